//! Where a report goes, in which format, and why it did not get there.

use std::path::{Path, PathBuf};

use crate::cli::io::{Exit, Failure};
use crate::cli::open::Session;
use crate::problem::{NotWritten, WhyNotWritten};
use crate::report::Format;
use crate::text::clean_line;

/// Where a report goes.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Output {
    /// To standard output.
    Stream,
    /// To what stands at a path.
    Path(PathBuf),
}

impl Output {
    /// What `-o` means.
    pub(super) fn of(typed: Option<&Path>, session: &Session) -> Self {
        match typed {
            Some(path) if path != Path::new("-") && path != Path::new("/dev/stdout") => {
                Self::Path(whole(path, session))
            }
            Some(_) | None => Self::Stream,
        }
    }

    /// The format that was asked for, or that the name tells; of pipes and devices Markdown.
    pub(super) fn format(&self, asked: Option<Format>, session: &Session) -> Result<Format, Failure> {
        let Self::Path(path) = self else { return Ok(asked.unwrap_or(Format::Markdown)) };
        let is_stream = || ["/dev", "/proc"].into_iter().any(|folder| path.starts_with(folder));
        let found = asked.or_else(|| of_ending(path)).or_else(|| is_stream().then_some(Format::Markdown));
        found.ok_or_else(|| {
            if path.is_dir() {
                return not_written(session, &NotWritten { path: path.clone(), why: WhyNotWritten::Folder });
            }
            let text = session.lang.cli_report_no_format(&named(session, path), &super::formats());
            Failure::new(Exit::Usage, text)
        })
    }
}

/// The path from the folder where the program was started, without `.` in it.
pub(super) fn whole(typed: &Path, session: &Session) -> PathBuf {
    session.facts.current_dir.join(typed).components().collect()
}

/// The format that a file of this name has.
fn of_ending(path: &Path) -> Option<Format> {
    let ending = path.extension()?.to_str()?.to_lowercase();
    let name = match ending.as_str() {
        "htm" => "html",
        "markdown" => "md",
        other => other,
    };
    Format::ALL.into_iter().find(|format| format.name() == name)
}

/// A path as it was typed, as far as that can be told.
pub(super) fn named(session: &Session, path: &Path) -> String {
    let short = path.strip_prefix(&session.facts.current_dir).unwrap_or(path);
    let short = if short.as_os_str().is_empty() { Path::new(".") } else { short };
    clean_line(&short.display().to_string()).into_owned()
}

/// The failure that it is, with its exit code and what can be done about it.
pub(super) fn not_written(session: &Session, error: &NotWritten) -> Failure {
    let named = |path: &Path| named(session, path);
    let sentence = session.lang.not_written(error, &named);
    let (exit, text) = match &error.why {
        WhyNotWritten::Exists { free } => {
            let advice = session.lang.cli_report_replace(&named(free));
            (Exit::CannotCreate, format!("{sentence} {advice}"))
        }
        WhyNotWritten::Folder
        | WhyNotWritten::Dangling
        | WhyNotWritten::NotAFile
        | WhyNotWritten::NoReader
        | WhyNotWritten::CannotCreate { .. } => (Exit::CannotCreate, sentence),
        WhyNotWritten::NoFolder { .. } => (Exit::Missing, sentence),
        WhyNotWritten::Denied { .. } => (Exit::NotAllowed, sentence),
        WhyNotWritten::Cut { .. } | WhyNotWritten::Failed { .. } => (Exit::NotSaved, sentence),
    };
    Failure::new(exit, text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_tells_the_format() {
        for (name, format) in [
            ("osn.html", Some(Format::Html)),
            ("osn.HTM", Some(Format::Html)),
            ("a.b/osn.docx", Some(Format::Docx)),
            ("osn.xlsx", Some(Format::Xlsx)),
            ("osn.csv", Some(Format::Csv)),
            ("osn.tsv", Some(Format::Tsv)),
            ("osn.Markdown", Some(Format::Markdown)),
            ("osn.json", Some(Format::Json)),
            ("osn", None),
            ("osn.txt", None),
            (".html", None),
            ("osn.html/", Some(Format::Html)),
        ] {
            assert_eq!(of_ending(Path::new(name)), format, "{name}");
        }
    }
}
