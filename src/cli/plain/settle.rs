//! A conflict: which of the differing recordings is to count.

use super::Plain;
use super::place::Spot;
use super::save::name_of;
use super::talk::Told;
use crate::journal::Field;
use crate::text::date_time;

impl Plain<'_> {
    /// Asks which recording counts. The others stay in the history.
    pub(super) fn settle(&mut self, spot: &Spot) -> Told<()> {
        let target = self.session.target_of(spot);
        let history = self.session.history();
        let Some(field) = Field::ALL.into_iter().find(|field| history.is_disputed(&target, *field)) else {
            return Ok(());
        };
        let heads: Vec<_> = history.heads(&target, field).into_iter().cloned().collect();
        let listed = heads.iter().map(|head| {
            let at = date_time(head.at, &self.session.facts.zone);
            format!("{}, {}, {at}", self.words(&target, &head.act), head.by.called())
        });
        let listed = listed.collect();
        let said = vec![
            self.lang()
                .plain_settle(&name_of(&target), &self.lang().plain_field(field).to_lowercase())
                .into_owned(),
        ];
        if let Some(head) = self.choose_listed(said, listed)?.and_then(|number| heads.get(number)) {
            self.save(&target, &head.act)?;
        }
        Ok(())
    }
}
