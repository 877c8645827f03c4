//! What a report can tell entries about.

use super::Report;
use crate::journal::Target;
use crate::model::{Id, Item, Kind};

/// The plan itself, or an item of what is shown.
#[derive(Debug, Clone)]
pub(super) struct Subject<'a> {
    /// Its id.
    pub(super) id: &'a str,
    /// Its title or text, word for word; an indicator's with its lead-in.
    pub(super) text: String,
    /// The kind of number that it takes; of anything but an indicator none.
    pub(super) kind: &'a Kind,
    /// What entries about it are about.
    pub(super) target: Target,
    /// The id of the focus area that it is in, or that it is.
    pub(super) area: Option<&'a Id>,
}

impl<'a> Report<'a> {
    /// The plan, then the items of what is shown in display order, each before what stands under it.
    pub(super) fn subjects(&self) -> Vec<Subject<'a>> {
        let plan = self.plan.plan;
        let whole = Subject {
            id: plan.id.as_str(),
            text: plan.title.clone(),
            kind: &Kind::Statement,
            target: Target::plan(plan),
            area: None,
        };
        let item = |item: Item<'a>| {
            let (area, text, kind) = match item {
                Item::FocusArea(area) | Item::Goal(area, _) | Item::Activity(area, _, _) => {
                    (area, item.text().to_owned(), &Kind::Statement)
                }
                Item::Indicator(area, _, _, indicator) => (area, indicator.whole_text(), &indicator.kind),
            };
            let (id, target) = (item.id().as_str(), Target::item(self.plan, item));
            Subject { id, text, kind, target, area: Some(&area.id) }
        };
        [whole].into_iter().chain(self.shown_items().into_iter().map(item)).collect()
    }
}
