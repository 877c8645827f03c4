//! Colours and weights by meaning: a role says why something looks different, a theme says how.

mod depth;
mod paint;
mod read;
mod role;
mod themes;

pub use depth::Depth;
pub use paint::{Colour, Paint};
pub use role::Role;
pub use themes::Themes;

/// How each role looks.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Theme {
    /// One paint for each role, in the order of [`Role::ALL`].
    paints: Vec<Paint>,
}

impl Theme {
    /// How a role looks.
    pub fn paint(&self, role: Role) -> Paint {
        self.paints.get(role as usize).copied().unwrap_or_default()
    }

    /// The theme as a terminal with so many colours can show it.
    #[must_use]
    pub fn on(&self, depth: Depth) -> Self {
        Self { paints: self.paints.iter().map(|paint| depth.of(*paint)).collect() }
    }
}
