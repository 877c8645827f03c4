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
    /// See [`Theme::lacks_shades`].
    lacks_shades: bool,
}

impl Theme {
    /// How a role looks.
    pub fn paint(&self, role: Role) -> Paint {
        self.paints.get(role as usize).copied().unwrap_or_default()
    }

    /// The theme as a terminal with so many colours can show it.
    #[must_use]
    pub fn on(&self, depth: Depth) -> Self {
        let paints: Vec<Paint> = self.paints.iter().map(|paint| depth.of(*paint)).collect();
        let colours = |paint: &Paint| (paint.fg.is_some(), paint.bg.is_some());
        let lost = |(before, after): (&Paint, &Paint)| colours(before) != colours(after);
        let lacks_shades = self.paints.iter().zip(&paints).any(lost);
        Self { paints, lacks_shades }
    }

    /// Whether shades of its own were left out because the terminal has too few colours.
    pub fn lacks_shades(&self) -> bool {
        self.lacks_shades
    }
}
