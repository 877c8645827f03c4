//! How many colours a terminal has, and what becomes of a theme's own shades where it has fewer.

use super::{Colour, Paint};

/// How many colours a terminal has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Depth {
    /// The 16 ANSI colours: shades of a theme's own are left out, and weight alone tells roles apart.
    #[default]
    Sixteen,
    /// The table of 256: a shade becomes the nearest of the 240 that are the same everywhere.
    Table,
    /// Red, green and blue as they are.
    Full,
}

/// The steps of red, green and blue in the cube of 6×6×6 colours that begins at 16.
const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];

impl Depth {
    /// What `COLORTERM` and `TERM` say; nothing there can be asked of a terminal without waiting for it.
    pub fn from_names(colorterm: Option<&str>, term: Option<&str>) -> Self {
        let term = term.unwrap_or_default();
        if matches!(colorterm, Some("truecolor" | "24bit")) || term.ends_with("-direct") {
            Self::Full
        } else if term.contains("256col") {
            Self::Table
        } else {
            Self::Sixteen
        }
    }

    /// A paint as such a terminal can show it.
    pub fn of(self, paint: Paint) -> Paint {
        let shade = |colour: Colour| match (self, colour) {
            (Self::Sixteen, Colour::Rgb(..)) => None,
            (Self::Table, Colour::Rgb(red, green, blue)) => {
                Some(Colour::Indexed(nearest([red, green, blue])))
            }
            (Self::Sixteen | Self::Table | Self::Full, same) => Some(same),
        };
        Paint { fg: paint.fg.and_then(shade), bg: paint.bg.and_then(shade), ..paint }
    }
}

/// Red, green and blue of a place of the table from 16 on.
fn of_table(index: u8) -> [u8; 3] {
    if let Some(gray) = index.checked_sub(232) {
        return [8 + 10 * gray; 3];
    }
    let cube = index.saturating_sub(16);
    [cube / 36, cube / 6 % 6, cube % 6].map(|step| STEPS.get(usize::from(step)).copied().unwrap_or_default())
}

/// The place from 16 on whose colour is nearest.
fn nearest(rgb: [u8; 3]) -> u8 {
    let far = |index: &u8| -> u32 {
        let apart = of_table(*index).into_iter().zip(rgb).map(|(a, b)| u32::from(a.abs_diff(b)));
        apart.map(|apart| apart * apart).sum()
    };
    (16..=255).min_by_key(far).unwrap_or(16)
}

#[cfg(test)]
mod tests {
    use super::super::{Role, Themes};
    use super::*;

    #[test]
    fn terminals_say_what_they_can() {
        for (colorterm, term, depth) in [
            (Some("truecolor"), Some("xterm"), Depth::Full),
            (Some("24bit"), None, Depth::Full),
            (Some("yes"), Some("xterm-256color"), Depth::Table),
            (None, Some("putty-256color"), Depth::Table),
            (None, Some("xterm-direct"), Depth::Full),
            (None, Some("xterm"), Depth::Sixteen),
            (None, None, Depth::Sixteen),
        ] {
            assert_eq!(Depth::from_names(colorterm, term), depth, "{colorterm:?} {term:?}");
        }
    }

    #[test]
    fn shades_find_their_nearest_place() {
        for (rgb, place) in
            [([0, 0, 0], 16), ([255, 255, 255], 231), ([95, 135, 175], 67), ([28, 28, 28], 234)]
        {
            assert_eq!(nearest(rgb), place, "{rgb:?}");
        }
        assert!((16..=255).all(|index| of_table(nearest(of_table(index))) == of_table(index)));
    }

    /// Relative luminance and contrast as in WCAG 2.1.
    fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        let luminance = |[red, green, blue]: [u8; 3]| {
            0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
        };
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    fn rgb(colour: Option<Colour>) -> Option<[u8; 3]> {
        match colour? {
            Colour::Rgb(red, green, blue) => Some([red, green, blue]),
            Colour::Indexed(index) => Some(of_table(index)),
            _ => panic!("a shade of the terminal's own has no contrast that we know"),
        }
    }

    #[test]
    fn the_formula_is_that_of_wcag() {
        assert!((contrast([0; 3], [255; 3]) - 21.0).abs() < 0.01);
        assert!((contrast([0x77; 3], [255; 3]) - 4.48).abs() < 0.01);
    }

    #[test]
    fn text_can_be_read_and_marks_be_seen_in_themes_with_shades_of_their_own() {
        for name in ["dark", "light"] {
            let theme = Themes::bundled().get(name).unwrap();
            for depth in [Depth::Full, Depth::Table] {
                let paint = |role: Role| depth.of(theme.paint(role));
                let text = paint(Role::Text);
                for &role in Role::ALL {
                    let (fg, bg) = (paint(role).fg.or(text.fg), paint(role).bg.or(text.bg));
                    let contrast = contrast(rgb(fg).unwrap(), rgb(bg).unwrap());
                    let least = if role == Role::Border { 3.0 } else { 4.5 };
                    assert!(contrast >= least, "{name} {depth:?} {role:?}: {contrast:.2}");
                    // Roles meet in a row: one draws its letters over the background of another.
                    assert!(role == Role::Text || paint(role).bg.is_none(), "{name} {role:?}");
                }
            }
        }
    }

    #[test]
    fn where_there_are_no_shades_weight_tells_the_roles_that_must_be_told() {
        let themes = Themes::bundled();
        for name in themes.names() {
            let theme = themes.get(name).unwrap().on(Depth::Sixteen);
            assert!(Role::ALL.iter().all(|role| {
                let Paint { fg, bg, .. } = theme.paint(*role);
                [fg, bg].into_iter().flatten().all(|colour| !matches!(colour, Colour::Rgb(..)))
            }));
            for role in [Role::Cursor, Role::Badge, Role::Alarm] {
                assert!(theme.paint(role).reverse, "{name} {role:?}");
            }
            for role in [Role::TabActive, Role::TitleActive, Role::Hit, Role::Key, Role::Error] {
                assert!(theme.paint(role).bold, "{name} {role:?}");
            }
        }
    }
}
