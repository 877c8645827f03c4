//! Why the system refused, in words for those who did not write the system.

use std::borrow::Cow;

use super::Lang;

/// What the system says, without its number, and what that means.
const REASONS: &[(&str, &str, &str)] = &[
    ("No space left on device", "disken är full", "the disk is full"),
    ("Disk quota exceeded", "diskkvoten är slut", "the disk quota is used up"),
    ("Read-only file system", "disken är skrivskyddad", "the disk is read-only"),
    (
        "Input/output error",
        "disken eller förbindelsen till den har fel",
        "the disk, or the way to it, is faulty",
    ),
    ("Permission denied", "behörighet saknas", "you have no permission"),
    ("Operation not permitted", "det är inte tillåtet", "it is not allowed"),
    ("No such file or directory", "filen eller mappen finns inte", "there is no such file or folder"),
    ("Is a directory", "det är en mapp", "it is a folder"),
    ("Not a directory", "det är ingen mapp", "it is no folder"),
    ("File name too long", "namnet är för långt", "the name is too long"),
    ("Too many open files", "för många filer är öppna", "too many files are open"),
    ("Too many levels of symbolic links", "länkarna leder i ring", "the links lead in a ring"),
    (
        "Stale file handle",
        "nätverksdisken känner inte igen filen",
        "the network disk does not know the file any more",
    ),
    ("Transport endpoint is not connected", "nätverksdisken svarar inte", "the network disk does not answer"),
    ("No locks available", "filer kan inte låsas där", "files cannot be locked there"),
];

impl Lang {
    /// The reason of the system in words; one that nobody foresaw, as the system says it.
    pub fn system_reason(self, said: &str) -> Cow<'static, str> {
        let plain = said.split(" (os error").next().unwrap_or(said);
        let known = REASONS.iter().find(|(system, _, _)| *system == plain);
        known.map_or_else(|| said.to_owned().into(), |&(_, sv, en)| self.pick(sv, en).into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_system_says_is_told_in_words() {
        let full = std::io::Error::from_raw_os_error(28).to_string();
        assert_eq!(Lang::Sv.system_reason(&full), "disken är full", "{full}");
        assert_eq!(Lang::En.system_reason(&full), "the disk is full");
        assert_eq!(Lang::Sv.system_reason("something else"), "something else");
        for number in [1, 2, 5, 13, 20, 21, 24, 30, 36, 37, 40, 107, 116, 122] {
            let said = std::io::Error::from_raw_os_error(number).to_string();
            assert_ne!(Lang::Sv.system_reason(&said), said, "{said}");
        }
    }
}
