//! The search field with its hits.

use super::finder::{Finder, Typed};
use super::{Blocked, Ctx, Effect, Message, Overlay, Screen, State};
use crate::keys::{Action, Key};
use crate::query::{Query, Where};
use crate::text::outcome_word;

/// The search.
#[derive(Debug, Clone, PartialEq)]
pub struct SearchDialog {
    /// What is typed, and the hit under the cursor.
    pub finder: Finder,
    /// Positions of the items found in [`State::indexed`], best first, and where the hit lies.
    pub hits: Vec<(usize, Where)>,
    /// How many of the hits the filter hides; they are listed behind the others.
    pub hidden: usize,
}

impl State {
    pub(super) fn open_search(&mut self) -> Vec<Effect> {
        // So that no letter has to wait for it.
        self.indexed();
        let finder = Finder::new();
        self.overlays.push(Overlay::Search(SearchDialog { finder, hits: Vec::new(), hidden: 0 }));
        Vec::new()
    }

    /// The hits of a query, those that the filter hides behind the others, and how many it hides.
    pub fn hits(&self, query: &Query) -> (Vec<(usize, Where)>, usize) {
        let Some(indexed) = self.indexed() else { return (Vec::new(), 0) };
        let hits = indexed.search(query);
        if self.filter_in_force().is_none() || hits.is_empty() {
            return (hits, 0);
        }
        let shown = self.shown_items(indexed);
        let is_shown = |(at, _): &(usize, Where)| shown.get(*at) == Some(&true);
        let (mut hits, hidden): (Vec<_>, Vec<_>) = hits.into_iter().partition(is_shown);
        let count = hidden.len();
        hits.extend(hidden);
        (hits, count)
    }

    /// Looks again for what is typed into an open search: its hits stand at other positions.
    pub(super) fn search_again(&mut self) {
        let mut overlays = std::mem::take(&mut self.overlays);
        for overlay in &mut overlays {
            if let Overlay::Search(dialog) = overlay {
                dialog.look(self);
                dialog.finder.cursor = dialog.finder.cursor.min(dialog.hits.len().saturating_sub(1));
            }
        }
        self.overlays = overlays;
    }
}

impl SearchDialog {
    /// What is asked for.
    pub fn query(&self) -> Query {
        Query::parse(&self.finder.field.text(), outcome_word)
    }

    pub(super) fn act(mut self, state: &mut State, ctx: &Ctx, action: Action) -> Vec<Effect> {
        if action == Action::Back {
            return Vec::new();
        } else if action == Action::Enter {
            return self.enter(state);
        } else if action == Action::SearchAsFilter {
            return self.filter(state);
        } else if self.finder.act(action, self.hits.len(), ctx.seen.page) {
            self.look(state);
        }
        state.overlays.push(Overlay::Search(self));
        Vec::new()
    }

    pub(super) fn typed(mut self, state: &mut State, key: Key) -> Option<Vec<Effect>> {
        let typed = self.finder.key(key);
        if typed == Typed::Changed {
            self.look(state);
        }
        state.overlays.push(Overlay::Search(self));
        (typed != Typed::Not).then(Vec::new)
    }

    pub(super) fn pasted(mut self, state: &mut State, text: &str) -> Vec<Effect> {
        self.finder.paste(text);
        self.look(state);
        state.overlays.push(Overlay::Search(self));
        Vec::new()
    }

    /// Looks for what is typed now.
    fn look(&mut self, state: &State) {
        (self.hits, self.hidden) = state.hits(&self.query());
    }

    /// Goes to the hit under the cursor, and keeps the query for the next and previous hits.
    fn enter(self, state: &mut State) -> Vec<Effect> {
        let item = |(at, _): &(usize, Where)| state.indexed()?.item(*at);
        let Some(item) = self.hits.get(self.finder.cursor).and_then(item) else { return Vec::new() };
        let id = item.id().clone();
        if state.screen == Screen::Meeting {
            let found = state.go_to_item(&id);
            return if found { Vec::new() } else { state.tell(Message::Blocked(Blocked::NotOnAgenda(id))) };
        }
        state.query = Some(self.query());
        state.show_browse();
        state.go_to(&id);
        Vec::new()
    }

    /// Shows what the query finds, and hides the rest.
    fn filter(self, state: &mut State) -> Vec<Effect> {
        let query = self.query();
        state.query = Some(query.clone());
        state.filtering(|state| {
            state.filter.text = Some(query);
            state.filter_paused = false;
        });
        Vec::new()
    }
}

#[cfg(test)]
mod tests {
    use super::super::Msg;
    use super::super::testing::Desk;
    use super::*;

    fn hits(desk: &Desk) -> (Vec<String>, usize) {
        match desk.top() {
            Some(Overlay::Search(search)) => {
                let indexed = desk.state.indexed().unwrap();
                let id = |(at, _): &(usize, Where)| indexed.item(*at).unwrap().id().to_string();
                (search.hits.iter().map(id).collect(), search.hidden)
            }
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn hits_follow_the_typing() {
        let mut desk = Desk::new();
        assert_eq!(hits(desk.keys("s aterk")), (vec!["2.1.1".into(), "2.1.1a".into()], 0));
        assert_eq!(hits(desk.keys("<ctrl-u>2.1.2b")), (vec!["2.1.2b".into()], 0));
        assert_eq!(hits(desk.keys("<ctrl-u>\"=saknas möten\"")).0, ["2.1.2a", "2.1.2b"]);
        assert_eq!(hits(desk.keys("<ctrl-u>")), (vec![], 0));
    }

    #[test]
    fn enter_goes_there_and_n_goes_on() {
        let mut desk = Desk::new();
        desk.keys("/möten<down><enter>");
        assert_eq!(desk.at(), "2.1.2a");
        assert_eq!(desk.keys("n").at(), "2.1.2b");
        assert_eq!(desk.keys("n").at(), "2.1.2");
        assert_eq!(desk.keys("N").at(), "2.1.2b");
    }

    #[test]
    fn escape_puts_back_where_one_was() {
        let mut desk = Desk::new();
        desk.keys("js möten<down><esc>");
        assert_eq!((desk.at(), &desk.state.query), ("2", &None));
    }

    #[test]
    fn a_hit_that_the_filter_hides_comes_last_and_pauses_it() {
        let mut desk = Desk::new();
        desk.keys("fs<enter>s m");
        desk.keys("ottag");
        assert_eq!(hits(&desk).1, 0);
        desk.keys("<ctrl-u>möten");
        assert_eq!(hits(&desk).1, 3);
        desk.keys("<enter>");
        assert_eq!((desk.at(), desk.state.filter_paused), ("2.1.2", true));
        assert!(!desk.keys("v").state.filter_paused);
    }

    #[test]
    fn no_hits_are_told_and_the_field_stays() {
        let mut desk = Desk::new();
        desk.keys("s qqqq<enter>");
        assert_eq!(desk.message(), Some(&Message::Blocked(Blocked::NoHits("qqqq".into()))));
        assert!(matches!(desk.top(), Some(Overlay::Search(_))));
        desk.keys("<tab>");
        assert!(desk.state.filter.is_empty() && matches!(desk.top(), Some(Overlay::Search(_))));
    }

    #[test]
    fn tab_shows_what_was_found_as_a_filter() {
        let mut desk = Desk::new();
        desk.keys("s möten<tab>");
        assert_eq!((desk.state.outline.counts.activities, desk.top()), (1, None));
        assert_eq!(desk.at(), "2");
        desk.keys("<esc><esc>");
        assert_eq!(desk.state.outline.counts.activities, 5);
    }

    #[test]
    fn letters_are_typed_and_pastes_taken_only_here() {
        let mut desk = Desk::new();
        desk.keys("s 1qu").happens(Msg::Paste("å\nb".into()));
        assert!(
            matches!(desk.top(), Some(Overlay::Search(search)) if search.finder.field.text() == "1quå b")
        );
        assert_eq!(desk.writes(), 0);
        desk.keys("<esc>").happens(Msg::Paste("1".into()));
        assert_eq!(desk.message(), Some(&Message::PasteIgnored));
        desk.keys("s <f7>");
        assert!(matches!(desk.message(), Some(Message::Blocked(Blocked::NoMeaning(_)))));
    }
}
