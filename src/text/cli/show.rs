//! The words of `folj show`: a plan and its items, whole.

use crate::model::{Direction, Lineage, Period, Relation};
use crate::text::{Lang, messages};

messages! {
    cli_also_called() "Även" | "Also called";
    cli_remark() "Anmärkning i planfilen" | "Remark in the plan's file";
    cli_aim() "Målsättning" | "Aim";
    cli_number_in_plan(number: &str, levels: &str)
        "Nummer {number} i planens lista över {levels}"
        | "Number {number} in the plan's list of {levels}";
    cli_threshold(least: &str, unit: &str, words: &str)
        "Gräns i texten: minst {least} {unit} (”{words}”)"
        | "Threshold in the text: at least {least} {unit} (“{words}”)";
    cli_compound() "Säger flera saker på en gång." | "States several things at once.";

    // --- the plan itself
    cli_period() "Period" | "Period";
    cli_strategy() "Strategi" | "Strategy";
    cli_vision() "Vision, övergripande mål" | "Vision, overarching goal";
    cli_decisions() "Beslut" | "Decisions";
    cli_principals() "Huvudmän" | "Principals";
    cli_parties() "Parter" | "Parties";
    cli_plan_committees() "Nämnder för planen som helhet" | "Committees of the plan as a whole";
    cli_meetings() "Möten" | "Meetings";
    cli_level_words() "Planens egna ord" | "The plan's own words";
    cli_lists() "Aktivitetslistor" | "Lists of activities";
    cli_columns() "Källans kolumner" | "Columns of the source";
    cli_source_errors() "Kända fel i källan" | "Known errors of the source";
    cli_source_error(written: &str, suggested: &str)
        "”{written}”; troligen menas ”{suggested}”"
        | "“{written}”; “{suggested}” is probably meant";
}

impl Lang {
    /// «2024–2026», or «2019».
    pub fn cli_years(self, period: Period) -> String {
        let Period { from, to } = period;
        if from == to { from.to_string() } else { format!("{from}–{to}") }
    }

    /// The levels that a plan may have words of its own for, from the top down.
    pub fn cli_levels(self) -> [&'static str; 9] {
        self.pick(
            [
                "fokusområde",
                "delmål",
                "mål",
                "lokal prioritering",
                "målsättning",
                "målgrupp",
                "prioriterat område",
                "aktivitet",
                "indikator",
            ],
            [
                "focus area",
                "sub-goal",
                "goal",
                "local priority",
                "aim",
                "target group",
                "priority area",
                "activity",
                "indicator",
            ],
        )
    }

    /// Which way is better.
    pub fn cli_direction(self, direction: Direction) -> &'static str {
        match direction {
            Direction::Higher => self.pick("Högre är bättre.", "Higher is better."),
            Direction::Lower => self.pick("Lägre är bättre.", "Lower is better."),
        }
    }

    /// «fortsätter nsu-uppsala-2019, 2019: 3.1.2».
    pub fn cli_lineage(self, tie: &Lineage) -> String {
        let year = tie.year.map(|year| format!(", {year}")).unwrap_or_default();
        let place = format!("{}{year}: {}", tie.plan, tie.id);
        match tie.relation {
            Relation::CarriedFrom => self.carried_from(&place).into_owned(),
            Relation::Became => self.became(&place).into_owned(),
        }
    }
}
