//! Names for the files of reports, safe on every system that they may be sent to.

use super::{Form, Format, Report};
use crate::query::fold;

/// The longest piece of a name that comes from a plan, in letters.
const LONGEST: usize = 40;

/// How many parties a name tells at most.
const MOST_PARTIES: usize = 3;

impl Report<'_> {
    /// A name for its file: what it is, whose, and of which day: `uppfoljning-osn-2025-05-14.html`.
    pub fn file_name(&self, format: Format) -> String {
        let parties: Vec<&str> = self.named_parties().collect();
        self.file_name_for(if parties.len() > MOST_PARTIES { &[] } else { &parties }, format)
    }

    /// The same for the part of some parties.
    pub fn file_name_for(&self, parties: &[&str], format: Format) -> String {
        let what = match self.wanted.form {
            Form::Report | Form::Extract => self.lang.report_follow_up(),
            Form::Minutes => self.lang.report_minutes(),
            Form::Deviations => self.lang.report_deviations(),
        };
        let body = self.meeting.as_ref().map(|meeting| meeting.body.as_str());
        let day = self.day();
        let words = std::iter::once(&*what).chain(body).chain(parties.iter().copied()).chain([day.as_str()]);
        let words: Vec<String> = words.map(plain).filter(|word| !word.is_empty()).collect();
        format!("{}.{}", words.join("-"), format.name())
    }
}

/// The letters a to z and digits of a text, marks on letters aside; a hyphen for whatever is between them.
fn plain(text: &str) -> String {
    let folded = fold(text);
    let words = folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let name = words.collect::<Vec<_>>().join("-");
    name.chars().take(LONGEST).collect::<String>().trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_plain_whatever_it_is_made_from() {
        for (text, name) in [
            ("Uppföljning", "uppfoljning"),
            ("ÄLN", "aln"),
            ("LG-NSU", "lg-nsu"),
            ("../../etc/passwd", "etc-passwd"),
            ("a\u{0}b\n/c\u{202e}", "a-b-c"),
            ("A\u{308}", "a"),
            ("…", ""),
            ("2025-05-14", "2025-05-14"),
        ] {
            assert_eq!(plain(text), name, "{text}");
        }
        assert_eq!(plain(&"å".repeat(100)).len(), LONGEST);
    }
}
