//! What a visit leaves for the next one, a file for each plan. It is a comfort: where it cannot be
//! kept, nobody is told, and where it cannot be read, it is not there.

use std::fs;
use std::io;
use std::path::PathBuf;

use super::private;
use crate::model::PlanId;

/// The folder of what visits leave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visits {
    folder: PathBuf,
}

impl Visits {
    /// What lies in a folder, which is made when the first visit leaves something.
    pub fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// Whether no visit has left anything yet, about whatever plan.
    pub fn is_first(&self) -> bool {
        let there = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        let mut left = there.filter(|file| file.path().extension().is_some_and(|ext| ext == "ron"));
        left.next().is_none()
    }

    /// What the last visit to a plan left, as it was written.
    pub fn load(&self, plan: &PlanId) -> Option<String> {
        private::read(&self.path(plan)).ok()
    }

    /// Puts it in place of what was there. Nobody waits for the disk: it is there after `kill -9`, and where the
    /// machine stops it may be gone.
    pub fn keep(&self, plan: &PlanId, text: &str) -> io::Result<()> {
        private::put(&self.folder, &self.path(plan), &[text.as_bytes()])
    }

    fn path(&self, plan: &PlanId) -> PathBuf {
        self.folder.join(private::name(plan.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn what_a_visit_left_is_there_for_the_next_one_and_for_nobody_else() {
        let place = tempfile::tempdir().unwrap();
        let visits = Visits::new(place.path().join("folj/visits"));
        let [one, other] = ["hsvo-uppsala-2024", "../../x"].map(PlanId::from);
        assert_eq!((visits.is_first(), visits.load(&one)), (true, None));
        visits.keep(&one, "(1)").unwrap();
        visits.keep(&one, "(2)").unwrap();
        visits.keep(&other, "(å)").unwrap();
        assert_eq!(
            (visits.is_first(), visits.load(&one), visits.load(&other)),
            (false, Some("(2)".into()), Some("(å)".into()))
        );
        let mode = |path: &std::path::Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&visits.folder), 0o700);
        let files: Vec<_> = fs::read_dir(&visits.folder).unwrap().map(|file| file.unwrap().path()).collect();
        assert_eq!(files.len(), 2, "{files:?}");
        assert!(files.iter().all(|file| mode(file) == 0o600));
    }

    #[test]
    fn where_nothing_can_be_kept_or_read_there_is_nothing() {
        let visits = Visits::new("/dev/null/visits".into());
        assert!(visits.keep(&"p".into(), "text").is_err());
        assert_eq!((visits.is_first(), visits.load(&"p".into())), (true, None));
        let place = tempfile::tempdir().unwrap();
        let visits = Visits::new(place.path().to_owned());
        fs::write(visits.path(&"p".into()), b"\xff").unwrap();
        fs::create_dir(visits.path(&"q".into())).unwrap();
        assert_eq!(
            (visits.load(&"p".into()), visits.load(&"q".into()), visits.is_first()),
            (None, None, false)
        );
    }

    #[test]
    fn two_terminals_leave_one_whole_file() {
        let place = tempfile::tempdir().unwrap();
        let visits = Visits::new(place.path().join("visits"));
        let texts = ["a".repeat(5_000), "b".repeat(9_000)];
        std::thread::scope(|scope| {
            for text in &texts {
                scope.spawn(|| (0..50).for_each(|_| visits.keep(&"p".into(), text).unwrap()));
            }
            for _ in 0..200 {
                let seen = visits.load(&"p".into());
                assert!(seen.is_none_or(|seen| texts.contains(&seen)));
            }
        });
        assert_eq!(fs::read_dir(place.path().join("visits")).unwrap().count(), 1);
    }
}
