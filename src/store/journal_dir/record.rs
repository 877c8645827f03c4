//! A record as folj writes it, read in one pass.
//!
//! RON allows for much more than what stands in a journal, and going through a line with all of that
//! in mind costs ten times as much. What folj writes has its fields in one order and no
//! blanks. [`read`] takes that shape alone; everything else, from blanks to records of a later version,
//! it leaves to RON, which then also says what is wrong.

use std::collections::HashMap;

use serde::Deserialize;
use serde::de::value::{Error, StrDeserializer};

use crate::journal::{Act, Author, EntryId, MeetingId, Proposal, Record, Target};
use crate::model::{Id, PlanId};

/// Texts that stand in many records, kept once.
#[derive(Debug, Default)]
pub(super) struct Words {
    items: HashMap<Box<str>, Id>,
    meetings: HashMap<Box<str>, MeetingId>,
}

/// The text as it was kept when it was met first.
fn shared<T: Clone + for<'a> From<&'a str>>(known: &mut HashMap<Box<str>, T>, text: &str) -> T {
    if let Some(known) = known.get(text) {
        return known.clone();
    }
    let new = T::from(text);
    known.insert(text.into(), new.clone());
    new
}

/// The record that stands there, if it is about this plan and looks as folj writes it.
pub(super) fn read(ron: &[u8], plan: &PlanId, words: &mut Words) -> Option<Record> {
    let mut rest = Rest(std::str::from_utf8(ron).ok()?);
    let record = rest.record(plan, words)?;
    rest.0.is_empty().then_some(record)
}

/// What has not been read yet.
struct Rest<'a>(&'a str);

impl<'a> Rest<'a> {
    fn record(&mut self, plan: &PlanId, words: &mut Words) -> Option<Record> {
        self.skip("(id:")?;
        let id = EntryId::from(self.text()?);
        self.skip(",at:")?;
        let at = self.text()?.parse().ok()?;
        self.skip(",by:(")?;
        let by = self.author()?;
        self.skip("),")?;
        let mut meeting = None;
        if self.skip("meeting:").is_some() {
            meeting = Some(shared(&mut words.meetings, self.some(Self::text)?));
            self.skip(",")?;
        }
        self.skip("target:(")?;
        let target = self.target(plan, words)?;
        self.skip("),do:")?;
        let act = self.act()?;
        self.skip(",on:[")?;
        let on = self.ids()?;
        self.skip("],saw:")?;
        let saw = self.text()?.to_owned();
        self.skip(")")?;
        Some(Record { id, at, by, meeting, target, act, on, saw })
    }

    fn author(&mut self) -> Option<Author> {
        self.skip("uid:")?;
        let uid = self.digits()?.parse().ok()?;
        self.skip(",login:")?;
        let login = self.text()?.to_owned();
        let mut name = None;
        if self.skip(",name:").is_some() {
            name = Some(self.some(Self::text)?.to_owned());
        }
        Some(Author { uid, login, name })
    }

    fn target(&mut self, plan: &PlanId, words: &mut Words) -> Option<Target> {
        self.skip("plan:")?;
        let plan = (self.text()? == plan.as_str()).then(|| plan.clone())?;
        let (mut year, mut id) = (None, None);
        if self.skip(",year:").is_some() {
            year = Some(crate::model::Year(self.some(Self::digits)?.parse().ok()?));
        }
        if self.skip(",id:").is_some() {
            id = Some(shared(&mut words.items, self.some(Self::text)?));
        }
        Some(Target { plan, year, id })
    }

    /// Meetings are opened, marked and closed so seldom that RON may read about it.
    fn act(&mut self) -> Option<Act> {
        let act = match self.name()? {
            "Outcome" => Act::Outcome(self.maybe(Self::choice)?),
            "Number" => Act::Number(self.maybe(|rest| rest.text()?.parse().ok())?),
            "Note" => Act::Note(self.text()?.to_owned()),
            "Status" => Act::Status(self.maybe(Self::choice)?),
            "Proposal" => Act::Proposal(self.maybe(Self::proposal)?),
            "Decision" => Act::Decision(self.text()?.to_owned()),
            "Withdraw" => Act::Withdraw(self.text()?.into()),
            _ => return None,
        };
        self.skip(")").map(|()| act)
    }

    fn proposal(&mut self) -> Option<Proposal> {
        self.skip("(course:")?;
        let course = self.choice()?;
        let mut reason = String::new();
        if self.skip(",reason:").is_some() {
            self.text()?.clone_into(&mut reason);
        }
        self.skip(")").map(|()| Proposal { course, reason })
    }

    fn ids(&mut self) -> Option<Vec<EntryId>> {
        let mut ids = Vec::new();
        while self.0.starts_with('"') {
            ids.push(self.text()?.into());
            if self.skip(",").is_none() {
                break;
            }
            // RON takes a comma behind the last one, folj writes none.
            self.0.starts_with('"').then_some(())?;
        }
        Some(ids)
    }

    /// The name of a choice, up to the bracket behind it.
    fn name(&mut self) -> Option<&'a str> {
        let (name, rest) = self.0.split_once('(')?;
        self.0 = rest;
        Some(name)
    }

    /// `Some(…)`.
    fn some<T>(&mut self, inner: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        self.skip("Some(")?;
        let value = inner(self)?;
        self.skip(")").map(|()| value)
    }

    /// `None` or `Some(…)`.
    #[expect(clippy::option_option, reason = "the outer one says whether it can be read, the inner one was")]
    fn maybe<T>(&mut self, inner: impl FnOnce(&mut Self) -> Option<T>) -> Option<Option<T>> {
        if self.skip("None").is_some() { Some(None) } else { self.some(inner).map(Some) }
    }

    /// A word of one of our lists.
    fn choice<T: Deserialize<'a>>(&mut self) -> Option<T> {
        let word = self.take(|byte| byte.is_ascii_alphabetic())?;
        T::deserialize(StrDeserializer::<Error>::new(word)).ok()
    }

    /// A number as it is written: without a sign and without zeros in front.
    fn digits(&mut self) -> Option<&'a str> {
        let digits = self.take(|byte| byte.is_ascii_digit())?;
        (digits == "0" || !digits.starts_with('0')).then_some(digits)
    }

    /// A text in which nothing has a backslash before it.
    fn text(&mut self) -> Option<&'a str> {
        self.skip("\"")?;
        let text = self.take(|byte| !matches!(byte, b'"' | b'\\'))?;
        self.skip("\"").map(|()| text)
    }

    /// The bytes at the front that are like that. They end before an ASCII one.
    fn take(&mut self, is_wanted: impl Fn(u8) -> bool) -> Option<&'a str> {
        let end = self.0.bytes().position(|byte| !is_wanted(byte))?;
        let (taken, rest) = self.0.split_at_checked(end)?;
        self.0 = rest;
        Some(taken)
    }

    fn skip(&mut self, expected: &str) -> Option<()> {
        self.0 = self.0.strip_prefix(expected)?;
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::journal::{Course, Mark, Outcome, Status};
    use crate::model::Year;

    const PLAN: &str = "hsvo-uppsala-2024";

    fn fast(ron: &[u8]) -> Option<Record> {
        read(ron, &PLAN.into(), &mut Words::default())
    }

    /// What is read is what RON reads.
    fn agrees(ron: &[u8]) {
        if let Some(record) = fast(ron) {
            let text = String::from_utf8_lossy(ron);
            assert_eq!(Ok(record), ron::de::from_bytes(ron), "{text}");
        }
    }

    fn text() -> impl Strategy<Value = String> {
        prop_oneof!["[a-zåäö0-9 .,:()]{0,30}", "[\\PC\n\t\"\\\\]{0,30}", "[0-9a-f]{22}"]
    }

    fn act() -> impl Strategy<Value = Act> {
        prop_oneof![
            proptest::sample::select(&Outcome::ALL).prop_map(|one| Act::Outcome(Some(one))),
            proptest::sample::select(&Status::ALL).prop_map(|one| Act::Status(Some(one))),
            any::<i32>().prop_map(|one| Act::Number(Some(i64::from(one).into()))),
            Just(Act::Outcome(None)),
            Just(Act::Number(None)),
            Just(Act::Status(None)),
            Just(Act::Proposal(None)),
            text().prop_map(Act::Note),
            text().prop_map(Act::Decision),
            text().prop_map(|id| Act::Withdraw(id.as_str().into())),
            (proptest::sample::select(&Course::ALL), text())
                .prop_map(|(course, reason)| Act::Proposal(Some(Proposal { course, reason }))),
            text().prop_map(|id| Act::MeetingClosed { meeting: id.as_str().into() }),
            text().prop_map(|id| Act::MeetingMarked { meeting: id.as_str().into(), mark: Mark::Decided }),
        ]
    }

    prop_compose! {
        fn record()(
            id in text(),
            at in (0..4_000_000_000_i64, 0..1_000_000_000_i32),
            by in (any::<u32>(), text(), proptest::option::of(text())),
            meeting in proptest::option::of(text()),
            plan in prop_oneof![9 => Just(PLAN.to_owned()), 1 => text()],
            year in proptest::option::of(any::<i16>()),
            item in proptest::option::of(text()),
            act in act(),
            on in proptest::collection::vec(text(), 0..4),
            saw in text(),
        ) -> Record {
            Record {
                id: id.as_str().into(),
                at: jiff::Timestamp::new(at.0, at.1).unwrap(),
                by: Author { uid: by.0, login: by.1, name: by.2 },
                meeting: meeting.map(|id| id.as_str().into()),
                target: Target { plan: plan.into(), year: year.map(Year), id: item.map(Id::from) },
                act,
                on: on.iter().map(|id| id.as_str().into()).collect(),
                saw,
            }
        }
    }

    proptest! {
        #[test]
        fn a_record_is_what_ron_makes_of_it(
            record in record(),
            at in any::<prop::sample::Index>(),
            length in 0..4_usize,
            put in prop_oneof![text(), "[ ,()0-9\"_+a-zA-Z-]{0,3}", Just("None".to_owned())],
        ) {
            let ron = ron::to_string(&record).unwrap();
            let plain = record.target.plan.as_str() == PLAN && record.act.meeting().is_none();
            let is_usual = plain && !ron.contains('\\') && record.target.year.is_none_or(|year| year.0 >= 0);
            if is_usual {
                prop_assert_eq!(fast(ron.as_bytes()), Some(record));
            } else {
                agrees(ron.as_bytes());
            }
            // Cut, put together and changed as no writer would.
            let at = at.index(ron.len());
            let mut changed = ron.clone().into_bytes();
            changed.splice(at..(at + length).min(ron.len()), put.bytes());
            agrees(&changed);
            agrees(&ron.as_bytes()[..at]);
        }
    }

    #[test]
    fn what_folj_does_not_write_is_left_to_ron() {
        let usual = r#"(id:"a",at:"2025-05-14T11:42:07Z",by:(uid:7,login:"anna",name:Some("A")),meeting:Some("m"),target:(plan:"hsvo-uppsala-2024",year:Some(2025),id:Some("2")),do:Outcome(Some(Partly)),on:["b","c"],saw:"")"#;
        assert!(fast(usual.as_bytes()).is_some());
        for (from, to) in [
            ("(id", "( id"),
            ("\"a\"", "\"\\u{61}\""),
            ("\"a\"", "r\"a\""),
            ("uid:7", "uid:07"),
            ("uid:7", "uid:+7"),
            ("uid:7", "uid:0x7"),
            ("uid:7", "uid:4294967296"),
            ("2025)", "2_025)"),
            ("2025)", "-2025)"),
            ("2025)", "32768)"),
            ("hsvo", "nsvo"),
            ("Partly", "Later"),
            ("Outcome", "Later"),
            ("\"c\"]", "\"c\",]"),
            (",saw:\"\"", ""),
            ("saw:\"\")", "saw:\"\",)"),
            ("saw:\"\")", "saw:\"\"))"),
            ("saw", "seen"),
            ("11:42", "25:42"),
            ("meeting:Some(\"m\")", "meeting:None"),
        ] {
            let other = usual.replacen(from, to, 1);
            assert_ne!(other, usual);
            assert_eq!(fast(other.as_bytes()), None, "{other}");
        }
        assert_eq!(fast(b"\xff"), None);
    }
}
