//! The search field with its hits.

use super::ctx::stepped;
use super::text_field::Lines;
use super::{Ctx, Effect, Message, Overlay, State, TextField};
use crate::keys::{Action, Key};
use crate::model::Id;
use crate::query::{Query, Where, search};
use crate::text::outcome_word;

/// The search.
#[derive(Debug, Clone, PartialEq)]
pub struct SearchDialog {
    /// What is typed.
    pub field: TextField,
    /// Ids of the items found, best first, and where the hit lies.
    pub hits: Vec<(Id, Where)>,
    /// The hit under the cursor.
    pub cursor: usize,
    /// How many of the hits the filter hides; they are listed behind the others.
    pub hidden: usize,
}

impl State {
    pub(super) fn open_search(&mut self) -> Vec<Effect> {
        let field = TextField::new("");
        self.overlays.push(Overlay::Search(SearchDialog { field, hits: Vec::new(), cursor: 0, hidden: 0 }));
        Vec::new()
    }

    /// The hits of a query, those that the filter hides behind the others, and how many it hides.
    fn hits(&self, query: &Query) -> (Vec<(Id, Where)>, usize) {
        let Some((plan, history)) = self.plan_year().zip(self.history()) else { return (Vec::new(), 0) };
        let shown = self.shown_ids();
        let hits = search(plan, history, query).into_iter().map(|hit| (hit.item.id().clone(), hit.at));
        let (mut hits, hidden): (Vec<_>, Vec<_>) = hits.partition(|(id, _)| shown.contains(id));
        let count = hidden.len();
        hits.extend(hidden);
        (hits, count)
    }
}

impl SearchDialog {
    /// What is asked for.
    pub fn query(&self) -> Query {
        Query::parse(&self.field.text(), outcome_word)
    }

    pub(super) fn act(mut self, state: &mut State, ctx: &Ctx, action: Action) -> Vec<Effect> {
        if action == Action::Back {
            return Vec::new();
        } else if action == Action::Enter {
            return self.enter(state);
        } else if action == Action::SearchAsFilter {
            return self.filter(state);
        } else if action == Action::ClearField {
            self.field.clear();
            self.look(state);
        } else if action == Action::UndoTyping {
            self.field.undo();
            self.look(state);
        } else {
            self.cursor = stepped(self.cursor, self.hits.len(), action, ctx.seen.page).unwrap_or(self.cursor);
        }
        state.overlays.push(Overlay::Search(self));
        Vec::new()
    }

    pub(super) fn typed(mut self, state: &mut State, key: Key) -> Option<Vec<Effect>> {
        let before = self.field.text();
        let taken = self.field.key(key, Lines::One);
        if self.field.text() != before {
            self.look(state);
        }
        state.overlays.push(Overlay::Search(self));
        taken.then(Vec::new)
    }

    pub(super) fn pasted(mut self, state: &mut State, text: &str) -> Vec<Effect> {
        self.field.paste(text, Lines::One);
        self.look(state);
        state.overlays.push(Overlay::Search(self));
        Vec::new()
    }

    /// Looks for what is typed now.
    fn look(&mut self, state: &State) {
        (self.hits, self.hidden) = state.hits(&self.query());
        self.cursor = 0;
    }

    /// Goes to the hit under the cursor, and keeps the query for the next and previous hits.
    fn enter(self, state: &mut State) -> Vec<Effect> {
        let query = self.query();
        let Some((id, _)) = self.hits.get(self.cursor).cloned() else {
            let nothing = Message::NoHits(self.field.text());
            state.overlays.push(Overlay::Search(self));
            return if query.is_empty() { Vec::new() } else { state.tell(nothing) };
        };
        state.query = Some(query);
        state.show_browse();
        state.go_to(&id);
        Vec::new()
    }

    /// Shows what the query finds, and hides the rest.
    fn filter(self, state: &mut State) -> Vec<Effect> {
        let query = self.query();
        if query.is_empty() {
            state.overlays.push(Overlay::Search(self));
            return Vec::new();
        }
        state.query = Some(query.clone());
        state.changing(|state| {
            state.filter.text = Some(query);
            state.filter_paused = false;
        });
        Vec::new()
    }
}
