//! One row of a column: id, title, and how far it is at the right.

use crate::journal::{Counts, Outcome, Settled};
use crate::model::Activity;
use crate::text::Lang;
use crate::theme::Role;
use crate::ui::scene::Scene;

/// What stands at the right of a row.
pub(super) enum Tail {
    /// Indicators with an outcome, of how many.
    Counts(Counts),
    /// The one indicator's outcome.
    Word(String, Role),
}

/// One row of a column.
pub(super) struct RowText<'a> {
    pub(super) id: &'a str,
    pub(super) title: &'a str,
    pub(super) tail: Tail,
    /// Whether something about it is not on disk yet.
    pub(super) unsaved: bool,
    /// How many of its indicators that are shown are marked.
    pub(super) marked: usize,
}

impl Tail {
    /// `9/12`; nothing to assess is `–`.
    pub(super) fn text(&self) -> String {
        match self {
            Self::Counts(counts) if counts.indicators == 0 => "–".into(),
            Self::Counts(counts) => format!("{}/{}", counts.assessed(), counts.indicators),
            Self::Word(word, _) => word.clone(),
        }
    }

    pub(super) fn role(&self) -> Role {
        match self {
            Self::Counts(_) => Role::Text,
            Self::Word(_, role) => *role,
        }
    }
}

/// The word of an outcome and how it looks; nothing recorded is `–`.
pub(in crate::ui) fn outcome_word(lang: Lang, outcome: &Settled<'_, Outcome>) -> (String, Role) {
    match outcome {
        Settled::Nothing => ("–".into(), Role::OutcomeOpen),
        Settled::Conflict(_) => (lang.conflict().into_owned(), Role::Conflict),
        Settled::One(_, outcome) => (lang.outcome(*outcome).to_owned(), outcome_role(*outcome)),
    }
}

/// How an outcome looks.
pub(in crate::ui) fn outcome_role(outcome: Outcome) -> Role {
    match outcome {
        Outcome::Yes => Role::OutcomeYes,
        Outcome::Partly => Role::OutcomePartly,
        Outcome::No => Role::OutcomeNo,
        Outcome::NotApplicable => Role::OutcomeNotApplicable,
    }
}

/// The row of an activity: with one indicator its outcome, with several how many have one.
pub(super) fn activity<'a>(scene: &Scene<'_>, activity: &'a Activity) -> RowText<'a> {
    let shown: Vec<_> = activity.indicators.iter().filter(|one| scene.shows(one)).collect();
    let outcome_of = |id| {
        let target = scene.year_target(id);
        scene.history().map_or(Settled::Nothing, |history| history.outcome(&target))
    };
    let tail = match shown.as_slice() {
        [only] => {
            let (word, role) = outcome_word(scene.lang, &outcome_of(&only.id));
            Tail::Word(word, role)
        }
        several => {
            let mut counts = Counts::default();
            for one in several {
                counts.count(outcome_of(&one.id).value());
            }
            Tail::Counts(counts)
        }
    };
    let mut ids = std::iter::once(&activity.id).chain(shown.iter().map(|one| &one.id));
    let unsaved = !scene.state.saving.is_empty()
        && ids.any(|id| scene.state.unsaved(&scene.year_target(id)).next().is_some());
    let marked = shown.iter().filter(|one| scene.state.marks.has(&one.id)).count();
    RowText { id: activity.id.as_str(), title: &activity.text, tail, unsaved, marked }
}
