//! All records of a shared folder.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Role, Seal, WriterRecord};
use crate::problem::{Problem, RoleFault};
use crate::source::items;

/// The records, in the order of the file. Where two hold at once, the later one in the file does.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Writers {
    /// The records.
    #[serde(deserialize_with = "items")]
    pub records: Vec<WriterRecord>,
}

/// Up to where the entries of a writer count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Limit<'a> {
    /// All of them count.
    None,
    /// Those that the seal holds count.
    Sealed(&'a Seal),
    /// All count, though no record holds from that day on.
    Ended(Date),
    /// All count, though there is no record.
    Unlisted,
}

impl Writers {
    fn of_uid(&self, uid: u32) -> impl DoubleEndedIterator<Item = &WriterRecord> + Clone {
        self.records.iter().filter(move |record| record.uid == uid)
    }

    /// What somebody may do on a day, or why nothing but read.
    pub fn of(&self, uid: u32, day: Date) -> Result<Role, RoleFault> {
        if let Some(holds) = self.of_uid(uid).rev().find(|record| record.holds(day)) {
            return Ok(holds.role);
        }
        let last = self.of_uid(uid).next_back().ok_or(RoleFault::NoRecord)?;
        Err(match last.to {
            Some(to) if to <= day => RoleFault::Ended { to: to.to_string() },
            Some(_) | None => RoleFault::NotYet { from: last.from.to_string() },
        })
    }

    /// Why somebody does not write on a day, if so.
    pub fn forbids(&self, uid: u32, day: Date) -> Option<RoleFault> {
        match self.of(uid, day) {
            Ok(role) if role.writes() => None,
            Ok(_) => Some(RoleFault::Reader),
            Err(why) => Some(why),
        }
    }

    /// Whether somebody gets no further than folj, as the last record says; nothing where there is none.
    pub fn is_guest(&self, uid: u32) -> Option<bool> {
        self.of_uid(uid).next_back().map(|record| record.guest)
    }

    /// The name to show for somebody in place of the login, which has to be one that `is_login` knows.
    pub fn name(&self, uid: u32, is_login: impl Fn(&str) -> bool) -> Option<&str> {
        let named = self.of_uid(uid).rev().find(|record| is_login(&record.login));
        named.and_then(|record| record.name.as_deref()).filter(|name| !name.trim().is_empty())
    }

    /// The record without an end, if somebody has one.
    pub fn open(&self, uid: u32) -> Option<&WriterRecord> {
        self.of_uid(uid).rev().find(|record| record.to.is_none())
    }

    /// Up to where the entries of somebody count. No clock has a say in it.
    pub fn limit(&self, uid: u32) -> Limit<'_> {
        let mut writing = self.of_uid(uid).filter(|record| record.role.writes());
        let Some(last) = writing.clone().next_back() else { return Limit::Unlisted };
        if writing.any(|record| record.to.is_none()) {
            return Limit::None;
        }
        match (&last.sealed, last.to) {
            (Some(seal), _) => Limit::Sealed(seal),
            (None, Some(to)) => Limit::Ended(to),
            (None, None) => Limit::None,
        }
    }

    /// What is odd about the records, each with its index, given what the system calls a uid today.
    pub fn warnings(&self, login_of: impl Fn(u32) -> Option<String>) -> Vec<(usize, Problem)> {
        let mut warnings = Vec::new();
        for (at, record) in self.records.iter().enumerate() {
            let uid = record.uid;
            let mut warn = |fault| warnings.push((at, Problem::role(fault)));
            if let Some(to) = record.to.filter(|to| *to < record.from) {
                warn(RoleFault::Reversed { from: record.from.to_string(), to: to.to_string() });
            }
            let is_last = self.of_uid(uid).next_back().is_some_and(|last| std::ptr::eq(last, record));
            if !is_last {
                continue;
            }
            let mut logins: Vec<String> = self.of_uid(uid).map(|record| record.login.clone()).collect();
            logins.sort_unstable();
            logins.dedup();
            if logins.len() > 1 {
                warn(RoleFault::ReusedUid { uid, logins });
            }
            let found = login_of(uid);
            // Who has left may be gone from the system, and should be.
            let gone = found.is_none() && record.to.is_some();
            if !gone && found.as_ref() != Some(&record.login) {
                warn(RoleFault::OtherLogin { uid, login: record.login.clone(), found });
            }
        }
        warnings
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::source::read;

    fn writers(text: &str) -> Writers {
        let read = read::<Writers>(&"writers.ron".into(), &text.into());
        assert_eq!(read.findings, [], "{text}");
        read.value.unwrap()
    }

    const FIVE: &str = r#"// who may write
[
    (uid: 1001, login: "anna", name: "Anna Berg", role: Writer, from: "2025-01-01"),
    (uid: 1002, login: "bo", role: Reader, from: "2025-01-01"),
    (uid: 1003, login: "cia", role: Writer, from: "2024-01-01", to: "2025-03-01",
        sealed: {"1003-cia/p/7f3c21aa.0.fj": "3580e5e7e62a7356"}),
    (uid: 1004, login: "dan", role: Administrator, from: "2026-01-01"),
    (uid: 1005, login: "eva", role: Writer, from: "2024-01-01", to: "2025-02-01"),
    (uid: 1005, login: "eva", role: Reader, from: "2025-02-01"),
]"#;

    #[test]
    fn who_may_do_what_on_a_day() {
        let writers = writers(FIVE);
        let ended = RoleFault::Ended { to: "2025-03-01".into() };
        let not_yet = |from: &str| RoleFault::NotYet { from: from.into() };
        for (uid, day, wanted) in [
            (1001, date(2025, 1, 1), Ok(Role::Writer)),
            (1001, date(2024, 12, 31), Err(not_yet("2025-01-01"))),
            (1002, date(2025, 5, 1), Ok(Role::Reader)),
            (1003, date(2025, 2, 28), Ok(Role::Writer)),
            (1003, date(2025, 3, 1), Err(ended.clone())),
            (1003, date(2026, 3, 1), Err(ended)),
            (1003, date(2023, 3, 1), Err(not_yet("2024-01-01"))),
            (1004, date(2026, 1, 1), Ok(Role::Administrator)),
            (1005, date(2025, 1, 31), Ok(Role::Writer)),
            (1005, date(2025, 2, 1), Ok(Role::Reader)),
            (1006, date(2025, 5, 1), Err(RoleFault::NoRecord)),
        ] {
            assert_eq!(writers.of(uid, day), wanted, "{uid} {day}");
        }
        let may: Vec<u32> =
            (1001..1007).filter(|uid| writers.forbids(*uid, date(2025, 5, 1)).is_none()).collect();
        assert_eq!(may, [1001]);
        assert_eq!(writers.forbids(1002, date(2025, 5, 1)), Some(RoleFault::Reader));
    }

    #[test]
    fn whose_entries_count_up_to_where() {
        let writers = writers(FIVE);
        assert_eq!(writers.limit(1001), Limit::None);
        assert_eq!(writers.limit(1002), Limit::Unlisted);
        assert!(matches!(writers.limit(1003), Limit::Sealed(seal) if seal.len() == 1));
        assert_eq!(writers.limit(1004), Limit::None);
        assert_eq!(writers.limit(1005), Limit::Ended(date(2025, 2, 1)));
        assert_eq!(writers.limit(1006), Limit::Unlisted);
        let again =
            FIVE.replace(']', "    (uid: 1003, login: \"cia\", role: Writer, from: \"2025-09-01\"),\n]");
        assert_eq!(self::writers(&again).limit(1003), Limit::None, "who comes back may go on");
    }

    #[test]
    fn who_gets_no_further_than_folj() {
        let writers = writers(&FIVE.replace("role: Reader,", "role: Reader, guest: true,"));
        let of = |uid| writers.is_guest(uid);
        assert_eq!([1001, 1002, 1005, 1006].map(of), [Some(false), Some(true), Some(true), None]);
    }

    #[test]
    fn names() {
        let writers = writers(FIVE);
        for (uid, login, name) in [(1001, "anna", Some("Anna Berg")), (1001, "bo", None), (1002, "bo", None)]
        {
            assert_eq!(writers.name(uid, |known| known == login), name, "{uid} {login}");
        }
    }

    #[test]
    fn what_is_odd() {
        let text = r#"[
            (uid: 1, login: "anna", role: Writer, from: "2025-01-01", to: "2025-02-01"),
            (uid: 1, login: "bo", role: Writer, from: "2025-02-01"),
            (uid: 2, login: "cia", role: Writer, from: "2025-01-01"),
            (uid: 3, login: "dan", role: Writer, from: "2025-01-01", to: "2024-01-01"),
            (uid: 4, login: "eva", role: Reader, from: "2025-01-01"),
            (uid: 4, login: "eva", role: Writer, from: "2025-01-01"),
        ]"#;
        let logins = |uid| [(1, "bo"), (4, "eva"), (2, "carl")].into_iter().find(|one| one.0 == uid);
        let found = writers(text).warnings(|uid| logins(uid).map(|one| one.1.to_owned()));
        let carl = RoleFault::OtherLogin { uid: 2, login: "cia".into(), found: Some("carl".into()) };
        let wanted = [
            (1, RoleFault::ReusedUid { uid: 1, logins: vec!["anna".into(), "bo".into()] }),
            (2, carl),
            (3, RoleFault::Reversed { from: "2025-01-01".into(), to: "2024-01-01".into() }),
        ];
        assert_eq!(found, wanted.map(|(at, fault)| (at, Problem::role(fault))));
    }

    #[test]
    fn every_mistake_has_its_place_and_the_rest_is_read() {
        let text = FIVE
            .replace("role: Reader, from: \"2025-01-01\"", "role: Raeder, from: \"2025-01-01\"")
            .replace("2026-01-01", "2026-13-01");
        let read = read::<Writers>(&"writers.ron".into(), &text.as_str().into());
        let lines: Vec<usize> =
            read.findings.iter().map(|one| one.place.as_ref().unwrap().line_column().0).collect();
        assert_eq!(lines, [4, 7], "{:#?}", read.findings);
        assert_eq!(read.value.unwrap().records.len(), 4);
    }
}
