//! What the index finds is what the plain search and the plain filter find.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::super::tests::{history_at, plan};
use super::super::{Filter, Match, Select, search};
use super::*;
use crate::journal::{Act, Outcome};
use crate::model::{Activity, Plan, YearList};

/// Pieces of texts and queries: words that share letters, marks in both forms, letters that fold in ways of
/// their own, and what stands between words.
const PIECES: [&str; 44] = [
    "samverkan",
    "Samverka",
    "sam",
    "verk",
    "återkoppling",
    "ÅTER",
    "aterko",
    "A\u{30a}ter",
    "möten",
    "mo\u{308}te",
    "kartläggning",
    "kartlagning",
    "vård",
    "plan",
    "s",
    "a",
    "å",
    "o",
    "e",
    "1",
    "1.1",
    "2.1.1a",
    "TL",
    "OSN",
    "omsorg",
    "aa",
    "a-a",
    "-a-",
    "–",
    "”",
    "é",
    "ü",
    "ø",
    "ß",
    "ΣΑΣ",
    "σας",
    "\u{212a}",
    "日本",
    "\u{301}",
    "\r\n",
    "\\",
    "ﬁ",
    "\u{1}",
    "İ",
];

const PARTIES: [&str; 5] = ["OSN", "ÄLN", "TL", "tl", "ukänd"];

fn text(pieces: impl Into<prop::collection::SizeRange>) -> impl Strategy<Value = String> {
    let glue = prop_oneof![4 => Just(" "), 2 => Just(""), 1 => Just("-")];
    prop::collection::vec((prop::sample::select(&PIECES[..]), glue), pieces)
        .prop_map(|parts| parts.into_iter().flat_map(|(piece, glue)| [piece, glue]).collect::<String>())
}

fn query() -> impl Strategy<Value = Query> {
    let word = prop_oneof![
        6 => text(1..3),
        2 => text(1..4).prop_map(|text| format!("\"{text}\"")),
        1 => Just("=nej".to_owned()),
        1 => Just("=saknas".to_owned()),
        1 => prop::sample::select(&["samvrkn", "samvekan", "atrkop", "krtlgn", "mtn", "åtrk"][..]).prop_map(str::to_owned),
    ];
    (prop::collection::vec(word, 1..3), 0..3_usize).prop_map(|(words, less)| {
        let typed = words.join(" ");
        let letters = typed.chars().count().saturating_sub(less);
        let typed: String = typed.chars().take(letters).collect();
        Query::parse(&typed, |word| match word {
            "nej" => Some(Select::Outcome(Outcome::No)),
            "saknas" => Some(Select::Open),
            _ => None,
        })
    })
}

/// Text and bullets, goal, parties, and the indicators with their lead-ins.
type Written = (String, Vec<String>, &'static str, Vec<&'static str>, Vec<(String, Option<String>)>);

fn written() -> impl Strategy<Value = Written> {
    (
        text(0..5),
        prop::collection::vec(text(0..3), 0..2),
        prop::sample::select(&["1.1", "1.2", "2.1", "3"][..]),
        prop::collection::vec(prop::sample::select(&PARTIES[..]), 0..4),
        prop::collection::vec((text(0..4), prop::option::of(text(0..2))), 0..3),
    )
}

/// The plan of the tables with this list; a goal may be there twice.
fn planned(list: &[Written], twice: bool) -> Plan {
    let mut plan = plan();
    if twice {
        let goal = plan.focus_areas[0].goals[0].clone();
        plan.focus_areas[1].goals.push(goal);
    }
    let YearList { year, activities, .. } = plan.lists.remove(0);
    let template = activities[0].clone();
    let activity = |(n, (text, details, goal, parties, indicators)): (usize, &Written)| {
        let indicator = |(m, (text, stem)): (usize, &(String, Option<String>))| {
            let letter = char::from(b'a' + u8::try_from(m).unwrap());
            let id = format!("{n}{letter}").as_str().into();
            let mut one = template.indicators[0].clone();
            (one.id, one.text, one.stem) = (id, text.as_str().into(), stem.as_deref().map(Into::into));
            one
        };
        let mut one = Activity {
            id: n.to_string().as_str().into(),
            goal: (*goal).into(),
            text: text.as_str().into(),
            details: details.iter().map(|one| one.as_str().into()).collect(),
            indicators: indicators.iter().enumerate().map(indicator).collect(),
            ..template.clone()
        };
        one.responsible.parties = parties.iter().map(|abbr| (*abbr).into()).collect();
        one
    };
    plan.lists.push(YearList::new(plan.id.clone(), year, list.iter().enumerate().map(activity).collect()));
    plan
}

/// Outcomes and notes about these items.
fn recorded(acts: &[(String, Option<String>)]) -> History {
    let act = |note: &Option<String>| match note {
        Some(text) => Act::Note(text.clone()),
        None => Act::Outcome(Some(Outcome::No)),
    };
    history_at(&acts.iter().map(|(id, note)| (0, id.as_str(), act(note))).collect::<Vec<_>>())
}

fn acts() -> impl Strategy<Value = Vec<(String, Option<String>)>> {
    prop::collection::vec(("[0-9][a-c]?", prop::option::of(text(0..4))), 0..6)
}

fn filter() -> impl Strategy<Value = Filter> {
    let abbrs =
        || prop::collection::btree_set(prop::sample::select(&PARTIES[..]).prop_map(str::to_owned), 0..4);
    let also = prop_oneof![3 => Just(BTreeSet::new()), 1 => abbrs()];
    (abbrs(), prop::sample::select(&Match::ALL[..]), any::<bool>(), also)
        .prop_map(|(parties, mode, nobody, also)| Filter { parties, mode, nobody, also, ..Filter::default() })
}

proptest! {
    #![proptest_config(ProptestConfig { max_shrink_time: 5_000, ..ProptestConfig::with_cases(600) })]

    #[test]
    fn the_index_finds_what_the_plain_search_finds(
        list in prop::collection::vec(written(), 0..9),
        twice in prop::bool::weighted(0.2),
        acts in acts(),
        queries in prop::collection::vec(query(), 1..6),
    ) {
        let (plan, history) = (planned(&list, twice), recorded(&acts));
        let plan = PlanYear::new(&plan, None);
        let (index, named) = (Index::new(plan), Named::new(plan));
        let said = Said::new(&index, plan, &history);
        let indexed = Indexed { plan, history: &history, index: &index, named: &named, said: &said };
        for query in queries {
            let plain: Vec<_> = search(plan, &history, &query).into_iter().map(|hit| (hit.item, hit.at)).collect();
            let found: Vec<_> =
                indexed.search(&query).into_iter().map(|(at, place)| (index.item(plan, at).unwrap(), place)).collect();
            prop_assert_eq!(&found, &plain, "{:?}", query);
            let activities = &plan.list.unwrap().activities;
            let found = indexed.activities(&query);
            for (area, goal, activity) in plan.activities() {
                let at = activities.iter().position(|one| one.id == activity.id).unwrap();
                prop_assert_eq!(found[at], query.occurs_in(plan, area, goal, activity, &history), "{:?}", query);
            }
        }
    }

    #[test]
    fn parties_by_number_are_taken_as_by_name(
        list in prop::collection::vec(written(), 0..9),
        filters in prop::collection::vec(filter(), 1..9),
    ) {
        let plan = planned(&list, false);
        let activities = &plan.lists[0].activities;
        let named = Named::new(PlanYear::new(&plan, None));
        for filter in filters {
            let takes = named.taken_by(&filter);
            for (at, activity) in activities.iter().enumerate() {
                prop_assert_eq!(takes(at), filter.names(&plan, &activity.responsible), "{:?} {:?}", filter, activity);
            }
        }
        for abbr in PARTIES {
            let plain: usize = activities.iter().map(|one| one.responsible.abbrs().filter(|one| *one == abbr).count()).sum();
            prop_assert_eq!(named.count(Some(abbr)), plain);
        }
        prop_assert_eq!(named.count(None), activities.iter().filter(|one| one.responsible.parties.is_empty()).count());
    }
}
