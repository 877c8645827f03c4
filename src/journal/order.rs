//! The order in which every reader shows the entries, whatever order they came in:
//! by `on`, then time, then uid, slot, line.

use std::cmp::Ordering;

use jiff::Timestamp;

use super::{Act, Entry, EntryId};

/// A rank by which no entry comes before one that it names: the latest time on the way down
/// to it, and how many steps were taken at that time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Rank {
    at: Timestamp,
    steps: usize,
}

impl Rank {
    /// A rank that is known.
    pub(super) fn new(at: Timestamp, steps: usize) -> Self {
        Self { at, steps }
    }

    /// Its moment.
    pub(super) fn at(self) -> Timestamp {
        self.at
    }

    /// How many steps it is from there.
    pub(super) fn steps(self) -> usize {
        self.steps
    }

    /// The rank of an entry made at a moment that names entries of these ranks.
    pub(super) fn above(at: Timestamp, named: impl Iterator<Item = Self>) -> Self {
        named
            .map(|below| Self { steps: below.steps + 1, ..below })
            .chain([Self { at, steps: 0 }])
            .max()
            .unwrap_or(Self { at, steps: 0 })
    }

    /// Whether an entry of this rank may have been made at the moment or after it.
    pub(super) fn is_since(self, moment: Timestamp) -> bool {
        self.at >= moment
    }
}

/// The order of two entries of the same rank.
pub(super) fn tie(a: &Entry, b: &Entry) -> Ordering {
    (a.at, a.by.uid, &a.slot, a.line, &a.id).cmp(&(b.at, b.by.uid, &b.slot, b.line, &b.id))
}

impl Entry {
    /// The entries that it names: what it replaces and what it withdraws.
    pub(super) fn names(&self) -> impl Iterator<Item = &EntryId> {
        let withdrawn = match &self.act {
            Act::Withdraw(id) => Some(id),
            _ => None,
        };
        self.on.iter().chain(withdrawn)
    }
}

/// What the search knows about one entry.
#[derive(Debug, Clone, Default)]
struct Node {
    /// When it was first met, from 1; 0 before that.
    met: usize,
    /// The earliest-met entry that is known to be reached from it and not yet ranked.
    low: usize,
    /// Which of the entries that it names is next.
    next: usize,
    rank: Option<Rank>,
}

/// The rank of each entry: `times` says when it was made, `named` which others it names.
///
/// Entries name each other in a ring only where somebody forged one. Inside a ring the names
/// are left out of account, so that a forger cannot move what others wrote; the rings are found
/// as Tarjan does (*Depth-first search and linear graph algorithms*, 1972), without recursion,
/// since a chain of recordings may be longer than the stack is deep.
pub(super) fn ranks(times: &[Timestamp], named: &[Vec<usize>]) -> Vec<Rank> {
    let mut search = Search { times, named, nodes: vec![Node::default(); times.len()], met: 0, open: vec![] };
    for start in 0..times.len() {
        search.visit(start);
    }
    let ranks = search.nodes.iter().zip(times);
    ranks.map(|(node, &at)| node.rank.unwrap_or(Rank { at, steps: 0 })).collect()
}

struct Search<'a> {
    times: &'a [Timestamp],
    named: &'a [Vec<usize>],
    nodes: Vec<Node>,
    met: usize,
    /// Entries that were met and have no rank yet, in the order met.
    open: Vec<usize>,
}

impl Search<'_> {
    fn visit(&mut self, start: usize) {
        let mut path = Vec::new();
        if self.meet(start) {
            path.push(start);
        }
        while let Some(&at) = path.last() {
            if let Some(below) = self.next_named(at) {
                if self.meet(below) {
                    path.push(below);
                } else {
                    self.reaches(
                        at,
                        self.node(below).filter(|node| node.rank.is_none()).map(|node| node.met),
                    );
                }
                continue;
            }
            path.pop();
            let low = self.node(at).map(|node| node.low);
            if low == self.node(at).map(|node| node.met) {
                self.close_ring(at);
            } else if let Some(&above) = path.last() {
                self.reaches(above, low);
            }
        }
    }

    fn node(&self, at: usize) -> Option<&Node> {
        self.nodes.get(at)
    }

    /// Marks an entry as met, if it was not.
    fn meet(&mut self, at: usize) -> bool {
        let Some(node) = self.nodes.get_mut(at).filter(|node| node.met == 0) else { return false };
        self.met += 1;
        (node.met, node.low) = (self.met, self.met);
        self.open.push(at);
        true
    }

    fn next_named(&mut self, at: usize) -> Option<usize> {
        let node = self.nodes.get_mut(at)?;
        let below = self.named.get(at)?.get(node.next).copied();
        node.next += 1;
        below
    }

    fn reaches(&mut self, at: usize, low: Option<usize>) {
        if let (Some(node), Some(low)) = (self.nodes.get_mut(at), low) {
            node.low = node.low.min(low);
        }
    }

    /// Ranks the entries of a ring, most often a single one: everything that they name
    /// outside of it has its rank already.
    fn close_ring(&mut self, first: usize) {
        let from = self.open.iter().rposition(|&at| at == first).unwrap_or(0);
        let ring = self.open.split_off(from);
        let rank = |&at: &usize| {
            let outside = self.named.get(at).into_iter().flatten();
            let ranks = outside.filter_map(|&below| self.node(below)?.rank);
            self.times.get(at).map(|&time| (at, Rank::above(time, ranks)))
        };
        let ranks: Vec<(usize, Rank)> = ring.iter().filter_map(rank).collect();
        for (at, rank) in ranks {
            if let Some(node) = self.nodes.get_mut(at) {
                node.rank = Some(rank);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps(times: &[i64], named: &[&[usize]]) -> Vec<(i64, usize)> {
        let times: Vec<Timestamp> = times.iter().map(|&s| Timestamp::from_second(s).unwrap()).collect();
        let named: Vec<Vec<usize>> = named.iter().map(|list| list.to_vec()).collect();
        ranks(&times, &named).iter().map(|rank| (rank.at.as_second(), rank.steps)).collect()
    }

    #[test]
    fn a_name_outweighs_a_clock() {
        for (times, named, expected) in [
            (&[5, 3][..], &[&[][..], &[0][..]][..], &[(5, 0), (5, 1)][..]),
            (&[5, 9], &[&[], &[0]], &[(5, 0), (9, 0)]),
            (&[1, 1, 1], &[&[1], &[2], &[]], &[(1, 2), (1, 1), (1, 0)]),
            // A ring of two: their names of each other do not count, what names them stands above.
            (&[7, 4, 1], &[&[1], &[0], &[0]], &[(7, 0), (4, 0), (7, 1)]),
            // A ring that names something older still stands above that.
            (&[7, 4, 9], &[&[1, 2], &[0], &[]], &[(9, 1), (4, 0), (9, 0)]),
            (&[1], &[&[0]], &[(1, 0)]),
        ] {
            assert_eq!(steps(times, named), expected, "{times:?} {named:?}");
        }
    }

    #[test]
    fn a_very_long_chain() {
        let times = vec![Timestamp::UNIX_EPOCH; 200_000];
        let named: Vec<Vec<usize>> =
            (0..200_000_usize).map(|at| (at + 1..200_000).take(1).collect()).collect();
        assert_eq!(ranks(&times, &named).first().map(|rank| rank.steps), Some(199_999));
    }
}
