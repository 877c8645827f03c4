//! Colours and weights by meaning: a role says why something looks different, a theme says how.

mod paint;
mod read;
mod role;

pub use paint::{Colour, Paint};
pub use read::Bundled;
pub use role::Role;

/// How each role looks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
    /// One paint for each role, in the order of [`Role::ALL`].
    paints: Vec<Paint>,
}

impl Theme {
    /// How a role looks.
    pub fn paint(&self, role: Role) -> Paint {
        self.paints.get(role as usize).copied().unwrap_or_default()
    }
}
