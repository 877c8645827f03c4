//! Words of the page that a first visit begins with.

use crate::text::messages;

messages! {
    welcome_title() "Välkommen till folj" | "Welcome to folj";
    welcome_opened() "Här följer du upp en plan som flera parter delar:" | "Here you follow up a plan that several parties share:";
    welcome_three() "Tre saker att veta" | "Three things to know";
    welcome_moves(arrows: &str, enter: &str, esc: &str)
        "{arrows} flyttar, {enter} öppnar, {esc} backar." | "{arrows} move, {enter} opens, {esc} goes back.";
    welcome_filter(filter: &str)
        "{filter} visar bara det som rör din nämnd." | "{filter} shows only what concerns your committee.";
    welcome_help(help: &str, quit: &str)
        "{help} visar alla tangenter, {quit} avslutar." | "{help} shows all keys, {quit} quits.";
    welcome_safe()
        "Att titta ändrar ingenting; det du sätter kan ångras."
        | "Looking changes nothing; recordings can be withdrawn.";
    welcome_once(enter: &str)
        "{enter} går vidare. Visas en gång; igen med folj --intro."
        | "{enter} goes on. Shown once; again with folj --intro.";
    welcome_moves_short(arrows: &str, enter: &str, esc: &str)
        "{arrows} flytta {enter} öppna {esc} backa" | "{arrows} move {enter} open {esc} back";
    welcome_rest_short(filter: &str, help: &str, quit: &str)
        "{filter} nämnd  {help} tangenter  {quit} avsluta" | "{filter} committee  {help} keys  {quit} quit";
    foot_choose_committee() "välj nämnd" | "choose committee";
    foot_go_on() "fortsätt" | "go on";
}
