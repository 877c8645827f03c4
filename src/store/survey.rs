//! What a folder's path is like from the root down, and the disk below it: looked at, never touched.

use std::os::unix::fs::MetadataExt;
use std::path::{Component, Path, PathBuf};

use rustix::fs::{Access, AtFlags, CWD, StatVfsMountFlags};

/// A folder on the way, as it stands in the path or behind a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its path.
    pub path: PathBuf,
    /// The uid of its owner.
    pub owner: u32,
    /// The gid of its group.
    pub group: u32,
    /// Permissions and the sticky bit.
    pub mode: u32,
    /// What a symbolic link leads to, in the end.
    pub link: Option<PathBuf>,
}

/// How far a path leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reach {
    /// To a folder.
    There,
    /// To nothing, and whether a folder can be made in the nearest one above.
    Missing {
        /// The nearest folder that is there.
        above: PathBuf,
        /// Whether this user may make something in it.
        can_make: bool,
    },
    /// To a folder that cannot be entered.
    Closed(PathBuf),
    /// To something that is no folder, or to a link that leads nowhere.
    NoFolder(PathBuf),
}

/// The disk below a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disk {
    /// The kind of its file system: a name, or its number in hexadecimal.
    pub kind: String,
    /// Whether it is a file system of the network.
    pub remote: bool,
    /// Whether it is mounted read-only.
    pub read_only: bool,
    /// Bytes that this user may still write.
    pub free: u64,
    /// How many files can still be made; none where the file system does not count them.
    pub files: Option<u64>,
}

/// What was seen of a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Survey {
    /// How far the path leads.
    pub reach: Reach,
    /// Every folder on the way, and every link, as far as it leads.
    pub parts: Vec<Part>,
    /// Whether its files can be listed.
    pub readable: bool,
    /// Whether files can be made in it.
    pub writable: bool,
    /// The disk below it, or below the nearest folder that is there.
    pub disk: Option<Disk>,
}

/// Looks at a folder. `path` is absolute.
pub fn survey(path: &Path) -> Survey {
    let mut parts = Vec::new();
    let reach = walk(path, &mut parts);
    let nearest = match &reach {
        Reach::There => path.to_owned(),
        Reach::Missing { above, .. } => above.clone(),
        Reach::Closed(at) | Reach::NoFolder(at) => at.parent().unwrap_or(at).to_owned(),
    };
    // What stands behind a link has folders of its own above it.
    if parts.iter().any(|part| part.link.is_some())
        && let Ok(real) = std::fs::canonicalize(&nearest)
    {
        walk(&real, &mut parts);
    }
    let there = reach == Reach::There;
    Survey {
        readable: there && may(path, Access::READ_OK | Access::EXEC_OK),
        writable: there && may(path, Access::WRITE_OK | Access::EXEC_OK),
        disk: disk(&nearest),
        reach,
        parts,
    }
}

/// Goes down a path, and notes what was not noted before.
fn walk(path: &Path, parts: &mut Vec<Part>) -> Reach {
    let (mut here, mut above) = (PathBuf::new(), PathBuf::from("/"));
    for component in path.components().filter(|part| *part != Component::CurDir) {
        here.push(component);
        let about = match std::fs::symlink_metadata(&here) {
            Ok(about) => about,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                let can_make = may(&above, Access::WRITE_OK | Access::EXEC_OK);
                return Reach::Missing { above, can_make };
            }
            Err(error) if error.kind() == std::io::ErrorKind::PermissionDenied => {
                return Reach::Closed(above);
            }
            Err(_) => return Reach::NoFolder(here),
        };
        let link = about.is_symlink().then(|| std::fs::canonicalize(&here).unwrap_or_default());
        let part = Part {
            path: here.clone(),
            owner: about.uid(),
            group: about.gid(),
            mode: about.mode() & 0o7777,
            link,
        };
        if !parts.contains(&part) {
            parts.push(part);
        }
        match std::fs::metadata(&here) {
            Ok(about) if about.is_dir() => above.clone_from(&here),
            Err(error) if error.kind() == std::io::ErrorKind::PermissionDenied => return Reach::Closed(here),
            Ok(_) | Err(_) => return Reach::NoFolder(here),
        }
    }
    if may(&above, Access::EXEC_OK) { Reach::There } else { Reach::Closed(above) }
}

fn may(path: &Path, what: Access) -> bool {
    rustix::fs::accessat(CWD, path, what, AtFlags::EACCESS).is_ok()
}

/// The disk below a folder; none where the system does not tell.
fn disk(path: &Path) -> Option<Disk> {
    let about = rustix::fs::statvfs(path).ok()?;
    Some(Disk {
        kind: kind(path).unwrap_or_default(),
        remote: is_remote(path),
        read_only: about.f_flag.contains(StatVfsMountFlags::RDONLY),
        free: about.f_bavail.saturating_mul(about.f_frsize),
        // btrfs and others make room for files as they come, and count none.
        files: (about.f_files > 0).then_some(about.f_favail),
    })
}

/// File systems by the number that `statfs(2)` gives, their name, and whether they are of the network:
/// the kernel does not tell what is changed there from elsewhere.
#[cfg(target_os = "linux")]
const KINDS: [(u32, &str, bool); 18] = [
    (0x6969, "nfs", true),
    (0x517b, "smb", true),
    (0xff53_4d42, "cifs", true),
    (0xfe53_4d42, "smb2", true),
    (0x0102_1997, "9p", true),
    (0x5346_414f, "afs", true),
    (0x00c3_6400, "ceph", true),
    (0x0bd0_0bd0, "lustre", true),
    (0x6573_5546, "fuse", true),
    (0xef53, "ext", false),
    (0x5846_5342, "xfs", false),
    (0x9123_683e, "btrfs", false),
    (0x0102_1994, "tmpfs", false),
    (0x794c_7630, "overlay", false),
    (0x2fc1_2fc1, "zfs", false),
    (0xf2f5_2010, "f2fs", false),
    (0x4d44, "vfat", false),
    (0x7371_7368, "squashfs", false),
];

#[cfg(target_os = "linux")]
fn number(path: &Path) -> Option<u32> {
    // The type has another width on other machines; the numbers have 32 bits.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "32 bits are meant")]
    rustix::fs::statfs(path).ok().map(|system| system.f_type as u32)
}

#[cfg(target_os = "linux")]
fn kind(path: &Path) -> Option<String> {
    let number = number(path)?;
    let known = KINDS.iter().find(|(known, _, _)| *known == number);
    Some(known.map_or_else(|| format!("{number:#x}"), |(_, name, _)| (*name).to_owned()))
}

/// Whether a folder is on a file system of the network.
#[cfg(target_os = "linux")]
pub fn is_remote(path: &Path) -> bool {
    number(path).is_some_and(|number| KINDS.iter().any(|&(known, _, remote)| remote && known == number))
}

#[cfg(not(target_os = "linux"))]
fn kind(_path: &Path) -> Option<String> {
    None
}

/// Whether a folder is on a file system of the network; only Linux tells.
#[cfg(not(target_os = "linux"))]
pub fn is_remote(_path: &Path) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    #[test]
    fn how_far_a_path_leads() {
        let folder = tempfile::tempdir().unwrap();
        let root = std::fs::canonicalize(folder.path()).unwrap();
        let at = |name: &str| root.join(name);
        std::fs::write(at("file"), "").unwrap();
        std::fs::create_dir(at("real")).unwrap();
        symlink("real", at("link")).unwrap();
        symlink("nowhere", at("dangling")).unwrap();
        symlink("ring", at("ring")).unwrap();
        let missing = |above: &Path| Reach::Missing { above: above.to_owned(), can_make: true };
        for (name, expected) in [
            ("", Reach::There),
            ("real", Reach::There),
            ("link", Reach::There),
            ("new/and/more", missing(&root)),
            ("link/new", missing(&at("link"))),
            ("file", Reach::NoFolder(at("file"))),
            ("file/below", Reach::NoFolder(at("file"))),
            ("dangling", Reach::NoFolder(at("dangling"))),
            ("ring/below", Reach::NoFolder(at("ring"))),
        ] {
            let seen = survey(&root.join(name));
            assert_eq!(seen.reach, expected, "{name}");
            assert_eq!(seen.readable && seen.writable, expected == Reach::There, "{name}");
            assert!(seen.disk.is_some_and(|disk| !disk.kind.is_empty()), "{name}");
        }
    }

    #[test]
    fn every_part_is_seen_also_behind_a_link() {
        let folder = tempfile::tempdir().unwrap();
        let root = std::fs::canonicalize(folder.path()).unwrap();
        let [real, link] = ["real", "link"].map(|name| root.join(name));
        std::fs::create_dir(&real).unwrap();
        std::fs::set_permissions(&real, std::fs::Permissions::from_mode(0o1777)).unwrap();
        symlink(&real, &link).unwrap();
        let parts = survey(&link).parts;
        let find = |path: &Path| parts.iter().find(|part| part.path == path).unwrap();
        assert_eq!(find(&link).link.as_ref(), Some(&real));
        assert_eq!((find(&real).mode, find(&real).link.as_ref()), (0o1777, None));
        assert_eq!(find(&real).owner, rustix::process::geteuid().as_raw());
        assert_eq!(parts.iter().filter(|part| part.path == root).count(), 1);
        assert_eq!(parts.first().map(|part| part.path.as_path()), Some(Path::new("/")));
    }
}
