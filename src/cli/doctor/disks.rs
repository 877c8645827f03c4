//! The disks below the folders that are written to: room, files, locks.

use std::path::PathBuf;

use super::folders::places;
use crate::cli::open::Desk;
use crate::problem::health::{Disk, FolderRole, Health};
use crate::store::{Disk as Seen, JournalDir, machine_name, survey};

const MIB: u64 = 1 << 20;
/// Less than a note and what a journal reserves ahead (64 KiB): nothing more can be counted on.
const FULL: u64 = MIB;
/// As much as one journal file may become.
const LITTLE: u64 = 64 * MIB;
/// A first entry needs two folders and a file.
const FEW_FILES: u64 = 8;

pub(super) fn look(desk: &Desk<'_>) -> Vec<Health> {
    let written = |role: &FolderRole| matches!(role, FolderRole::FollowUp | FolderRole::State);
    let places = places(desk).into_iter().filter(|(role, _)| written(role));
    let mut found: Vec<Disk> = places
        .filter_map(|(role, path)| Some((role, survey(&path.components().collect::<PathBuf>()).disk?)))
        .flat_map(|(role, disk)| judge(role, &disk))
        .collect();
    if let Some(root) = desk.followup().filter(|_| !desk.global.demo) {
        found.push(locks(JournalDir::new(root, desk.facts.who.clone(), machine_name()).locks()));
    }
    found.into_iter().map(Health::from).collect()
}

fn judge(role: FolderRole, disk: &Seen) -> Vec<Disk> {
    let mut found = Vec::new();
    if disk.read_only {
        found.push(Disk::ReadOnly(role));
    } else if disk.free < FULL {
        found.push(Disk::Full(role));
    } else if disk.files.is_some_and(|files| files < FEW_FILES) {
        found.push(Disk::NoMoreFiles(role));
    } else if disk.free < LITTLE {
        found.push(Disk::LittleRoom(role, disk.free / MIB));
    } else {
        found.push(Disk::Room(role, disk.kind.clone(), disk.free / MIB));
    }
    // Drafts are one's own, and nobody waits to see them.
    if disk.remote && role == FolderRole::FollowUp {
        found.push(Disk::Network(role, disk.kind.clone()));
    }
    found
}

fn locks(tried: Option<bool>) -> Disk {
    match tried {
        Some(true) => Disk::Locks,
        Some(false) => Disk::NoLocks,
        None => Disk::LocksUntried,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn room_files_and_kinds() {
        let role = FolderRole::FollowUp;
        let disk = |free, files| Seen { kind: "ext".into(), remote: false, read_only: false, free, files };
        for (disk, expected) in [
            (disk(100 * MIB, Some(1000)), vec![Disk::Room(role, "ext".into(), 100)]),
            (disk(100 * MIB, None), vec![Disk::Room(role, "ext".into(), 100)]),
            (disk(10 * MIB, None), vec![Disk::LittleRoom(role, 10)]),
            (disk(MIB - 1, None), vec![Disk::Full(role)]),
            (disk(100 * MIB, Some(0)), vec![Disk::NoMoreFiles(role)]),
            (Seen { read_only: true, ..disk(0, None) }, vec![Disk::ReadOnly(role)]),
            (
                Seen { kind: "nfs".into(), remote: true, ..disk(100 * MIB, None) },
                vec![Disk::Room(role, "nfs".into(), 100), Disk::Network(role, "nfs".into())],
            ),
        ] {
            assert_eq!(judge(role, &disk), expected, "{disk:?}");
        }
        assert_eq!(
            [Some(true), Some(false), None].map(locks),
            [Disk::Locks, Disk::NoLocks, Disk::LocksUntried]
        );
    }
}
