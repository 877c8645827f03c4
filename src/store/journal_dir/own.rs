//! The folder that the user may write to: `ROOT/UID-LOGIN/PLAN`.

use std::os::unix::fs::DirBuilderExt;
use std::path::Path;

use rustix::fs::{Access, AtFlags, CWD, FlockOperation, OFlags};
use rustix::io::Errno;

use super::folder::{Folder, io, unwritable};
use super::names::{Writer, is_slot};
use crate::journal::Author;
use crate::model::PlanId;
use crate::problem::{FileFault, Problem};

/// The user's folder for a plan, open.
#[derive(Debug)]
pub(super) struct Own {
    pub(super) folder: Folder,
    /// The user's folder, and the journal directory.
    above: [Folder; 2],
    pub(super) writer: Writer,
    plan: PlanId,
}

impl Own {
    /// The folder as the hashes know it.
    pub(super) fn place(&self) -> String {
        format!("{}/{}", self.writer.folder, self.plan)
    }

    /// Puts the names of the files and of the folders on disk, whoever made them.
    pub(super) fn sync(&self) -> Result<(), Errno> {
        let [writer, root] = &self.above;
        [&self.folder, writer, root].into_iter().try_for_each(Folder::sync)
    }
}

/// Opens the user's folder for a plan, and makes what is missing where the user may: everything
/// in a directory of his own, only the plan's folder in a shared one.
pub(super) fn open(root: &Path, who: &Author, plan: &PlanId) -> Result<Own, Problem> {
    check_names(who, plan)?;
    if Folder::root(root)?.is_none() {
        make_root(root)?;
    }
    let root = accepted_root(root, who)?.ok_or_else(|| missing(root))?;
    let (writer, above) = match own_folder(&root, who)? {
        (writer, Some(folder)) => (writer, folder),
        (writer, None) => {
            let folder = root.enter_or_make(&writer.folder)?.owned_by(who.uid)?;
            (writer, folder)
        }
    };
    let folder = above.enter_or_make(plan.as_str())?.owned_by(who.uid)?;
    Ok(Own { folder, above: [above, root], writer, plan: plan.clone() })
}

/// Why [`open`] or the writing after it would fail, as far as that can be told without
/// making anything.
pub(super) fn check(root: &Path, who: &Author, plan: &PlanId) -> Result<(), Problem> {
    check_names(who, plan)?;
    let Some(root) = accepted_root(root, who)? else { return check_root_can_be_made(root) };
    let (_, Some(folder)) = own_folder(&root, who)? else { return root.check_writable() };
    match folder.enter(plan.as_str())? {
        Some(folder) => folder.owned_by(who.uid)?.check_writable(),
        None => folder.check_writable(),
    }
}

/// Whether a slot of the user's own can be locked; nothing where there is none.
pub(super) fn locks(root: &Path, who: &Author) -> Option<bool> {
    let root = Folder::root(root).ok()??;
    let (_, writer) = own_folder(&root, who).ok()?;
    let writer = writer?;
    let plans = writer.names().ok()?;
    let folders = plans.iter().filter_map(|name| writer.enter(name).ok()?);
    let mut slots = folders.filter_map(|folder| {
        let names = folder.names().ok()?;
        names.iter().filter(|name| is_slot(name)).find_map(|name| folder.open(name, OFlags::RDWR).ok())
    });
    match rustix::fs::flock(&slots.next()?, FlockOperation::NonBlockingLockExclusive) {
        Ok(()) | Err(Errno::WOULDBLOCK) => Some(true),
        Err(_) => Some(false),
    }
}

/// A program that runs with the rights of another user (set-uid) writes nothing, since what it
/// wrote would be in that user's name.
fn check_names(who: &Author, plan: &PlanId) -> Result<(), Problem> {
    let (real, effective) = (rustix::process::getuid().as_raw(), rustix::process::geteuid().as_raw());
    for found in [real, effective] {
        if found != who.uid {
            return Err(Problem::OtherUser { expected: who.uid, found });
        }
    }
    if plan.is_folder_name() { Ok(()) } else { Err(Problem::BadId { found: plan.to_string() }) }
}

/// The journal directory, if it is the user's or root's and nobody else may write to it.
fn accepted_root(root: &Path, who: &Author) -> Result<Option<Folder>, Problem> {
    let Some(root) = Folder::root(root)? else { return Ok(None) };
    let owner = if root.stat.st_uid == 0 { 0 } else { who.uid };
    root.owned_by(owner).map(Some)
}

/// The user's folder in the journal directory, if there is one: the one with the login of
/// today, or one from before the login changed. Where there is none and only the directory's
/// owner could make it, that is the problem.
fn own_folder(root: &Folder, who: &Author) -> Result<(Writer, Option<Folder>), Problem> {
    let today = Writer::new(who.uid, &who.login);
    if let Some(folder) = root.enter(&today.folder)? {
        return Ok((today, Some(folder.owned_by(who.uid)?)));
    }
    for earlier in root.names()?.iter().filter_map(|name| Writer::parse(name)) {
        if earlier.uid == who.uid
            && let Ok(Some(folder)) = root.enter(&earlier.folder)
            && let Ok(folder) = folder.owned_by(who.uid)
        {
            return Ok((earlier, Some(folder)));
        }
    }
    if root.stat.st_uid == who.uid {
        Ok((today, None))
    } else {
        Err(Problem::NoOwnFolder { path: root.path_of(&today.folder) })
    }
}

fn missing(root: &Path) -> Problem {
    Problem::NoSuchFile { path: root.display().to_string() }
}

/// Makes the journal directory and what is missing above it, for the user alone, as the XDG
/// base directory specification wants it.
fn make_root(root: &Path) -> Result<(), Problem> {
    let path = || root.display().to_string();
    let new: Vec<&Path> = root.ancestors().take_while(|folder| !folder.exists()).collect();
    std::fs::DirBuilder::new().recursive(true).mode(0o700).create(root).map_err(|error| {
        match error.kind() {
            std::io::ErrorKind::PermissionDenied | std::io::ErrorKind::ReadOnlyFilesystem => {
                Problem::NotWritable { path: path() }
            }
            std::io::ErrorKind::NotADirectory | std::io::ErrorKind::AlreadyExists => {
                Problem::NotAccepted { path: path(), fault: FileFault::NotRegular }
            }
            _ => io(error, path()),
        }
    })?;
    for above in new.into_iter().filter_map(Path::parent) {
        let above = if above.as_os_str().is_empty() { Path::new(".") } else { above };
        if let Some(folder) = Folder::root(above)? {
            folder.sync().map_err(|error| io(error, path()))?;
        }
    }
    Ok(())
}

fn check_root_can_be_made(root: &Path) -> Result<(), Problem> {
    let above = existing_above(root);
    rustix::fs::accessat(CWD, above, Access::WRITE_OK | Access::EXEC_OK, AtFlags::empty())
        .map_err(|error| unwritable(error, root.display().to_string()))
}

/// The nearest folder above a path that is there.
pub(super) fn existing_above(path: &Path) -> &Path {
    let above = path.ancestors().skip(1).find(|folder| folder.is_dir());
    above.filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}
