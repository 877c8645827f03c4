//! What a plan is: what was agreed for a period, and the activities of each year.
//!
//! Pure: nothing here reads a file or knows the time. The types are also the
//! shape of the RON files (`docs/plan-format.md`), so a field is described once.
//! Every text is kept exactly as the plan has it; corrections stand beside it.

mod activity;
mod id;
mod indicator;
mod number;
mod party;
mod plan;
mod walk;

pub use activity::{Activity, Lineage, Relation, YearList};
pub use id::{Id, PlanId, Year, natural_cmp};
pub use indicator::{Direction, Indicator, Kind, Link, Odd, Threshold};
pub use number::{NotANumber, Number};
pub use party::{Origin, Party, PartyKind, PartyRef, Responsible, Role};
pub use plan::{
    Abbreviation, Consequence, Decision, FocusArea, Goal, LevelName, LevelNames, LocalPriority, Period, Plan,
    PriorityArea, Service, Source, SourceError, SubGoal, TargetGroup, TitleVariant,
};
pub use walk::{Item, PlanYear};

pub use crate::source::Wording;

macro_rules! placed {
    ($($name:ident)*) => { $(
        impl crate::source::Placed for $name {
            fn place(&mut self, at: crate::source::Spot) { self.at = at; }
        }
    )* };
}
placed!(
    Party FocusArea Goal Service Activity Indicator Decision Consequence TitleVariant SubGoal
    LocalPriority TargetGroup PriorityArea Abbreviation SourceError Lineage
);
