//! What nobody has assessed yet, by responsible party.

use std::io;

use super::heading;
use crate::journal::Target;
use crate::model::Indicator;
use crate::query::{Matrix, Who};
use crate::report::{Block, Page, Report, Span, Text};
use crate::text::Order;

impl<'a> Report<'a> {
    /// A list under a heading for each party. An indicator of several parties stands in the list of each.
    pub(super) fn open(&self, page: &mut dyn Page) -> io::Result<()> {
        let order = Order::swedish();
        let matrix = Matrix::new(self.plan, &self.shown, self.history, &|a, b| order.compare(a, b));
        if matrix.all.sum.open == 0 {
            return page.block(Block::Paragraph(Text::plain(self.lang.report_nothing_open())));
        }
        for row in matrix.named().filter(|row| row.sum.open > 0) {
            let (anchor, title) = match &row.who {
                Who::Party(abbr) => match self.plan.plan.party(abbr) {
                    Some(party) => (format!("ej-bedomda-{abbr}"), Text(vec![self.party(&party.abbr)])),
                    None => continue,
                },
                Who::Nobody | Who::All => {
                    ("ej-bedomda-ingen".to_owned(), Text::plain(self.lang.nobody_named()))
                }
            };
            let title = title.and(Span::Plain(format!(" ({})", row.sum.open).into()));
            page.block(heading(3, anchor, title))?;
            let point = |one: &'a Indicator| super::numbered(one.id.as_str(), one.whole_text());
            page.block(Block::List(self.open_of(&row.who).map(point).collect()))?;
        }
        Ok(())
    }

    /// The indicators that somebody answers for and that nobody has assessed.
    pub(in crate::report) fn open_of<'b>(
        &'b self,
        who: &'b Who,
    ) -> impl Iterator<Item = &'a Indicator> + use<'a, 'b> {
        let of_party = self.shown.activities.iter().filter(|one| who.answers_for(one));
        let indicators = of_party.flat_map(|one| one.indicators.iter().copied());
        indicators.filter(|indicator| {
            self.history.outcome(&Target::listed(self.plan, &indicator.id)).value().is_none()
        })
    }
}
