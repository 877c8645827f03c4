//! The field for the number of a count or a percentage.

use super::text_field::Lines;
use super::{Ctx, Effect, Overlay, State, TextField};
use crate::journal::{Act, Field, Target};
use crate::keys::{Action, Key};
use crate::model::{Kind, Number, Odd};
use crate::text;

/// The field.
#[derive(Debug, Clone, PartialEq)]
pub struct NumberDialog {
    /// The indicator.
    pub target: Target,
    /// What kind the indicator is of.
    pub kind: Kind,
    /// What is typed; empty removes the number.
    pub field: TextField,
    /// What is wrong with it, once Enter was pressed.
    pub complaint: Option<NumberComplaint>,
}

/// Why a number is not taken, or not at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NumberComplaint {
    /// It is no number.
    NotANumber(String),
    /// It is odd for the indicator; Enter again records it all the same where it can be meant.
    Odd(Number, Odd),
}

impl State {
    pub(super) fn open_number(&mut self) -> Vec<Effect> {
        let Ok(indicator) = self.recordable() else { return Vec::new() };
        let kind = indicator.kind.clone();
        let target = self.indicator_target(indicator);
        let current = self.counting(&target, Field::Number);
        let number = if let Act::Number(Some(number)) = current.act {
            text::number(self.settings.lang, number)
        } else {
            String::new()
        };
        self.overlays.push(Overlay::Number(NumberDialog {
            target,
            kind,
            field: TextField::new(&number),
            complaint: None,
        }));
        Vec::new()
    }
}

impl NumberDialog {
    pub(super) fn act(mut self, state: &mut State, ctx: &Ctx, action: Action) -> Vec<Effect> {
        if action == Action::Back {
            return Vec::new();
        }
        if action == Action::Enter || action == Action::Save {
            return self.take(state, ctx);
        }
        if action == Action::UndoTyping {
            self.field.undo();
        } else if action == Action::ClearField {
            self.field.clear();
        }
        self.complaint = None;
        state.overlays.push(Overlay::Number(self));
        Vec::new()
    }

    pub(super) fn typed(mut self, state: &mut State, key: Key) -> Option<Vec<Effect>> {
        let taken = self.field.key(key, Lines::One);
        if taken {
            self.complaint = None;
        }
        state.overlays.push(Overlay::Number(self));
        taken.then(Vec::new)
    }

    pub(super) fn pasted(mut self, state: &mut State, text: &str) -> Vec<Effect> {
        self.field.paste(text, Lines::One);
        self.complaint = None;
        state.overlays.push(Overlay::Number(self));
        Vec::new()
    }

    /// Records the number, or says what is wrong with it.
    fn take(mut self, state: &mut State, ctx: &Ctx) -> Vec<Effect> {
        let typed = self.field.text();
        let number = match typed.trim() {
            "" => Ok(None),
            text => text.parse::<Number>().map(Some),
        };
        let complaint = match number {
            Err(_) => Some(NumberComplaint::NotANumber(typed)),
            Ok(number) => {
                number.and_then(|number| self.kind.odd(number).map(|odd| NumberComplaint::Odd(number, odd)))
            }
        };
        let is_meant = matches!(complaint, Some(NumberComplaint::Odd(_, Odd::OutsidePercent)))
            && complaint == self.complaint;
        match (complaint, number) {
            (complaint, Ok(number)) if complaint.is_none() || is_meant => {
                state.record(ctx, self.target, Act::Number(number))
            }
            (complaint, _) => {
                self.complaint = complaint;
                state.overlays.push(Overlay::Number(self));
                Vec::new()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Desk, target};
    use super::*;

    const COUNT: &str = "<tab><tab>j<tab>j";
    const PERCENT: &str = "<tab><tab>j<tab>G";

    fn number(desk: &Desk, id: &str) -> Option<String> {
        desk.saved.number(&target(id)).value().map(|number| number.to_string())
    }

    #[test]
    fn numbers_with_comma_or_point() {
        for (at, id, keys, expected, writes) in [
            (COUNT, "1.1.2b", "5 12<enter>", Some("12"), 1),
            (COUNT, "1.1.2b", "5 120,5<enter>", Some("120.5"), 1),
            (COUNT, "1.1.2b", "5 -120,5<enter><enter>", None, 0),
            (COUNT, "1.1.2b", "5 0<enter>", Some("0"), 1),
            (PERCENT, "1.1.2c", "5 -5<enter>", None, 0),
            (PERCENT, "1.1.2c", "5 -5<enter><enter>", Some("-5"), 1),
            (PERCENT, "1.1.2c", "5 87,5<enter>", Some("87.5"), 1),
            (PERCENT, "1.1.2c", "5 87.5<enter>", Some("87.5"), 1),
            (PERCENT, "1.1.2c", "5 87.5<ctrl-s>", Some("87.5"), 1),
            (PERCENT, "1.1.2c", "5 87.5<enter>5<enter>", Some("87.5"), 1),
            (PERCENT, "1.1.2c", "5 8<enter>5 7<enter>", Some("87"), 2),
            (PERCENT, "1.1.2c", "5 87,5,2<enter>", None, 0),
            (PERCENT, "1.1.2c", "5 120<enter>", None, 0),
            (PERCENT, "1.1.2c", "5 120<enter><enter>", Some("120"), 1),
            (PERCENT, "1.1.2c", "5 120<enter>1<enter>", None, 0),
            (PERCENT, "1.1.2c", "5 ja<enter><enter>", None, 0),
            (PERCENT, "1.1.2c", "5<enter>", None, 0),
            (PERCENT, "1.1.2c", "5 8<enter>5<ctrl-u><enter>", None, 2),
            (PERCENT, "1.1.2c", "5 8<esc>", None, 0),
        ] {
            let mut desk = Desk::new();
            desk.keys(at).keys(keys);
            assert_eq!((number(&desk, id).as_deref(), desk.writes()), (expected, writes), "{keys}");
        }
    }

    #[test]
    fn complaints_say_what_is_wrong() {
        let mut desk = Desk::new();
        let complaint = |desk: &Desk| match desk.top() {
            Some(Overlay::Number(dialog)) => dialog.complaint.clone(),
            other => panic!("{other:?}"),
        };
        desk.keys(PERCENT).keys("5 120<enter>");
        assert_eq!(complaint(&desk), Some(NumberComplaint::Odd(120.into(), Odd::OutsidePercent)));
        desk.keys(",<enter>");
        assert_eq!(complaint(&desk), Some(NumberComplaint::NotANumber("120,".into())));
        desk.keys("<backspace>");
        assert_eq!(complaint(&desk), None);
        desk.keys("<esc>k5 -3<enter><enter>");
        assert_eq!(complaint(&desk), Some(NumberComplaint::Odd((-3).into(), Odd::NegativeCount)));
    }

    #[test]
    fn the_number_and_the_judgement_stand_side_by_side() {
        let mut desk = Desk::new();
        desk.keys(COUNT).keys("15 12<enter>");
        assert_eq!(number(&desk, "1.1.2b").as_deref(), Some("12"));
        assert_eq!(desk.outcome("1.1.2b"), Some(crate::journal::Outcome::Yes));
    }
}
