//! For terminals that have no lines and blocks: one pass over the finished picture that puts
//! an ASCII character in the place of each of ours. Letters of the plan stay as they are here;
//! the shell knows what the terminal makes of them.

use super::pen::Pen;
use crate::text::{Shown, sign_in_ascii};

/// Replaces them all.
pub(in crate::ui) fn simplify(pen: &mut Pen<'_>) {
    pen.simplify(|symbol| {
        let mut chars = symbol.chars();
        let only = chars.next().filter(|c| !c.is_ascii() && chars.next().is_none())?;
        sign_in_ascii(only).map(Shown::from)
    });
}
