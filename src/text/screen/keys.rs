//! Names of keys, and the words of the footer and the help.

use crate::text::messages;

messages! {
    key_ctrl() "Ctrl-" | "Ctrl-";
    key_alt() "Alt-" | "Alt-";
    key_shift() "Skift-" | "Shift-";
    key_enter() "Enter" | "Enter";
    key_esc() "Esc" | "Esc";
    key_backspace() "Backsteg" | "Backspace";
    key_tab() "Tab" | "Tab";
    key_up() "Upp" | "Up";
    key_down() "Ner" | "Down";
    key_left() "Vänster" | "Left";
    key_right() "Höger" | "Right";
    key_arrows() "Pilar" | "Arrows";
    key_home() "Home" | "Home";
    key_end() "End" | "End";
    key_page_up() "PgUp" | "PgUp";
    key_page_down() "PgDn" | "PgDn";
    key_delete() "Delete" | "Delete";
    key_insert() "Insert" | "Insert";
    key_space() "Mellanslag" | "Space";

    foot_move() "flytta" | "move";
    foot_open() "öppna" | "open";
    foot_cycle() "växla" | "cycle";
    foot_outcomes() "ja/delvis/nej" | "yes/partly/no";
    foot_filter() "nämnd" | "committee";
    foot_search() "sök" | "search";
    foot_note() "anteckna" | "note";
    foot_settle() "avgör" | "settle";
    foot_undo() "ångra" | "undo";
    foot_open_ones() "utan utfall" | "without outcome";
    foot_show_all() "visa allt" | "show all";
    foot_number() "tal" | "number";
    foot_zoom() "större" | "larger";
    foot_plans() "plan" | "plan";
    foot_history() "historik" | "history";
    foot_status() "status" | "status";
    foot_choose() "välj" | "choose";
    foot_cell() "ruta" | "cell";
    foot_part() "nästa del" | "next part";
    foot_overview() "översikt" | "overview";
    foot_go_to() "gå till" | "go to";
    foot_browse() "bläddra" | "browse";
    foot_toggle() "växla" | "toggle";
    foot_show() "visa" | "show";
    foot_mode() "någon/alla…" | "any/all…";
    foot_all() "alla" | "all";
    foot_as_filter() "som filter" | "as filter";
    foot_clear() "rensa" | "clear";
    foot_save() "spara" | "save";
    foot_undo_typing() "ångra text" | "undo typing";
    foot_discard() "kasta" | "discard";
    foot_scroll() "rulla" | "scroll";
    foot_page() "en sida" | "a page";
    foot_help() "hjälp" | "help";
    foot_close() "stäng" | "close";
    foot_restore() "ångra" | "undo";
    foot_quit() "avsluta" | "quit";

    layer_everywhere() "Överallt" | "Everywhere";
    help_about(what: &str) "Hjälp: {what}" | "Help: {what}";
    group_move() "Flytta" | "Move";
    group_find() "Hitta" | "Find";
    group_view() "Byt vy" | "Change view";
    group_record() "Registrera" | "Record";
    group_edit() "Skriv" | "Type";
    group_other() "Övrigt" | "Other";
    layer_list() "Lista" | "List";
    layer_filter() "Nämndfilter" | "Committee filter";
    layer_search() "Sök" | "Search";
    layer_number() "Tal" | "Number";
    layer_help() "Hjälp" | "Help";
    layer_question() "Fråga" | "Question";
}
