//! From focus area to goal, activity and indicator.

use super::Plain;
use super::item::{Teller, level_below};
use super::place::Spot;
use super::round::Round;
use super::talk::{Question, Reply, Say, Told};
use crate::model::Item;
use crate::problem::Level;

impl Plain<'_> {
    /// The focus areas, and what is chosen among them.
    pub(super) fn browse(&mut self) -> Told<()> {
        let mut how = Say::All;
        loop {
            let question = self.list_under(None);
            how = match self.ask(&question, how)? {
                Reply::Back => return Ok(()),
                Reply::Number(number) => self.go_under(None, number).map(|()| Say::All)?,
                Reply::Word(typed) => self.go_to(&typed)?,
            };
        }
    }

    /// What stands under an item as choices; the ids of all items are answers too.
    pub(super) fn list_under(&self, item: Option<Item<'_>>) -> Question {
        let (lang, teller) = (self.lang(), Teller(&self.session));
        let shown = self.filter.apply(self.session.plan_year(), self.session.history());
        let children = teller.children(item, &self.filter, &shown);
        let said = lang.plain_list_of(&lang.levels(level_below(item), Some(&self.session.shelf.plan)));
        let listed = children.into_iter().map(|child| teller.in_list(child, &shown)).collect();
        let mut question = Question::list(lang, Vec::new(), listed);
        question.said.push(said);
        question.said.extend(self.filter_line());
        question.help = lang.plain_help_list().map(ToOwned::to_owned).to_vec();
        question.free = true;
        question
    }

    /// Goes to one of the items that stand under one. Indicators follow each other through the
    /// whole plan, the others among their like.
    pub(super) fn go_under(&mut self, spot: Option<&Spot>, number: usize) -> Told<()> {
        let teller = Teller(&self.session);
        let shown = self.filter.apply(self.session.plan_year(), self.session.history());
        let above = spot.and_then(|spot| self.session.at(spot));
        let children = teller.children(above, &self.filter, &shown);
        let Some(child) = children.get(number).copied() else { return Ok(()) };
        let spots: Vec<Spot> = match child.level() {
            Level::Indicator => self.shown_indicators(),
            Level::Plan | Level::FocusArea | Level::Goal | Level::Activity => {
                children.iter().copied().map(Spot::from).collect()
            }
        };
        let round = Round::beginning(spots, &Spot::from(child)).under(spot);
        self.go_through(round)
    }

    /// All indicators that the filter shows, in display order.
    fn shown_indicators(&self) -> Vec<Spot> {
        let shown = self.filter.apply(self.session.plan_year(), self.session.history());
        let indicators = shown.activities.iter().flat_map(|one| one.indicators.iter());
        indicators.map(|one| Spot::Item(Level::Indicator, one.id.clone())).collect()
    }

    /// Goes to the item whose id was typed, and says how the question before is asked again.
    pub(super) fn go_to(&mut self, typed: &str) -> Told<Say> {
        match self.session.plan_year().find(typed).map(Spot::from) {
            Some(spot) => {
                self.go_through(Round::beginning(vec![spot.clone()], &spot))?;
                Ok(Say::Head)
            }
            None => self.talk.wrong(typed).map(|()| Say::Prompt),
        }
    }
}
