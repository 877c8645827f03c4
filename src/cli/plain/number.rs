//! The number of a count or a percentage.

use super::Plain;
use super::place::Spot;
use super::talk::Told;
use crate::journal::Act;
use crate::model::{Item, Kind, Number, Odd};

impl Plain<'_> {
    /// Asks for the number, with comma or point; `-` removes it, Enter alone leaves it.
    pub(super) fn write_number(&mut self, spot: &Spot) -> Told<()> {
        let lang = self.lang();
        let Some(Item::Indicator(_, _, _, indicator)) = self.session.at(spot) else { return Ok(()) };
        let (id, kind) = (indicator.id.to_string(), indicator.kind.clone());
        if !kind.has_number() {
            return self.talk.say(&lang.no_number_here("1–4"));
        }
        if !self.can_write() {
            return self.say_read_only();
        }
        let target = self.session.target_of(spot);
        let now =
            self.session.history().number(&target).value().map(|number| lang.plain_number(number, &kind));
        self.talk.say(&lang.plain_number_question(&id, &kind, now.as_deref()))?;
        loop {
            let typed = self.talk.read(&lang.plain_number_prompt(&id))?;
            let bare =
                if kind == Kind::Percent { typed.trim_end_matches('%').trim() } else { typed.as_str() };
            let act = match bare.parse::<Number>() {
                _ if typed.is_empty() => return Ok(()),
                _ if typed == "-" => Act::Number(None),
                Err(_) => {
                    self.talk.say(&lang.cli_not_a_number(&typed))?;
                    continue;
                }
                Ok(number) => match (kind.odd(number), lang.plain_number(number, &kind)) {
                    (None, _) => Act::Number(Some(number)),
                    (Some(Odd::NegativeCount), words) => {
                        self.talk.say(&lang.negative_count(&words))?;
                        continue;
                    }
                    (Some(Odd::OutsidePercent), words) => {
                        let said = vec![lang.plain_outside_percent(&words).into_owned()];
                        let choices = [lang.plain_save_anyway(), lang.plain_type_again()].map(Into::into);
                        match self.choose(said, &choices)? {
                            Some(0) => Act::Number(Some(number)),
                            Some(_) => continue,
                            None => return Ok(()),
                        }
                    }
                },
            };
            return self.save(&target, &act).map(drop);
        }
    }
}
