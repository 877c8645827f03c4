//! Search, and going through what it finds.

use super::Plain;
use super::item::Teller;
use super::place::Spot;
use super::round::Round;
use super::talk::{Question, Reply, Say, Told};
use crate::query::{self, Filter, Query};
use crate::text::outcome_word;

impl Plain<'_> {
    /// Asks for a text until the user goes back, and for one of its hits.
    pub(super) fn search(&mut self) -> Told<()> {
        let lang = self.lang();
        self.talk.say(&lang.plain_search_how())?;
        loop {
            let typed = self.talk.read(&lang.plain_search_prompt())?;
            match typed.as_str() {
                "" | "?" => self.talk.say(&lang.plain_search_how())?,
                "0" => return Ok(()),
                text => self.hits(text)?,
            }
        }
    }

    fn hits(&mut self, typed: &str) -> Told<()> {
        let lang = self.lang();
        let query = Query::parse(typed, outcome_word);
        let found = query::search(self.session.plan_year(), self.session.history(), &query);
        if found.is_empty() {
            return self.talk.say(&lang.no_hits(typed));
        }
        let teller = Teller(&self.session);
        let all = Filter::default().apply(self.session.plan_year(), self.session.history());
        let line = |hit: &query::Hit<'_>| {
            let note = hit.note.map(|note| format!(" {}: {note}", lang.note())).unwrap_or_default();
            format!("{}{note}", teller.in_list(hit.item, &all))
        };
        let listed = found.iter().map(line).collect();
        let spots: Vec<Spot> = found.iter().map(|hit| Spot::from(hit.item)).collect();
        let question = Question::list(lang, vec![lang.plain_hits(found.len())], listed);
        let mut how = Say::All;
        loop {
            match self.ask(&question, how)? {
                Reply::Back => return Ok(()),
                Reply::Number(number) => {
                    if let Some(spot) = spots.get(number) {
                        self.go_through(Round::beginning(spots.clone(), spot))?;
                    }
                }
                Reply::Word(word) => self.talk.wrong(&word)?,
            }
            how = Say::Head;
        }
    }
}
