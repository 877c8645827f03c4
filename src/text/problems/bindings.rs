//! The sentences about bindings of somebody's own.

use super::{Cow, Lang, messages};
use crate::problem::BindingFault;

messages! {
    key_never_comes(key: &str, instead: &str)
        "{key} kommer aldrig från en terminal; den skickar {instead}"
        | "no terminal sends {key}; what comes is {instead}";
    altgr_key(key: &str)
        "{key} kräver AltGr eller är en död tangent på ett svenskt tangentbord"
        | "{key} needs AltGr or is a dead key on a Swedish keyboard";
    capital_records(key: &str)
        "stor bokstav registrerar aldrig: {key}" | "a capital letter never records: {key}";
    key_is_typed(key: &str)
        "{key} är ett tecken som skrivs eller väljer part här" | "{key} is a character that is typed or chooses a party here";
    key_records_and_moves(key: &str)
        "{key} skulle registrera i en lista och flytta i en annan"
        | "{key} would record in one list and move in another";
    pair_records(keys: &str)
        "två tangenter registrerar aldrig: {keys}" | "two keys never record: {keys}";
    pair_cancels(key: &str)
        "{key} avbryter ett påbörjat tangentpar och kan inte stå i ett"
        | "{key} leaves a pair that was begun and cannot be part of one";
    key_needed(action: &str, layer: &str)
        "{action} skulle bli utan en tangent som räcker ensam i {layer}"
        | "{action} would have no key that does it alone in {layer}";
    key_taken_over(key: &str, by: &str, from: &str, left: &str)
        "tangenten {key} gör nu {by} i stället för {from}, som har kvar {left}"
        | "the key {key} now does {by} instead of {from}, which keeps {left}";
    key_taken_away(key: &str, by: &str, from: &str)
        "tangenten {key} gör nu {by} i stället för {from}, som inte har någon tangent kvar här"
        | "the key {key} now does {by} instead of {from}, which has no key left here";
    nothing_to_unbind(action: &str)
        "{action} har ingen tangent att ta bort här" | "{action} has no key to take away here";

    // what to do
    bound_in(layers: &str) "den har tangenter i: {layers}" | "it has keys in: {layers}";
    defaults_stand_hint() "standardtangenterna gäller i stället" | "the default keys hold instead";
    small_letter_hint() "välj en liten bokstav, eller en siffra" | "take a small letter, or a digit";
    one_key_hint() "registrera med en enda tangent" | "record with one key";
    with_ctrl_hint() "ta en tangent som inte skriver, eller en med ctrl-" | "take a key that types nothing, or one with ctrl-";
}

/// What is wrong.
pub(super) fn title(lang: Lang, fault: &BindingFault) -> Cow<'static, str> {
    match fault {
        BindingFault::NeverComes { key, instead } => lang.key_never_comes(key, instead),
        BindingFault::AltGr { key } => lang.altgr_key(key),
        BindingFault::CapitalRecords { key } => lang.capital_records(key),
        BindingFault::Typed { key } => lang.key_is_typed(key),
        BindingFault::RecordsAndMoves { key } => lang.key_records_and_moves(key),
        BindingFault::PairRecords { keys } => lang.pair_records(keys),
        BindingFault::PairCancels { key } => lang.pair_cancels(key),
        BindingFault::Needed { action, layer } => lang.key_needed(action, layer),
        BindingFault::TakenOver { key, by, from, left } if left.is_empty() => {
            lang.key_taken_away(key, by, from)
        }
        BindingFault::TakenOver { key, by, from, left } => {
            lang.key_taken_over(key, by, from, &left.join(" "))
        }
        BindingFault::NothingToUnbind { action, .. } => lang.nothing_to_unbind(action),
    }
}

/// What to do about it.
pub(super) fn hint(lang: Lang, fault: &BindingFault) -> Option<Cow<'static, str>> {
    match fault {
        BindingFault::Needed { .. } | BindingFault::RecordsAndMoves { .. } => {
            Some(lang.defaults_stand_hint())
        }
        BindingFault::CapitalRecords { .. } => Some(lang.small_letter_hint()),
        BindingFault::PairRecords { .. } => Some(lang.one_key_hint()),
        BindingFault::Typed { .. } => Some(lang.with_ctrl_hint()),
        BindingFault::NothingToUnbind { layers, .. } if !layers.is_empty() => {
            Some(lang.bound_in(&layers.join(", ")))
        }
        BindingFault::NothingToUnbind { .. }
        | BindingFault::NeverComes { .. }
        | BindingFault::AltGr { .. }
        | BindingFault::PairCancels { .. }
        | BindingFault::TakenOver { .. } => None,
    }
}
