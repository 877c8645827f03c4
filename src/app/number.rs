//! The field for the number of a count or a percentage.

use super::text_field::Lines;
use super::{Ctx, Effect, Overlay, State, TextField};
use crate::journal::{Act, Field, Target};
use crate::keys::{Action, Key};
use crate::model::{Kind, Number};
use crate::text;

/// The field.
#[derive(Debug, Clone, PartialEq)]
pub struct NumberDialog {
    /// The indicator.
    pub target: Target,
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
    /// A percentage outside 0 to 100; Enter again records it all the same.
    OutsidePercent(Number),
}

impl State {
    pub(super) fn open_number(&mut self) -> Vec<Effect> {
        let Ok(indicator) = self.recordable() else { return Vec::new() };
        let target = self.indicator_target(indicator);
        let current = self.counting(&target, Field::Number);
        let number = if let Act::Number(Some(number)) = current.act {
            text::number(self.settings.lang, number)
        } else {
            String::new()
        };
        self.overlays.push(Overlay::Number(NumberDialog {
            target,
            field: TextField::new(&number),
            complaint: None,
        }));
        Vec::new()
    }

    fn is_percent(&self, target: &Target) -> bool {
        let indicators = self.plan_year().into_iter().flat_map(|plan| {
            plan.activities().flat_map(|(_, _, activity)| &activity.indicators).collect::<Vec<_>>()
        });
        indicators.into_iter().any(|one| Some(&one.id) == target.id.as_ref() && one.kind == Kind::Percent)
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
            Ok(Some(number)) if !number.is_within(0, 100) && state.is_percent(&self.target) => {
                Some(NumberComplaint::OutsidePercent(number))
            }
            Ok(_) => None,
        };
        let repeated = complaint.is_some() && complaint == self.complaint;
        match (complaint, number) {
            (Some(NumberComplaint::OutsidePercent(_)), Ok(number)) if repeated => {
                state.record(ctx, self.target, Act::Number(number))
            }
            (None, Ok(number)) => state.record(ctx, self.target, Act::Number(number)),
            (complaint, _) => {
                self.complaint = complaint;
                state.overlays.push(Overlay::Number(self));
                Vec::new()
            }
        }
    }
}
