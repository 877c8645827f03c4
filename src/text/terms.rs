//! The field's words for the levels of a plan, parties, outcomes and statuses (docs/glossary.md).

use std::borrow::Cow;

use super::{Lang, messages};
use crate::journal::{Counts, Course, Items, Mark, Outcome, Status};
use crate::model::{Kind, LevelName, Origin, Party, PartyKind, Plan, Role};
use crate::problem::Level;
use crate::query::{Match, Select};

messages! {
    quoted(words: &str) "”{words}”" | "“{words}”";
    not_assessed() "Ej bedömd" | "Not assessed";
    nobody_named() "Ingen ansvarig angiven" | "Nobody named";
    conflict() "Konflikt" | "Conflict";
    note() "Anteckning" | "Note";
    decision() "Beslut" | "Decision";
    proposal_label() "Förslag till nästa år" | "Proposal for next year";
    proposal_word() "Förslag" | "Proposal";
    responsible() "Ansvariga" | "Responsible";
    services_in_ordinary_operation() "Verksamheter/samverkan i ordinarie drift" | "Services in ordinary operation";
    local_priorities() "Lokala prioriteringar" | "Local priorities";
    aims() "Målsättningar" | "Aims";
    sub_goals() "Delmål" | "Sub-goals";
    target_group() "Målgrupp" | "Target group";
    priority_area() "Prioriterat område" | "Priority area";
    abbreviations() "Förkortningar" | "Abbreviations";
    no_activities() "Målet har inga aktiviteter." | "The goal has no activities.";
}

/// «1 aktivitet», «2 aktiviteter».
fn counted(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

impl Lang {
    /// Ja, Delvis, Nej, Ej aktuell.
    pub fn outcome(self, outcome: Outcome) -> &'static str {
        match outcome {
            Outcome::Yes => self.pick("Ja", "Yes"),
            Outcome::Partly => self.pick("Delvis", "Partly"),
            Outcome::No => self.pick("Nej", "No"),
            Outcome::NotApplicable => self.pick("Ej aktuell", "Not applicable"),
        }
    }

    /// The outcome, or that there is none.
    pub fn outcome_or_open(self, outcome: Option<Outcome>) -> Cow<'static, str> {
        outcome.map_or_else(|| self.not_assessed(), |outcome| self.outcome(outcome).into())
    }

    /// The outcome that a filter selects.
    pub fn select(self, select: Select) -> Cow<'static, str> {
        match select {
            Select::Outcome(outcome) => self.outcome(outcome).into(),
            Select::Open => self.not_assessed(),
        }
    }

    /// The status of an activity.
    pub fn status(self, status: Status) -> &'static str {
        match status {
            Status::NotStarted => self.pick("Ej påbörjad", "Not started"),
            Status::OnTrack => self.pick("Pågår enligt plan", "On track"),
            Status::Deviating => self.pick("Pågår med avvikelse", "In progress, with deviation"),
            Status::Delayed => self.pick("Försenad", "Delayed"),
            Status::Completed => self.pick("Genomförd", "Completed"),
            Status::Cancelled => self.pick("Avbruten", "Cancelled"),
            Status::OrdinaryOperation => {
                self.pick("Övergår i ordinarie drift", "Moves into ordinary operation")
            }
        }
    }

    /// What is to become of an activity next year.
    pub fn course(self, course: Course) -> &'static str {
        match course {
            Course::CarryOver => self.pick("Föra över till nästa år", "Carry over to next year"),
            Course::Finish => self.pick("Avsluta, klar", "Finish, done"),
            Course::OrdinaryOperation => {
                self.pick("Föra in i ordinarie drift", "Move into ordinary operation")
            }
            Course::Drop => self.pick("Utgå", "Drop"),
        }
    }

    /// Which items a meeting takes up.
    pub fn items(self, items: Items) -> &'static str {
        match items {
            Items::All => self.pick("alla", "all"),
            Items::Open => self.pick("utan utfall", "without outcome"),
            Items::Changed => self.pick("ändrade sedan förra mötet", "changed since the last meeting"),
            Items::Deviating => self.pick("avvikande", "deviating"),
        }
    }

    /// What a mark of a meeting says about the follow-up.
    pub fn mark(self, mark: Mark) -> &'static str {
        match mark {
            Mark::SentOut => self.pick("utskickat", "sent out"),
            Mark::Decided => self.pick("beslutat", "decided"),
        }
    }

    /// What kind of party it is, in the singular.
    pub fn party_kind(self, kind: PartyKind) -> &'static str {
        match kind {
            PartyKind::Committee => self.pick("nämnd/styrelse", "committee"),
            PartyKind::OfficerGroup => self.pick("ledningsgrupp", "officer group"),
            PartyKind::SteeringGroup => self.pick("styrgrupp", "steering group"),
            PartyKind::Role => self.pick("funktion", "role"),
            PartyKind::Unit => self.pick("verksamhet", "unit"),
            PartyKind::Administration => self.pick("förvaltning", "administration"),
            PartyKind::Principal => self.pick("huvudman", "principal"),
            PartyKind::ExternalAgency => self.pick("myndighet", "external agency"),
        }
    }

    /// The name of a party: as the plan writes it, or its English name where there is one.
    pub fn party_name(self, party: &Party) -> &str {
        match (self, &party.english) {
            (Self::En, Some(english)) => english,
            _ => &party.name,
        }
    }

    /// What a party does.
    pub fn role(self, role: Role) -> &'static str {
        match role {
            Role::Owner => self.pick("insatsägare", "owner of the measure"),
            Role::Collaborator => self.pick("samverkanspart", "collaborating party"),
        }
    }

    /// How a responsible cell was read, where that needs saying.
    pub fn origin(self, origin: Origin) -> Option<&'static str> {
        match origin {
            Origin::Own | Origin::Segment => None,
            Origin::Shared => Some(self.pick("gemensam cell för raden", "one cell for the row")),
            Origin::Inherited => Some(self.pick("övertagen från raden ovan", "inherited from the row above")),
            Origin::Inferred => Some(self.pick("tolkad", "inferred")),
            Origin::Blank => Some(self.pick("tom cell i planen", "blank cell in the plan")),
        }
    }

    /// What kind of answer an indicator wants.
    pub fn kind(self, kind: &Kind) -> Cow<'static, str> {
        match kind {
            Kind::YesNo => self.pick("ja/nej", "yes/no").into(),
            Kind::Statement => self.pick("påstående", "statement").into(),
            Kind::Count { unit: None } => self.pick("antal", "count").into(),
            Kind::Count { unit: Some(unit) } => format!("{} ({unit})", self.pick("antal", "count")).into(),
            Kind::Percent => self.pick("procent", "percent").into(),
        }
    }

    /// How several parties in a filter are meant.
    pub fn match_mode(self, mode: Match) -> &'static str {
        match mode {
            Match::Any => self.pick("någon av", "any of"),
            Match::All => self.pick("alla av", "all of"),
            Match::Only => self.pick("bara", "only"),
            Match::Particular => self.pick("särskilt", "in particular"),
        }
    }

    /// The word for a level in the singular, in the plan's own words where it has them and
    /// the screen speaks the plan's language.
    pub fn level(self, level: Level, plan: Option<&Plan>) -> Cow<'_, str> {
        self.own_word(level, plan)
            .map_or_else(|| self.level_words(level).0.into(), |own| own.one.clone().into())
    }

    /// The word for a level in the plural.
    pub fn levels(self, level: Level, plan: Option<&Plan>) -> Cow<'_, str> {
        self.own_word(level, plan)
            .map_or_else(|| self.level_words(level).1.into(), |own| own.many.clone().into())
    }

    /// «34 aktiviteter», in the plan's own words as in [`Lang::level`].
    pub fn count_of(self, n: usize, level: Level, plan: Option<&Plan>) -> String {
        counted(n, &self.level(level, plan), &self.levels(level, plan))
    }

    fn own_word(self, level: Level, plan: Option<&Plan>) -> Option<&LevelName> {
        let plan = plan.filter(|plan| plan.language == self.tag())?;
        match level {
            Level::Plan => None,
            Level::FocusArea => plan.levels.focus_area.as_ref(),
            Level::Goal => plan.levels.goal.as_ref(),
            Level::Activity => plan.levels.activity.as_ref(),
            Level::Indicator => plan.levels.indicator.as_ref(),
        }
    }

    fn level_words(self, level: Level) -> (&'static str, &'static str) {
        match level {
            Level::Plan => self.pick(("plan", "planer"), ("plan", "plans")),
            Level::FocusArea => self.pick(("fokusområde", "fokusområden"), ("focus area", "focus areas")),
            Level::Goal => self.pick(("mål", "mål"), ("goal", "goals")),
            Level::Activity => self.pick(("aktivitet", "aktiviteter"), ("activity", "activities")),
            Level::Indicator => self.pick(("indikator", "indikatorer"), ("indicator", "indicators")),
        }
    }

    /// «25 av 34 aktiviteter», in the plan's own words as in [`Lang::level`].
    pub fn shown_of(self, shown: usize, total: usize, plan: Option<&Plan>) -> String {
        format!("{shown} {} {}", self.pick("av", "of"), self.count_of(total, Level::Activity, plan))
    }

    /// «11 ja · 2 delvis · 1 nej · 5 ej bedömda av 19»; what is zero is left out, but for yes and not assessed.
    pub fn counts(self, counts: &Counts) -> String {
        let open = if counts.open == 1 {
            self.pick("ej bedömd", "not assessed")
        } else {
            self.pick("ej bedömda", "not assessed")
        };
        let parts = [
            (counts.yes, self.pick("ja", "yes"), true),
            (counts.partly, self.pick("delvis", "partly"), false),
            (counts.no, self.pick("nej", "no"), false),
            (counts.not_applicable, self.pick("ej aktuell", "not applicable"), false),
            (counts.open, open, true),
        ];
        let said: Vec<String> = parts
            .iter()
            .filter(|(n, _, always)| *always || *n > 0)
            .map(|(n, word, _)| format!("{n} {word}"))
            .collect();
        format!("{} {} {}", said.join(" · "), self.pick("av", "of"), counts.indicators)
    }
}

/// What a word in either language selects: `ja`, `j`, `yes`, `delvis`, `nej`, `na`, `ej aktuell`,
/// `open`, `saknas` and the like.
pub fn outcome_word(word: &str) -> Option<Select> {
    let outcome = match word.trim().to_lowercase().replace(['-', '_'], " ").as_str() {
        "ja" | "j" | "yes" | "y" => Outcome::Yes,
        "delvis" | "d" | "partly" | "p" => Outcome::Partly,
        "nej" | "n" | "no" => Outcome::No,
        "na" | "ejaktuell" | "ej aktuell" | "not applicable" => Outcome::NotApplicable,
        "open" | "öppen" | "oppen" | "saknas" | "ejbedömd" | "ej bedömd" | "ej bedomd" | "not assessed" => {
            return Some(Select::Open);
        }
        _ => return None,
    };
    Some(Select::Outcome(outcome))
}

/// The mark of a meeting that a word in either language names: `sent-out`, `utskickad`, `decided`,
/// `beslutat` and the like.
pub fn mark_word(word: &str) -> Option<Mark> {
    match word.trim().to_lowercase().replace(['-', '_'], " ").as_str() {
        "sent out" | "utskickad" | "utskickat" => Some(Mark::SentOut),
        "decided" | "beslutad" | "beslutat" => Some(Mark::Decided),
        _ => None,
    }
}
