//! The words of `folj keys` and `folj screen`.

use crate::text::{Lang, messages};

messages! {
    cli_keys_intro()
        "# Tangenter\n\nGjord av `folj keys`. Det översta på skärmen tillfrågas först, sedan *Överallt*; där text skrivs\ngäller bara fältets egna tangenter."
        | "# Keys\n\nMade by `folj keys`. What lies topmost on the screen is asked first, then *Everywhere*; where text is\ntyped, only the field's own keys hold.";
    cli_left_unsaved(id: &str, what: &str)
        "Fel: inte sparat: {id} {what}" | "Error: not saved: {id} {what}";
    cli_no_such_key(typed: &str)
        "”{typed}” är ingen tangent. Skriv till exempel --keys 'jj<enter>'; folj keys visar namnen."
        | "“{typed}” is no key. Write for example --keys 'jj<enter>'; folj keys shows the names.";
}

impl Lang {
    /// The headings of the table of keys.
    pub fn cli_keys_columns(self) -> [&'static str; 3] {
        self.pick(["handling", "tangenter", "vad den gör"], ["action", "keys", "what it does"])
    }
}
