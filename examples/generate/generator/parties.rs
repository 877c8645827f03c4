//! Who answers: committees of invented municipalities, the region, and others.

use folj::model::{Origin, PartyKind, Role};
use serde::Serialize;

use super::plan::is_own;
use super::random::Random;

/// How many activities one municipality's committees have, about.
const ACTIVITIES_EACH: usize = 400;

const BEGINNINGS: [&str; 12] =
    ["Alm", "Björk", "Ek", "Gran", "Lind", "Sjö", "Sten", "Äng", "Ås", "Örn", "Hassel", "Hav"];
const ENDINGS: [&str; 8] = ["arby", "vika", "tuna", "köping", "sunda", "hamra", "fors", "lösa"];

const COMMITTEES: [(&str, &str); 6] = [
    ("AMN", "arbetsmarknadsnämnden"),
    ("KFN", "kultur- och fritidsnämnden"),
    ("OSN", "omsorgsnämnden"),
    ("SCN", "socialnämnden"),
    ("UBN", "utbildningsnämnden"),
    ("ÄLN", "äldrenämnden"),
];

/// The region, and those outside.
const OTHERS: [(&str, &str, PartyKind); 8] = [
    ("SHS", "sjukhusstyrelsen", PartyKind::Committee),
    ("VS", "vårdstyrelsen", PartyKind::Committee),
    ("TL", "tjänsteledningen", PartyKind::OfficerGroup),
    ("STG", "styrgruppen för nära vård", PartyKind::SteeringGroup),
    ("STRATEG", "samverkansstrateger", PartyKind::Role),
    ("BUP", "barn- och ungdomspsykiatrin", PartyKind::Unit),
    ("SF", "socialförvaltningen", PartyKind::Administration),
    ("AF", "Arbetsförmedlingen", PartyKind::ExternalAgency),
];

/// The region's name.
pub(super) const REGION: &str = "Region Mellanbygden";

/// A party of the plan.
#[derive(Debug, Serialize)]
pub(super) struct Party {
    abbr: String,
    name: String,
    kind: PartyKind,
    #[serde(skip_serializing_if = "Option::is_none")]
    principal: Option<String>,
}

/// Everybody who may be named.
#[derive(Debug)]
pub(super) struct Parties {
    /// The municipalities and the region.
    pub(super) principals: Vec<String>,
    /// Abbreviations of the committees, a list for each municipality.
    by_municipality: Vec<Vec<String>>,
}

impl Parties {
    /// As many municipalities as a plan of that size has.
    pub(super) fn new(activities: usize) -> Self {
        let count = activities.div_ceil(ACTIVITIES_EACH);
        let names: Vec<String> = (0..count).map(municipality).collect();
        let abbr =
            |abbr: &str, at: usize| if at == 0 { abbr.to_owned() } else { format!("{abbr}-{}", at + 1) };
        let committees = |at| COMMITTEES.iter().map(|(short, _)| abbr(short, at)).collect();
        Self {
            by_municipality: (0..count).map(committees).collect(),
            principals: names.into_iter().chain([REGION.to_owned()]).collect(),
        }
    }

    /// All of them, as the plan lists them.
    pub(super) fn listed(&self) -> Vec<Party> {
        let committees = self.by_municipality.iter().zip(&self.principals).flat_map(|(abbrs, home)| {
            abbrs.iter().zip(COMMITTEES).map(move |(abbr, (_, name))| Party {
                abbr: abbr.clone(),
                name: name.to_owned(),
                kind: PartyKind::Committee,
                principal: Some(home.clone()),
            })
        });
        let others = OTHERS.into_iter().map(|(abbr, name, kind)| Party {
            abbr: abbr.to_owned(),
            name: name.to_owned(),
            kind,
            principal: (kind == PartyKind::Committee).then(|| REGION.to_owned()),
        });
        committees.chain(others).collect()
    }

    /// One to four different ones of a municipality or from outside.
    fn some(&self, area: usize, random: &mut Random) -> Vec<String> {
        let home = self.by_municipality.iter().cycle().nth(area % self.by_municipality.len().max(1));
        let wanted = random.weighted(&[(45, 1), (30, 2), (15, 3), (10, 4)]);
        let mut chosen: Vec<String> = Vec::new();
        while chosen.len() < wanted {
            let one = match home {
                Some(committees) if random.chance(700) => random.pick(committees).clone(),
                _ => random.pick(&OTHERS).0.to_owned(),
            };
            if !chosen.contains(&one) {
                chosen.push(one);
            }
        }
        chosen
    }
}

fn municipality(at: usize) -> String {
    let beginning = BEGINNINGS.iter().cycle().nth(at).unwrap_or(&"");
    let ending = ENDINGS.iter().cycle().nth(at / BEGINNINGS.len()).unwrap_or(&"");
    let again = at / (BEGINNINGS.len() * ENDINGS.len());
    let number = if again == 0 { String::new() } else { format!(" {}", again + 1) };
    format!("{beginning}{ending}{number} kommun")
}

/// Who answers for an activity, as its cell says.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Responsible {
    #[serde(skip_serializing_if = "Option::is_none")]
    as_written: Option<String>,
    #[serde(skip_serializing_if = "is_own")]
    origin: Origin,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    parties: Vec<Named>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    probable: Vec<Named>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'static str>,
}

#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
enum Named {
    Plain(String),
    With {
        party: String,
        role: Role,
        #[serde(skip_serializing_if = "Option::is_none")]
        qualifier: Option<&'static str>,
    },
}

impl Responsible {
    /// The cell of an activity that stands below one with the cell `above`.
    pub(super) fn new(all: &Parties, area: usize, above: &Self, random: &mut Random) -> Self {
        let origin = random.weighted(&[
            (780, Origin::Own),
            (60, Origin::Shared),
            (20, Origin::Segment),
            (70, Origin::Inherited),
            (20, Origin::Inferred),
            (50, Origin::Blank),
        ]);
        let chosen = all.some(area, random);
        let plain = |chosen: Vec<String>| chosen.into_iter().map(Named::Plain).collect();
        match origin {
            Origin::Inherited if !above.parties.is_empty() => {
                Self { as_written: None, origin, reason: None, ..above.clone() }
            }
            Origin::Blank if random.chance(300) => {
                let reason = Some("Samma nämnd svarar för målets övriga aktiviteter.");
                Self { origin, probable: plain(chosen), reason, ..Self::default() }
            }
            Origin::Blank => Self { origin, ..Self::default() },
            Origin::Inferred => {
                let reason = Some("Framgår av texten, inte av cellen.");
                Self { origin, parties: plain(chosen), reason, ..Self::default() }
            }
            Origin::Own if random.chance(120) => Self::with_roles(chosen, random),
            Origin::Own | Origin::Shared | Origin::Segment | Origin::Inherited => {
                let origin = if origin == Origin::Inherited { Origin::Own } else { origin };
                Self { as_written: Some(listing(&chosen)), origin, parties: plain(chosen), ..Self::default() }
            }
        }
    }

    /// The first one owns the measure, the others take part.
    fn with_roles(chosen: Vec<String>, random: &mut Random) -> Self {
        let written = match chosen.split_first() {
            Some((owner, rest)) if !rest.is_empty() => format!("{owner} i samverkan med {}", listing(rest)),
            _ => listing(&chosen),
        };
        let qualifier = random.chance(300).then_some("lokalt");
        let role = |at| if at == 0 { Role::Owner } else { Role::Collaborator };
        let named = |(at, party)| Named::With { party, role: role(at), qualifier };
        let parties = chosen.into_iter().enumerate().map(named).collect();
        Self { as_written: Some(written), parties, ..Self::default() }
    }
}

/// `AMN, OSN och VS`.
fn listing(names: &[String]) -> String {
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} och {last}", rest.join(", ")),
        _ => names.concat(),
    }
}
