//! Reports to files: where a typed name leads, and what came of the writing.

use std::path::PathBuf;

use crate::app::{Export, Exported, NotExported};
use crate::problem::{NotWritten, WhyNotWritten};
use crate::store::write_report;

/// Where the files of reports are looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folders {
    /// The folder in which the program was started.
    pub here: PathBuf,
    /// The home of the user, if there is one.
    pub home: Option<PathBuf>,
}

impl Folders {
    /// Writes a report to its file.
    pub(super) fn export(&self, export: &Export) -> Exported {
        let file = export.file.clone();
        let result = self.path(&file).and_then(|path| {
            let (request, format) = (&export.request, export.format);
            write_report(&path, export.replace, |out| request.write(format, out))
                .map_err(|error| not_exported(&file, error))
        });
        Exported { file, result }
    }

    /// The path that is meant: from here, or behind `~/` from home.
    fn path(&self, typed: &str) -> Result<PathBuf, NotExported> {
        match typed.strip_prefix("~/") {
            Some(rest) => self.home.as_ref().map(|home| home.join(rest)).ok_or(NotExported::NoHome),
            None => Ok(self.here.join(typed)),
        }
    }
}

/// What the store says about a file, in terms of what was typed.
fn not_exported(typed: &str, error: NotWritten) -> NotExported {
    if let WhyNotWritten::Exists { free } = &error.why {
        let free = free.file_name().unwrap_or_default().to_string_lossy();
        let folder = typed.rfind('/').and_then(|at| typed.get(..=at)).unwrap_or_default();
        return NotExported::Exists(format!("{folder}{free}"));
    }
    NotExported::Refused(NotWritten { path: typed.into(), ..error })
}
