//! How the outcomes grew from meeting to meeting.

use std::cmp::Ordering;

use super::{Filter, Matrix};
use crate::journal::{AsOf, Counts, History};
use crate::model::PlanYear;

/// As many moments as any screen has room for; older ones are only counted.
const MOST: usize = 40;

/// The follow-up as it was at the moments that can be looked back at.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Growth {
    /// Marks and ends of meetings, oldest first, with how things stood then.
    pub moments: Vec<(AsOf, Matrix)>,
    /// How many older moments there are.
    pub earlier: usize,
}

impl Growth {
    /// Looks back at what a filter left at each moment. `compare` is the order of abbreviations.
    pub fn new(
        plan: PlanYear<'_>,
        filter: &Filter,
        history: &History,
        compare: &dyn Fn(&str, &str) -> Ordering,
    ) -> Self {
        let (moments, earlier) = newest(history);
        let matrices =
            history.at_each(&moments, |then| Matrix::new(plan, &filter.apply(plan, then), then, compare));
        Self { moments: moments.into_iter().zip(matrices).collect(), earlier }
    }

    /// The same moments with the sums alone, which cost far less where parties and focus areas are many.
    pub fn sums(plan: PlanYear<'_>, filter: &Filter, history: &History) -> Vec<(AsOf, Counts)> {
        let (moments, _) = newest(history);
        let sums = history.at_each(&moments, |then| filter.apply(plan, then).counts(plan, then));
        moments.into_iter().zip(sums).collect()
    }
}

/// The newest moments, oldest first, and how many there are before them.
fn newest(history: &History) -> (Vec<AsOf>, usize) {
    let mut moments = history.moments();
    let earlier = moments.len().saturating_sub(MOST);
    moments.drain(..earlier);
    (moments, earlier)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{history_at, plan};
    use super::*;
    use crate::journal::{Act, Agenda, Mark, Outcome};
    use crate::query::Who;

    fn judged(outcome: Outcome) -> Act {
        Act::Outcome(Some(outcome))
    }

    fn meeting(number: usize) -> [Act; 2] {
        let id: crate::journal::MeetingId = format!("2025-{number:03}").as_str().into();
        let agenda = Agenda::default();
        let opened =
            Act::MeetingOpened { meeting: id.clone(), body: String::new(), keeper: String::new(), agenda };
        [opened, Act::MeetingClosed { meeting: id }]
    }

    #[test]
    fn each_moment_with_what_was_known_then() {
        let plan = plan();
        let plan = PlanYear::new(&plan, None);
        let [opened, closed] = meeting(1);
        let mark = Act::MeetingMarked { meeting: "2025-001".into(), mark: Mark::SentOut };
        let history = history_at(&[
            (1, "1.1.1a", judged(Outcome::Yes)),
            (2, "p", opened),
            (3, "p", mark),
            (4, "1.1.2a", judged(Outcome::No)),
            (5, "p", closed),
            (6, "2.1.1a", judged(Outcome::Partly)),
        ]);
        let osn = Who::Party("OSN".to_owned());
        let told = |filter: &Filter, history: &History| -> Vec<(usize, usize)> {
            let growth = Growth::new(plan, filter, history, &str::cmp);
            let told = |(_, matrix): &(AsOf, Matrix)| {
                (matrix.all.sum.assessed(), matrix.counts(&osn, None).assessed())
            };
            let all: Vec<(AsOf, Counts)> =
                growth.moments.iter().map(|(moment, matrix)| (moment.clone(), matrix.all.sum)).collect();
            assert_eq!(Growth::sums(plan, filter, history), all);
            growth.moments.iter().map(told).collect()
        };
        assert_eq!(told(&Filter::default(), &history), [(1, 1), (2, 2)]);
        assert_eq!(told(&Filter::party("ÄLN"), &history), [(1, 1), (1, 1)]);
        assert_eq!(told(&Filter::default(), &history_at(&[(1, "1.1.1a", judged(Outcome::Yes))])), []);
    }

    #[test]
    fn the_oldest_of_very_many_are_only_counted() {
        let plan = plan();
        let plan = PlanYear::new(&plan, None);
        let acts: Vec<(i64, &str, Act)> =
            (0..70).flat_map(meeting).zip(1..).map(|(act, second)| (second, "p", act)).collect();
        let growth = Growth::new(plan, &Filter::default(), &history_at(&acts), &str::cmp);
        assert_eq!((growth.moments.len(), growth.earlier), (MOST, 70 - MOST));
        assert_eq!(growth.moments.last().unwrap().0, AsOf::Meeting("2025-069".into()));
    }
}
