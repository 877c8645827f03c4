//! What forms share: choices of one of several values, and the way from field to field.

use crate::keys::Action;

/// A choice of one of several values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pick<T> {
    /// The values.
    pub values: Vec<T>,
    /// The position of the chosen one.
    pub at: usize,
}

impl<T: Clone + Default> Pick<T> {
    /// The chosen value.
    pub fn get(&self) -> T {
        self.values.get(self.at).cloned().unwrap_or_default()
    }

    /// The value before or behind the chosen one, in a round.
    pub(super) fn turn(&mut self, by: isize) {
        self.at = turned(self.at, by, self.values.len());
    }
}

/// So many steps on in a round of `all`.
pub(super) fn turned(at: usize, by: isize, all: usize) -> usize {
    let all = all.max(1);
    let step = if by < 0 { all - 1 } else { 1 };
    (at + step) % all
}

/// The field that an action goes to from another one, in a round; nothing where it goes nowhere.
pub(super) fn field_after<F: Copy + PartialEq>(fields: &[F], here: F, action: Action) -> Option<F> {
    let moves = [(Action::Down, 1), (Action::NextField, 1), (Action::Up, -1), (Action::PreviousField, -1)];
    let (_, by) = moves.into_iter().find(|(other, _)| *other == action)?;
    let at = fields.iter().position(|field| *field == here).unwrap_or(0);
    fields.get(turned(at, by, fields.len())).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_and_values_go_round() {
        for (at, by, all, to) in [(0, 1, 3, 1), (2, 1, 3, 0), (0, -1, 3, 2), (0, 1, 0, 0), (0, -1, 1, 0)] {
            assert_eq!(turned(at, by, all), to, "{at} {by} {all}");
        }
        let fields = ['a', 'b', 'c'];
        for (here, action, to) in [
            ('a', Action::Down, Some('b')),
            ('c', Action::NextField, Some('a')),
            ('a', Action::PreviousField, Some('c')),
            ('x', Action::Down, Some('b')),
            ('a', Action::Left, None),
        ] {
            assert_eq!(field_after(&fields, here, action), to, "{here} {action:?}");
        }
        let mut pick = Pick { values: vec![4, 5], at: 1 };
        pick.turn(1);
        assert_eq!(pick.get(), 4);
    }
}
