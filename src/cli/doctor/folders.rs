//! Folders: whether they are there, whose they are, and who else may write to them.

use std::path::PathBuf;

use crate::cli::open::Desk;
use crate::problem::health::{Folder, FolderRole, Health};
use crate::store::{Part, Reach, Survey, survey};

/// Write permission of the group, and of everybody.
const GROUP_WRITES: u32 = 0o020;
const EVERYBODY_WRITES: u32 = 0o002;
/// Who may write to such a folder may not replace what others have made in it.
const STICKY: u32 = 0o1000;

/// The folders that folj reads from and writes to, as absolute paths.
pub(super) fn places(desk: &Desk<'_>) -> Vec<(FolderRole, PathBuf)> {
    let places = &desk.facts.places;
    let own = places.config.iter().map(|path| (FolderRole::Config, path.clone()));
    let named = desk
        .global
        .config
        .as_ref()
        .and_then(|file| Some(desk.facts.current_dir.join(file).parent()?.to_owned()));
    let config = match named {
        Some(folder) => vec![(FolderRole::Config, folder)],
        None => own.collect(),
    };
    let server = places.server_config.iter().map(|path| (FolderRole::ServerConfig, path.clone()));
    let plans = desk.plan_folders().into_iter().map(|path| (FolderRole::Plans, path));
    let followup = desk.followup().map(|path| (FolderRole::FollowUp, path));
    let state = places.state.iter().map(|path| (FolderRole::State, path.clone()));
    server.chain(config).chain(plans).chain(followup).chain(state).collect()
}

pub(super) fn look(desk: &Desk<'_>) -> Vec<Health> {
    let uid = desk.facts.who.uid;
    let found = places(desk).into_iter().flat_map(|(role, path)| {
        let path = path.components().collect::<PathBuf>();
        judge(role, &path.display().to_string(), &survey(&path), uid)
    });
    let mut told: Vec<Health> = Vec::new();
    for found in found.map(Health::from) {
        if !told.contains(&found) {
            told.push(found);
        }
    }
    told
}

/// What is to be said of a folder.
fn judge(role: FolderRole, path: &str, seen: &Survey, uid: u32) -> Vec<Folder> {
    let mut found = vec![reach(role, path, seen)];
    found.extend(seen.parts.iter().filter_map(|part| linked(role, part)));
    let last = seen.parts.len().saturating_sub(1);
    let parts = seen.parts.iter().enumerate();
    found.extend(
        parts.filter_map(|(at, part)| exposed(role, part, uid, seen.reach == Reach::There && at == last)),
    );
    // What is there is fine only where nothing else is to be said.
    if matches!(found.as_slice(), [Folder::There(..), _, ..]) && found.iter().skip(1).any(is_trouble) {
        found.remove(0);
    }
    found
}

fn is_trouble(found: &Folder) -> bool {
    !matches!(found, Folder::Linked(..))
}

fn reach(role: FolderRole, path: &str, seen: &Survey) -> Folder {
    let text = |path: &PathBuf| path.display().to_string();
    match &seen.reach {
        Reach::Closed(at) => Folder::Closed(role, text(at)),
        Reach::NoFolder(at) => Folder::NoFolder(role, text(at)),
        Reach::Missing { can_make: false, above } => match role {
            FolderRole::FollowUp => Folder::CannotMake(role, path.to_owned(), text(above)),
            FolderRole::State => Folder::NothingKept(role, path.to_owned()),
            FolderRole::ServerConfig | FolderRole::Config | FolderRole::Plans => {
                Folder::NotYet(role, path.to_owned())
            }
        },
        Reach::Missing { can_make: true, .. } => Folder::NotYet(role, path.to_owned()),
        Reach::There if !seen.readable => Folder::NotReadable(role, path.to_owned()),
        Reach::There if role == FolderRole::State && !seen.writable => {
            Folder::NothingKept(role, path.to_owned())
        }
        Reach::There => Folder::There(role, path.to_owned()),
    }
}

fn linked(role: FolderRole, part: &Part) -> Option<Folder> {
    let to = part.link.as_ref()?.display().to_string();
    let path = part.path.display().to_string();
    if to.is_empty() { None } else { Some(Folder::Linked(role, path, to)) }
}

/// Who else than the user and root may replace what is in a part of the path; `is_last` is the folder
/// itself. The permissions of a link mean nothing, its owner does.
fn exposed(role: FolderRole, part: &Part, uid: u32, is_last: bool) -> Option<Folder> {
    let path = part.path.display().to_string();
    if part.owner != 0 && part.owner != uid {
        return Some(match role {
            FolderRole::Plans => Folder::ForeignPlans(role, path, part.owner),
            FolderRole::ServerConfig | FolderRole::Config | FolderRole::FollowUp | FolderRole::State => {
                Folder::ForeignOwner(role, path, part.owner)
            }
        });
    }
    // Of the journal directory itself not even the sticky bit makes good: somebody could take a
    // colleague's place.
    let strict = is_last && role == FolderRole::FollowUp;
    let sticky = part.mode & STICKY != 0 && !strict;
    if part.link.is_some() || sticky {
        None
    } else if part.mode & EVERYBODY_WRITES != 0 {
        Some(Folder::EverybodyWrites(role, path))
    } else if part.mode & GROUP_WRITES == 0 || (part.group == 0 && !strict) {
        None
    } else if strict {
        Some(Folder::GroupWrites(role, path))
    } else {
        Some(Folder::GroupAbove(role, path))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(owner: u32, mode: u32) -> Part {
        Part { path: "/srv".into(), owner, group: 50, mode, link: None }
    }

    #[test]
    fn who_else_may_write() {
        use FolderRole::{Config, FollowUp, Plans};
        let path = || "/srv".to_owned();
        for (role, part, is_last, expected) in [
            (FollowUp, part(0, 0o755), true, None),
            (FollowUp, part(1001, 0o700), true, None),
            (FollowUp, part(1001, 0o777), true, Some(Folder::EverybodyWrites(FollowUp, path()))),
            (FollowUp, part(0, 0o1777), false, None),
            (FollowUp, part(0, 0o1777), true, Some(Folder::EverybodyWrites(FollowUp, path()))),
            (FollowUp, part(0, 0o2775), true, Some(Folder::GroupWrites(FollowUp, path()))),
            (FollowUp, part(0, 0o775), false, Some(Folder::GroupAbove(FollowUp, path()))),
            (FollowUp, Part { group: 0, ..part(0, 0o775) }, false, None),
            (
                FollowUp,
                Part { group: 0, ..part(0, 0o775) },
                true,
                Some(Folder::GroupWrites(FollowUp, path())),
            ),
            (FollowUp, part(1002, 0o755), false, Some(Folder::ForeignOwner(FollowUp, path(), 1002))),
            (Plans, part(1002, 0o755), true, Some(Folder::ForeignPlans(Plans, path(), 1002))),
            (Config, part(1001, 0o775), true, Some(Folder::GroupAbove(Config, path()))),
            (Config, part(1001, 0o757), false, Some(Folder::EverybodyWrites(Config, path()))),
            (Config, Part { link: Some("/x".into()), ..part(1001, 0o777) }, true, None),
            (
                Config,
                Part { link: Some("/x".into()), ..part(1002, 0o777) },
                true,
                Some(Folder::ForeignOwner(Config, path(), 1002)),
            ),
        ] {
            assert_eq!(exposed(role, &part, 1001, is_last), expected, "{role:?} {part:?}");
        }
    }

    #[test]
    fn how_far_a_path_leads() {
        use FolderRole::{Config, FollowUp, State};
        let seen =
            |reach, readable, writable| Survey { reach, parts: Vec::new(), readable, writable, disk: None };
        let missing = |can_make| Reach::Missing { above: "/srv".into(), can_make };
        let path = || "/srv/x".to_owned();
        for (role, seen, expected) in [
            (FollowUp, seen(Reach::There, true, true), Folder::There(FollowUp, path())),
            // A shared one: whether it can be written to is asked of the store.
            (FollowUp, seen(Reach::There, true, false), Folder::There(FollowUp, path())),
            (FollowUp, seen(Reach::There, false, false), Folder::NotReadable(FollowUp, path())),
            (FollowUp, seen(missing(true), false, false), Folder::NotYet(FollowUp, path())),
            (
                FollowUp,
                seen(missing(false), false, false),
                Folder::CannotMake(FollowUp, path(), "/srv".into()),
            ),
            (Config, seen(missing(false), false, false), Folder::NotYet(Config, path())),
            (State, seen(missing(false), false, false), Folder::NothingKept(State, path())),
            (State, seen(Reach::There, true, false), Folder::NothingKept(State, path())),
            (Config, seen(Reach::Closed("/srv".into()), false, false), Folder::Closed(Config, "/srv".into())),
            (
                Config,
                seen(Reach::NoFolder("/srv".into()), false, false),
                Folder::NoFolder(Config, "/srv".into()),
            ),
        ] {
            assert_eq!(reach(role, "/srv/x", &seen), expected);
        }
    }

    #[test]
    fn what_is_wrong_stands_in_place_of_what_is_there() {
        let survey =
            |parts| Survey { reach: Reach::There, parts, readable: true, writable: true, disk: None };
        let role = FolderRole::FollowUp;
        let there = Folder::There(role, "/srv".into());
        assert_eq!(judge(role, "/srv", &survey(vec![part(0, 0o755)]), 1001), std::slice::from_ref(&there));
        let wrong = Folder::EverybodyWrites(role, "/srv".into());
        assert_eq!(judge(role, "/srv", &survey(vec![part(0, 0o777)]), 1001), [wrong]);
        let link = Part { link: Some("/disk".into()), ..part(0, 0o777) };
        let linked = Folder::Linked(role, "/srv".into(), "/disk".into());
        assert_eq!(judge(role, "/srv", &survey(vec![link, part(0, 0o755)]), 1001), [there, linked]);
    }
}
