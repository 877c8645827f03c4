//! Tables of what filters show and what searches find.

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::{Filter, Match, Query, Select, Where, find_party, search};
use crate::journal::{Act, Author, Entry, EntryId, History, Outcome, Record, Target};
use crate::model::{Plan, PlanYear, Year, YearList};
use crate::source::options;

const PLAN: &str = r#"(
    format: 1, id: "p", title: "Plan", organisation: "O", period: (from: 2025, to: 2025),
    parties: [
        (abbr: "OSN", name: "omsorgsnämnden", kind: Committee),
        (abbr: "ÄLN", name: "äldrenämnden", kind: Committee),
        (abbr: "TL", name: "Tjänsteledning", kind: OfficerGroup),
    ],
    focus_areas: [
        (id: "1", title: "Nära vård", goals: [(id: "1.1", title: "Samverkan"), (id: "1.2", title: "Tomt mål")]),
        (id: "2", title: "Digitalisering", goals: [(id: "2.1", title: "System")]),
    ],
)"#;

const LIST: &str = r#"(
    format: 1, plan: "p", year: 2025,
    activities: [
        (id: "2.1.1", goal: "2.1", text: "Utveckla system", responsible: (as_written: "TL", parties: ["TL"]),
         indicators: [(id: "2.1.1a", text: "Processerna har tydliggjorts", kind: Statement)]),
        (id: "1.1.1", goal: "1.1", text: "Återkoppling till anhöriga", responsible: (parties: ["OSN", "ÄLN"]),
         indicators: [
            (id: "1.1.1a", text: "Rutin finns", kind: YesNo), (id: "1.1.1b", text: "Andel", kind: Percent),
         ]),
        (id: "1.1.2", goal: "1.1", text: "Aterkommande möten", responsible: (parties: ["OSN"]),
         indicators: [(id: "1.1.2a", text: "Möten genomförs", kind: Statement)]),
        (id: "1.1.10", goal: "1.1", text: "Kartläggning", responsible: (parties: ["ÄLN", "TL"]),
         indicators: [(id: "1.1.10a", text: "Klar", kind: YesNo)]),
        (id: "1.1.3", goal: "1.1", text: "Ingen ansvarig",
         indicators: [(id: "1.1.3a", text: "Klar", kind: YesNo)]),
    ],
)"#;

pub(super) fn plan() -> Plan {
    let mut plan: Plan = options().from_str(PLAN).unwrap();
    let mut list: YearList = options().from_str(LIST).unwrap();
    list.index();
    plan.lists.push(list);
    plan
}

fn target(id: &str) -> Target {
    Target { plan: "p".into(), year: Some(Year(2025)), id: Some(id.into()) }
}

pub(super) fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_747_222_920 + second).unwrap()
}

fn history(acts: &[(&str, Act)]) -> History {
    history_at(&acts.iter().cloned().map(|(id, act)| (0, id, act)).collect::<Vec<_>>())
}

/// What was recorded by one person at these seconds.
pub(super) fn history_at(acts: &[(i64, &str, Act)]) -> History {
    History::new(acts.iter().enumerate().map(|(n, (second, id, act))| {
        Entry {
            record: Record {
                id: EntryId::from(format!("{n:022}").as_str()),
                at: at(*second),
                by: Author { uid: 1, login: "a".into(), name: None },
                meeting: None,
                target: target(id),
                act: act.clone(),
                on: Vec::new(),
                saw: String::new(),
            }
            .into(),
            slot: "".into(),
            line: n + 1,
        }
    }))
}

fn shown(filter: &Filter, history: &History) -> Vec<String> {
    let plan = plan();
    let shown = filter.apply(PlanYear::new(&plan, None), history);
    assert_eq!(shown.total, 5);
    shown.activities.iter().map(|one| one.activity.id.to_string()).collect()
}

fn parties(abbrs: &[&str], mode: Match, nobody: bool) -> Filter {
    let parties: BTreeSet<String> = abbrs.iter().map(|&abbr| abbr.to_owned()).collect();
    Filter { parties, mode, nobody, ..Filter::default() }
}

#[test]
fn modes_of_the_filter_by_party() {
    let nothing = History::default();
    for (abbrs, mode, nobody, expected) in [
        (&[][..], Match::Any, false, &["1.1.1", "1.1.2", "1.1.10", "1.1.3", "2.1.1"][..]),
        (&["OSN"], Match::Any, false, &["1.1.1", "1.1.2"]),
        (&["OSN", "TL"], Match::Any, false, &["1.1.1", "1.1.2", "1.1.10", "2.1.1"]),
        (&["OSN", "ÄLN"], Match::All, false, &["1.1.1"]),
        (&["OSN"], Match::Only, false, &["1.1.2"]),
        (&["OSN", "ÄLN"], Match::Only, false, &["1.1.1", "1.1.2"]),
        (&["OSN"], Match::Particular, false, &["1.1.2"]),
        (&["ÄLN"], Match::Particular, false, &["1.1.10"]),
        (&[], Match::Any, true, &["1.1.3"]),
        (&["TL"], Match::Only, true, &["1.1.3", "2.1.1"]),
        (&[], Match::All, true, &["1.1.3"]),
    ] {
        assert_eq!(shown(&parties(abbrs, mode, nobody), &nothing), expected, "{abbrs:?} {mode:?} {nobody}");
    }
}

#[test]
fn outcomes_and_places() {
    let history =
        history(&[("1.1.1a", Act::Outcome(Some(Outcome::Yes))), ("1.1.2a", Act::Outcome(Some(Outcome::No)))]);
    let outcome = |select| Filter { outcome: Some(select), ..Filter::default() };
    assert_eq!(shown(&outcome(Select::Outcome(Outcome::Yes)), &history), ["1.1.1"]);
    assert_eq!(shown(&outcome(Select::Open), &history), ["1.1.1", "1.1.10", "1.1.3", "2.1.1"]);
    let plan = plan();
    let open = outcome(Select::Open).apply(PlanYear::new(&plan, None), &history);
    let ids: Vec<&str> = open.activities[0].indicators.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(ids, ["1.1.1b"], "only the open indicator of the activity is shown");
    assert_eq!(shown(&Filter { focus_area: Some("2".into()), ..Filter::default() }, &history), ["2.1.1"]);
    assert_eq!(shown(&Filter { goal: Some("1.2".into()), ..Filter::default() }, &history), [""; 0]);
    let everything = Filter::default().apply(PlanYear::new(&plan, None), &history);
    let counts = everything.counts(PlanYear::new(&plan, None), &history);
    assert_eq!((counts.activities, counts.indicators, counts.yes, counts.no, counts.open), (5, 6, 1, 1, 4));
}

fn query(text: &str) -> Query {
    Query::parse(text, |word| match word {
        "nej" => Some(Select::Outcome(Outcome::No)),
        "saknas" => Some(Select::Open),
        _ => None,
    })
}

#[test]
fn what_a_search_finds() {
    let history = history(&[
        ("1.1.2a", Act::Outcome(Some(Outcome::No))),
        ("1.1.10", Act::Note("Väntar på återkoppling".into())),
    ]);
    let plan = plan();
    let find = |text: &str| -> Vec<(String, Where)> {
        search(PlanYear::new(&plan, None), &history, &query(text))
            .iter()
            .map(|hit| (hit.item.id().to_string(), hit.at))
            .filter(|(_, at)| *at != Where::Near)
            .collect()
    };
    let found =
        |list: &[(&str, Where)]| list.iter().map(|(id, at)| ((*id).to_owned(), *at)).collect::<Vec<_>>();
    assert_eq!(find("1.1.2A"), found(&[("1.1.2a", Where::WholeId)]));
    assert_eq!(find("1.1.1")[0], ("1.1.1".to_owned(), Where::WholeId));
    assert_eq!(
        find("aterko"),
        found(&[("1.1.1", Where::WordStart), ("1.1.2", Where::WordStart), ("1.1.10", Where::Note)])
    );
    assert_eq!(find("återko"), found(&[("1.1.1", Where::WordStart), ("1.1.10", Where::Note)]), "å means å");
    assert_eq!(find("\"till anhöriga\""), found(&[("1.1.1", Where::WordStart)]));
    assert_eq!(find("möten =nej"), found(&[("1.1.2a", Where::WordStart)]));
    let open = find("aln =saknas");
    assert_eq!(open.iter().map(|(id, _)| id.as_str()).collect::<Vec<_>>(), ["1.1.1a", "1.1.1b", "1.1.10a"]);
    assert!(find("xyzzy").is_empty() && find("").is_empty() && find("\"").is_empty());
}

#[test]
fn near_ones_only_when_there_are_few() {
    let history = History::default();
    let plan = plan();
    let hits = search(PlanYear::new(&plan, None), &history, &query("kartlagning"));
    assert_eq!(hits.first().map(|hit| (hit.item.id().as_str(), hit.at)), Some(("1.1.10", Where::Near)));
}

#[test]
fn marks_lie_on_letters() {
    for (text, words, marked) in [
        ("Återkoppling och återkoppling", "aterkop", &["Återkop", "återkop"][..]),
        ("A\u{30a}terkoppling", "ater", &["A\u{30a}ter"]),
        ("möten", "mo te", &["möte"]),
        ("STRASSE straße", "straß", &["straß"]),
        ("ingenting", "x", &[]),
    ] {
        let found: Vec<&str> =
            query(words).marks(text).into_iter().filter_map(|range| text.get(range)).collect();
        assert_eq!(found, marked, "{words} in {text}");
    }
}

#[test]
fn a_party_by_any_spelling() {
    let plan = plan();
    for typed in ["ÄLN", "äln", "ALN", "aln", "A\u{308}LN", " aln ", "äldrenämnden", "aldrenamnden"] {
        assert_eq!(find_party(&plan, typed).map(|party| party.abbr.as_str()), Some("ÄLN"), "{typed}");
    }
    assert_eq!(find_party(&plan, "AL"), None);
}
