//! The plan: what was agreed for its period, from the cover down to the goals.

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize};

use super::{Id, Lineage, Party, PlanId, Responsible, Year, YearList};
use crate::problem::Expected;
use crate::source::{Spot, Wording, items, list, wanted};

/// What was agreed for the whole period (`plan.ron`), and the lists of its years. What must be there
/// has a default all the same, so that a file without it still opens; who reads it tells what is missing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// Version of the file format; this program knows [`Plan::FORMAT`].
    #[serde(default)]
    pub format: u32,
    /// The plan's id.
    #[serde(default)]
    pub id: PlanId,
    /// Its title, as on the cover.
    #[serde(default)]
    pub title: String,
    /// Who the plan belongs to.
    #[serde(default)]
    pub organisation: String,
    /// Language of the texts, as a BCP 47 tag: `sv`.
    #[serde(default = "swedish")]
    pub language: String,
    /// First and last year.
    #[serde(default)]
    pub period: Period,
    /// Decisions about the plan; the first one adopted it.
    #[serde(default, deserialize_with = "items")]
    pub decisions: Vec<Decision>,
    /// The strategy above the plan.
    #[serde(default)]
    pub strategy: Option<String>,
    /// Vision or overarching goal, a paragraph each.
    #[serde(default)]
    pub vision: Vec<String>,
    /// When the parties meet, in the plan's words.
    #[serde(default)]
    pub meetings: Option<String>,
    /// The municipalities and regions behind the plan.
    #[serde(default)]
    pub principals: Vec<String>,
    /// Everybody that a responsible cell may name.
    #[serde(default, deserialize_with = "items")]
    pub parties: Vec<Party>,
    /// Committees that the plan names for itself as a whole. Never spread to its activities.
    #[serde(default)]
    pub committees: Vec<String>,
    /// The plan's own words for its levels.
    #[serde(default)]
    pub levels: LevelNames,
    /// The focus areas, in the plan's order.
    #[serde(default, deserialize_with = "items")]
    pub focus_areas: Vec<FocusArea>,
    /// Services in ordinary operation that the plan lists for itself as a whole.
    #[serde(default, deserialize_with = "items")]
    pub ordinary_operation: Vec<Service>,
    /// The heading above those services, where there is one.
    #[serde(default)]
    pub ordinary_operation_heading: Option<String>,
    /// Abbreviations as the plan explains them.
    #[serde(default, deserialize_with = "items")]
    pub abbreviations: Vec<Abbreviation>,
    /// The document that the plan was read from.
    #[serde(default)]
    pub source: Option<Source>,
    /// One list of activities for each year, from the `activities-YEAR.ron` files, oldest first.
    #[serde(skip)]
    pub lists: Vec<YearList>,
}

impl Plan {
    /// The file format that this program writes about and reads.
    pub const FORMAT: u32 = 1;

    /// The list of a year.
    pub fn list(&self, year: Year) -> Option<&YearList> {
        self.lists.iter().find(|list| list.year == year)
    }

    /// The newest list.
    pub fn latest_list(&self) -> Option<&YearList> {
        self.lists.iter().max_by_key(|list| list.year)
    }

    /// The party with this abbreviation.
    pub fn party(&self, abbr: &str) -> Option<&Party> {
        self.parties.iter().find(|party| party.abbr == abbr)
    }

    /// Every goal with the focus area above it, in display order.
    pub fn goals(&self) -> impl Iterator<Item = (&FocusArea, &Goal)> {
        self.focus_areas.iter().flat_map(|area| area.goals.iter().map(move |goal| (area, goal)))
    }
}

fn swedish() -> String {
    "sv".into()
}

/// Reads a date, so that the finding about a wrong one can say that a date was wanted.
pub(super) fn day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
    let text = Option::<String>::deserialize(deserializer)?;
    text.map(|text| text.parse().map_err(|_| wanted(&Expected::Date))).transpose()
}

/// First and last year of a plan, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Period {
    /// First year.
    pub from: Year,
    /// Last year.
    pub to: Year,
}

impl Period {
    /// Whether the year lies in the period.
    pub fn contains(self, year: Year) -> bool {
        (self.from..=self.to).contains(&year)
    }
}

/// A decision about the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// Where the record stands in its file.
    #[serde(skip)]
    pub at: Spot,
    /// When, where the source tells.
    #[serde(default, deserialize_with = "day")]
    pub date: Option<Date>,
    /// Who decided.
    pub body: String,
    /// What was done, in the plan's verb: fastställd, godkänd, antagen, föreslås.
    pub verb: String,
    /// The clause, word for word.
    #[serde(default)]
    pub clause: Option<String>,
    /// What the decision means for the economy, for children and so on, where the paper says.
    #[serde(default, deserialize_with = "items")]
    pub consequences: Vec<Consequence>,
}

/// A consequence of a decision, as the paper before it describes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Consequence {
    /// Where the record stands in its file.
    #[serde(skip)]
    pub at: Spot,
    /// Its heading, word for word.
    pub heading: String,
    /// What is said, word for word.
    pub text: String,
}

/// The plan's own words for its levels; where one is missing, the words of the program stand in.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LevelNames {
    /// fokusområde
    #[serde(default)]
    pub focus_area: Option<LevelName>,
    /// delmål of the strategy above
    #[serde(default)]
    pub sub_goal: Option<LevelName>,
    /// mål, lokalt fokusområde
    #[serde(default)]
    pub goal: Option<LevelName>,
    /// lokal prioritering
    #[serde(default)]
    pub local_priority: Option<LevelName>,
    /// målsättning
    #[serde(default)]
    pub aim: Option<LevelName>,
    /// målgrupp
    #[serde(default)]
    pub target_group: Option<LevelName>,
    /// prioriterat område
    #[serde(default)]
    pub priority_area: Option<LevelName>,
    /// aktivitet
    #[serde(default)]
    pub activity: Option<LevelName>,
    /// indikator, uppföljning
    #[serde(default)]
    pub indicator: Option<LevelName>,
}

/// A word for a level in the singular and the plural, in the plan's language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LevelName {
    /// The singular.
    pub one: String,
    /// The plural.
    pub many: String,
}

/// A focus area: the top level of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FocusArea {
    /// Where the record stands in its file.
    #[serde(skip)]
    pub at: Spot,
    /// Its id, unique in the plan.
    pub id: Id,
    /// The number in the plan's list of focus areas, where that is another one.
    #[serde(default)]
    pub number: Option<String>,
    /// Its letter, where it has one.
    #[serde(default)]
    pub letter: Option<String>,
    /// Its title.
    pub title: String,
    /// Other wordings of the title elsewhere in the document.
    #[serde(default, deserialize_with = "items")]
    pub variants: Vec<TitleVariant>,
    /// delmål of the strategy above.
    #[serde(default, deserialize_with = "items")]
    pub sub_goals: Vec<SubGoal>,
    /// Its goals, in the plan's order.
    #[serde(default, deserialize_with = "items")]
    pub goals: Vec<Goal>,
    /// What a reader has to know, for instance why it has no heading of its own.
    #[serde(default)]
    pub note: Option<String>,
}

/// Another wording of a title, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TitleVariant {
    /// Where the record stands in its file.
    #[serde(skip)]
    pub at: Spot,
    /// The wording.
    pub title: String,
    /// The place in the document.
    pub place: String,
}

/// A delmål of the strategy above the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SubGoal {
    /// Where the record stands in its file.
    #[serde(skip)]
    pub at: Spot,
    /// Its id: `A1`.
    pub id: Id,
    /// Its text, word for word.
    pub text: Wording,
}

/// A goal, or a heading of the activity list. It may have no activities.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Goal {
    /// Where the record stands in its file.
    #[serde(skip)]
    pub at: Spot,
    /// Its id, unique in the plan.
    pub id: Id,
    /// The number in the plan's list of goals, where that is another one.
    #[serde(default)]
    pub number: Option<String>,
    /// Its title.
    pub title: String,
    /// Other wordings of the title elsewhere in the document.
    #[serde(default, deserialize_with = "items")]
    pub variants: Vec<TitleVariant>,
    /// The local priorities behind it.
    #[serde(default, deserialize_with = "items")]
    pub local_priorities: Vec<LocalPriority>,
    /// Target groups that divide its activities.
    #[serde(default, deserialize_with = "items")]
    pub target_groups: Vec<TargetGroup>,
    /// Priority areas that its activities belong to.
    #[serde(default, deserialize_with = "items")]
    pub priority_areas: Vec<PriorityArea>,
    /// Services in ordinary operation that the plan lists under the goal.
    #[serde(default, deserialize_with = "items")]
    pub ordinary_operation: Vec<Service>,
    /// The heading above those services, where there is one.
    #[serde(default)]
    pub ordinary_operation_heading: Option<String>,
    /// What a reader has to know, for instance why it has no activities.
    #[serde(default)]
    pub note: Option<String>,
}

/// A local priority with its aims (målsättningar).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LocalPriority {
    /// Where the record stands in its file.
    #[serde(skip)]
    pub at: Spot,
    /// Its title.
    pub title: Wording,
    /// Its aims, word for word.
    #[serde(deserialize_with = "list")]
    pub aims: Vec<Wording>,
    /// Who answers for it.
    #[serde(default)]
    pub responsible: Responsible,
    /// Why it is read so, where that is a judgement: how the aims are divided, or why it
    /// belongs to a goal with another title.
    #[serde(default)]
    pub reason: Option<Wording>,
}

/// A target group: a level between goal and activity in some plans.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TargetGroup {
    /// Where the record stands in its file.
    #[serde(skip)]
    pub at: Spot,
    /// Short id, unique in the goal: `M1`.
    pub id: Id,
    /// Its name, word for word.
    pub text: Wording,
}

/// A priority area under a goal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PriorityArea {
    /// Where the record stands in its file.
    #[serde(skip)]
    pub at: Spot,
    /// Short id, unique in the goal: `P1`.
    pub id: Id,
    /// Its text, word for word.
    pub text: Wording,
    /// The target group that it stands under.
    #[serde(default)]
    pub target_group: Option<Id>,
}

/// A service or form of collaboration in ordinary operation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// Where the record stands in its file.
    #[serde(skip)]
    pub at: Spot,
    /// Its id, unique in the plan.
    pub id: Id,
    /// Its name, word for word.
    pub text: Wording,
    /// Where it came from, where a person has said so.
    #[serde(default, deserialize_with = "items")]
    pub lineage: Vec<Lineage>,
}

/// An abbreviation as the plan explains it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Abbreviation {
    /// Where the record stands in its file.
    #[serde(skip)]
    pub at: Spot,
    /// The abbreviation.
    pub abbr: String,
    /// What it stands for, word for word.
    pub meaning: String,
}

/// The document that the plan was read from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Its name.
    pub document: String,
    /// Its known errors. The texts stay as written.
    #[serde(default, deserialize_with = "items")]
    pub errors: Vec<SourceError>,
    /// The headings of its columns, as written.
    #[serde(default)]
    pub columns: Vec<String>,
}

/// A known error of the source, with the suggested reading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceError {
    /// Where the record stands in its file.
    #[serde(skip)]
    pub at: Spot,
    /// As written.
    pub as_written: String,
    /// What was probably meant.
    pub suggested: String,
    /// Where in the document.
    #[serde(default)]
    pub place: Option<String>,
}
