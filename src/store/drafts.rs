//! Texts that were begun and not saved, one file each, so that a lost line loses no words.
//!
//! A draft is nobody else's business: folder 0700, files 0600.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::private;
use crate::journal::{Act, EntryId, Field, Target};
use crate::problem::Problem;

/// A text that was begun and not saved, as it lies on disk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeptDraft {
    /// What it is about.
    pub target: Target,
    /// What saving the text so far would record.
    #[serde(rename = "do")]
    pub act: Act,
    /// The heads of its field when it was begun.
    #[serde(default)]
    pub on: Vec<EntryId>,
}

/// The folder of the drafts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drafts {
    folder: PathBuf,
}

impl Drafts {
    /// The drafts in a folder, which is made when the first one is kept.
    pub fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// Where they are.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The drafts that are there, in the order of their targets. What cannot be read is left alone.
    pub fn load(&self) -> Vec<KeptDraft> {
        let files = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        let mut drafts: Vec<KeptDraft> = files
            .map(|file| file.path())
            .filter(|path| path.extension().is_some_and(|extension| extension == "ron"))
            .filter_map(|path| ron::from_str(&private::read(&path).ok()?).ok())
            .collect();
        drafts.sort_unstable_by(|a, b| (&a.target, a.act.field()).cmp(&(&b.target, b.act.field())));
        drafts
    }

    /// Puts a draft on disk, in place of an earlier one about the same.
    pub fn keep(&self, draft: &KeptDraft) -> Result<(), Problem> {
        let path = self.path(&draft.target, draft.act.field());
        let text = ron::to_string(draft).map_err(|error| io_problem(&path, &error))?;
        private::write(&self.folder, &path, &text).map_err(|error| io_problem(&path, &error))
    }

    /// Removes the draft of a field of a target, if there is one.
    pub fn forget(&self, target: &Target, field: Field) -> Result<(), Problem> {
        let path = self.path(target, Some(field));
        match fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(io_problem(&path, &error)),
            _ => Ok(()),
        }
    }

    /// A name of fixed length that says nothing and can be no path, whatever the ids are.
    fn path(&self, target: &Target, field: Option<Field>) -> PathBuf {
        let part = |part: Option<String>| part.unwrap_or_default();
        let [year, id] = [
            part(target.year.map(|year| year.0.to_string())),
            part(target.id.as_ref().map(ToString::to_string)),
        ];
        self.folder.join(private::name(&format!("{}\0{year}\0{id}\0{field:?}", target.plan)))
    }
}

fn io_problem(path: &Path, error: &impl ToString) -> Problem {
    Problem::Io { path: path.display().to_string(), reason: error.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    fn draft(id: Option<&str>, text: &str) -> KeptDraft {
        let target = Target { plan: "hsvo-uppsala-2024".into(), year: None, id: id.map(Into::into) };
        KeptDraft { target, act: Act::Note(text.to_owned()), on: vec!["0190a1b2c3d4e5f6a7b8c9".into()] }
    }

    #[test]
    fn what_is_kept_is_there_at_the_next_start_until_it_is_forgotten() {
        let place = tempfile::tempdir().unwrap();
        let drafts = Drafts::new(place.path().join("folj/drafts"));
        assert_eq!(drafts.load(), []);
        let [plan, goal] = [draft(None, "om planen"), draft(Some("2.1"), "å \"ä\"\n\u{7}ö")];
        drafts.keep(&goal).unwrap();
        drafts.keep(&draft(None, "om pla")).unwrap();
        drafts.keep(&plan).unwrap();
        assert_eq!(Drafts::new(drafts.folder().to_owned()).load(), [plan, goal.clone()]);
        drafts.forget(&draft(None, "").target, Field::Note).unwrap();
        drafts.forget(&draft(None, "").target, Field::Note).unwrap();
        assert_eq!(drafts.load(), std::slice::from_ref(&goal));
        let decision = KeptDraft { act: Act::Decision("ja".into()), ..goal.clone() };
        drafts.keep(&decision).unwrap();
        assert_eq!(drafts.load().len(), 2, "a note and a decision about the same");
        drafts.forget(&goal.target, Field::Note).unwrap();
        assert_eq!(drafts.load(), [decision]);
    }

    #[test]
    fn nobody_else_can_read_them_and_nothing_lies_about() {
        let place = tempfile::tempdir().unwrap();
        let drafts = Drafts::new(place.path().join("state/drafts"));
        drafts.keep(&draft(Some("2.1"), "hemligt")).unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(drafts.folder()), 0o700);
        let files: Vec<PathBuf> =
            fs::read_dir(drafts.folder()).unwrap().map(|file| file.unwrap().path()).collect();
        assert_eq!(files.len(), 1, "{files:?}");
        assert_eq!(mode(&files[0]), 0o600);
    }

    #[test]
    fn ids_make_no_paths() {
        let place = tempfile::tempdir().unwrap();
        let drafts = Drafts::new(place.path().join("drafts"));
        drafts.keep(&draft(Some("../../../x"), "text")).unwrap();
        assert_eq!(fs::read_dir(place.path()).unwrap().count(), 1);
        assert_eq!(drafts.load().len(), 1);
    }

    #[test]
    fn what_is_no_draft_is_left_alone() {
        let place = tempfile::tempdir().unwrap();
        let drafts = Drafts::new(place.path().to_owned());
        fs::write(place.path().join("a.ron"), "(").unwrap();
        fs::write(place.path().join("b.ron"), vec![b'x'; 2 << 20]).unwrap();
        fs::create_dir(place.path().join("c.ron")).unwrap();
        std::os::unix::fs::symlink("/dev/zero", place.path().join("d.ron")).unwrap();
        drafts.keep(&draft(Some("2.1"), "text")).unwrap();
        assert_eq!(drafts.load(), [draft(Some("2.1"), "text")]);
    }

    #[test]
    fn nothing_is_kept_where_others_may_write() {
        let place = tempfile::tempdir().unwrap();
        let drafts = Drafts::new(place.path().join("drafts"));
        drafts.keep(&draft(None, "ett")).unwrap();
        for mode in [0o777, 0o1777, 0o770, 0o702] {
            fs::set_permissions(drafts.folder(), fs::Permissions::from_mode(mode)).unwrap();
            assert!(matches!(drafts.keep(&draft(None, "två")), Err(Problem::Io { .. })), "{mode:o}");
        }
        assert_eq!(drafts.load(), [draft(None, "ett")], "what is there is read");
        fs::set_permissions(drafts.folder(), fs::Permissions::from_mode(0o755)).unwrap();
        drafts.keep(&draft(None, "tre")).unwrap();
    }

    #[test]
    fn a_folder_that_cannot_be_made_is_a_problem_with_its_path() {
        let drafts = Drafts::new("/dev/null/drafts".into());
        assert!(
            matches!(drafts.keep(&draft(None, "")), Err(Problem::Io { path, .. }) if path.starts_with("/dev/null"))
        );
    }
}
