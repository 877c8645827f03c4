//! Which party somebody means.

use super::fold::{compose, fold};
use crate::model::{Party, Plan};

/// The party that `typed` names by its abbreviation or its name: as written first, then
/// without regard to marks on letters, so that `aln` and `ÄLN` in any form are ÄLN.
pub fn find_party<'a>(plan: &'a Plan, typed: &str) -> Option<&'a Party> {
    let by = |form: fn(&str) -> String| {
        let wanted = form(typed.trim());
        let abbr = plan.parties.iter().find(|party| form(&party.abbr) == wanted);
        abbr.or_else(|| plan.parties.iter().find(|party| form(&party.name) == wanted))
    };
    by(compose).or_else(|| by(fold))
}
