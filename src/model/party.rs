//! Who answers for what: parties, and the responsible cell of an activity.

use std::fmt;

use serde::de::value::{BorrowedStrDeserializer, MapAccessDeserializer};
use serde::de::{self, Deserializer, MapAccess, Visitor};
use serde::{Deserialize, Serialize};

use crate::source::{Spot, TEXT, Wording, list};

/// What kind of party somebody is. A nämnd and a styrelse are both committees;
/// an administration is never silently its committee.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum PartyKind {
    /// A nämnd or styrelse.
    Committee,
    /// A group of officers (ledningsgrupp, tjänsteledning).
    OfficerGroup,
    /// A steering group.
    SteeringGroup,
    /// A role that somebody has (närvårdsstrateg).
    Role,
    /// A unit such as a hospital.
    Unit,
    /// A förvaltning: the administration under a committee.
    Administration,
    /// A municipality or region.
    Principal,
    /// Somebody outside both principals.
    ExternalAgency,
}

/// A party that the plan names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Party {
    /// Where the record stands in its file.
    #[serde(skip)]
    pub at: Spot,
    /// Abbreviation or short id, unique in the plan: `OSN`, `LG-NSU`.
    pub abbr: String,
    /// The name as the plan writes it.
    pub name: String,
    /// The name in English, for the English screen.
    #[serde(default)]
    pub english: Option<String>,
    /// What kind of party it is.
    pub kind: PartyKind,
    /// The municipality or region that it belongs to, where the plan tells.
    #[serde(default)]
    pub principal: Option<String>,
}

/// What a party does in an activity, where the plan says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Role {
    /// insatsägare: owns the measure.
    Owner,
    /// samverkanspart: takes part in it.
    Collaborator,
}

/// A party named in a responsible cell: `"OSN"`, or a record with role and qualifier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PartyRef {
    /// The abbreviation of a party of the plan.
    pub party: Wording,
    /// Its role, where the cell gives one.
    pub role: Option<Role>,
    /// What the cell says beside the name (`Lokalt anpassning`).
    pub qualifier: Option<Wording>,
}

impl From<&str> for PartyRef {
    fn from(abbr: &str) -> Self {
        Self { party: abbr.into(), role: None, qualifier: None }
    }
}

/// The long form of a [`PartyRef`].
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenRef {
    party: Wording,
    #[serde(default)]
    role: Option<Role>,
    #[serde(default)]
    qualifier: Option<Wording>,
}

impl From<WrittenRef> for PartyRef {
    fn from(WrittenRef { party, role, qualifier }: WrittenRef) -> Self {
        Self { party, role, qualifier }
    }
}

// By hand, because an untagged enum would answer every mistake with «no variant matched».
impl<'de> Deserialize<'de> for PartyRef {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct RefVisitor;

        impl<'de> Visitor<'de> for RefVisitor {
            type Value = PartyRef;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(TEXT)
            }

            fn visit_borrowed_str<E: de::Error>(self, abbr: &'de str) -> Result<PartyRef, E> {
                let party = Wording::deserialize(BorrowedStrDeserializer::new(abbr))?;
                Ok(PartyRef { party, role: None, qualifier: None })
            }

            fn visit_str<E: de::Error>(self, abbr: &str) -> Result<PartyRef, E> {
                Ok(abbr.into())
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<PartyRef, A::Error> {
                WrittenRef::deserialize(MapAccessDeserializer::new(map)).map(Into::into)
            }
        }

        if deserializer.is_human_readable() {
            deserializer.deserialize_any(RefVisitor)
        } else {
            WrittenRef::deserialize(deserializer).map(Into::into)
        }
    }
}

/// Where the reading of a responsible cell comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Origin {
    /// The activity has a cell of its own.
    #[default]
    Own,
    /// One cell stands for several activities in one row.
    Shared,
    /// One of several texts in the cell, by position.
    Segment,
    /// The cell is blank under a merged one: the text of the row above holds.
    Inherited,
    /// A person read it so; `reason` says why.
    Inferred,
    /// The cell is blank and nobody is named.
    Blank,
}

/// Who answers for an activity or a local priority: the cell as written, and its reading.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Responsible {
    /// The cell as written, word for word.
    #[serde(default)]
    pub as_written: Option<Wording>,
    /// Where the reading comes from.
    #[serde(default)]
    pub origin: Origin,
    /// The parties, in the order written.
    #[serde(default, deserialize_with = "list")]
    pub parties: Vec<PartyRef>,
    /// Parties that probably were meant. Shown as such, and counted nowhere.
    #[serde(default, deserialize_with = "list")]
    pub probable: Vec<PartyRef>,
    /// Why it is read so, where that is a judgement.
    #[serde(default)]
    pub reason: Option<Wording>,
}

impl Responsible {
    /// Whether the cell names this party.
    pub fn names(&self, abbr: &str) -> bool {
        self.parties.iter().any(|p| p.party == abbr)
    }

    /// Whether the cell as written is just the list of the parties: `OSN, SCN och VS`.
    pub fn reads_as_written(&self) -> bool {
        let Some(written) = &self.as_written else { return false };
        let words =
            written.split(|c: char| !(c.is_alphanumeric() || c == '-')).filter(|word| !word.is_empty());
        words.filter(|word| *word != "och").eq(self.abbrs())
    }

    /// The abbreviations of the named parties, in the order written.
    pub fn abbrs(&self) -> impl Iterator<Item = &str> {
        self.parties.iter().map(|p| p.party.as_str())
    }
}
