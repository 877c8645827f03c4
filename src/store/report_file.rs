//! Reports on their way out: written beside their place and put there when they are whole.
//!
//! Where the file system allows it (`O_TMPFILE`: ext4, xfs, btrfs, tmpfs), a report has no name until
//! it is whole and on disk, so that nothing is left of it even when the process is killed. Elsewhere,
//! as on network file systems, it has one that begins with `.folj-`; it is removed after every failure,
//! but stays after a signal. A link is followed, and what it leads to is replaced.

use std::fs::{self, File, Metadata, Permissions};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::os::fd::AsRawFd;
use std::os::unix::fs::{FileTypeExt, PermissionsExt};
use std::path::{Path, PathBuf};

use rustix::fs::{AtFlags, CWD, Mode, OFlags};
use rustix::io::Errno;
use tempfile::TempPath;

use crate::problem::{NotWritten, WhyNotWritten};

/// How the names of unfinished files begin.
const PREFIX: &str = ".folj-";

/// The permissions of a new file, less those that the umask takes away.
const NEW: u32 = 0o666;

/// How many names beside one that is taken are tried.
const MOST_NAMES: usize = 10_000;

/// Writes a file that is there whole or not at all. One that is there already is replaced only if that
/// is asked for, and keeps its permissions; who reads it meanwhile reads the old one to its end. Pipes
/// and devices like `/dev/null` are written to as they are.
pub fn write_report(
    path: &Path,
    replace: bool,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), NotWritten> {
    let put = || prepare(path, replace, true, write)?.map_or(Ok(()), Whole::place);
    put().map_err(|why| NotWritten { path: path.to_owned(), why })
}

/// The first name beside a path that no file has: `osn-2.html`.
pub fn free_name(path: &Path) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default();
    let ending = path.extension();
    let numbered = |number: usize| {
        let mut name = stem.to_owned();
        name.push(format!("-{number}"));
        if let Some(ending) = ending {
            name.push(".");
            name.push(ending);
        }
        path.with_file_name(name)
    };
    let free = (2..MOST_NAMES).map(numbered).find(|other| other.symlink_metadata().is_err());
    free.unwrap_or_else(|| numbered(MOST_NAMES))
}

/// Writes what is there whole or not at all, but does not put it in its place yet. Nothing where it went
/// to a pipe or a device. A draft that may have no name costs an open file until it is placed.
pub(super) fn prepare(
    path: &Path,
    replace: bool,
    may_be_unnamed: bool,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<Option<Whole>, WhyNotWritten> {
    let Some(there) = what_is_there(path)? else {
        return whole(path, None, may_be_unnamed, write).map(Some);
    };
    if is_open_already(path) || there.file_type().is_char_device() || there.file_type().is_fifo() {
        let out = open_as_it_is(path)?;
        put_into(out, write).map_err(|error| match failed(&error) {
            WhyNotWritten::Failed { reason } => WhyNotWritten::Cut { reason },
            other => other,
        })?;
        return Ok(None);
    }
    if there.is_dir() {
        return Err(WhyNotWritten::Folder);
    }
    if !there.is_file() {
        return Err(WhyNotWritten::NotAFile);
    }
    if !replace {
        return Err(WhyNotWritten::Exists { free: free_name(path) });
    }
    // Asked for only now: the system looks at links that others have planted when it follows them itself.
    let target = fs::canonicalize(path).map_err(|error| cannot(&error))?;
    whole(&target, Some(&there), may_be_unnamed, write).map(Some)
}

/// What stands at a path, links followed; nothing where a file can be made.
fn what_is_there(path: &Path) -> Result<Option<Metadata>, WhyNotWritten> {
    match fs::metadata(path) {
        Ok(there) => Ok(Some(there)),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            if path.symlink_metadata().is_ok() {
                return Err(WhyNotWritten::Dangling);
            }
            let folder = folder_of(path);
            if folder.is_dir() {
                Ok(None)
            } else {
                Err(WhyNotWritten::NoFolder { folder: folder.to_owned() })
            }
        }
        Err(error) => Err(cannot(&error)),
    }
}

/// Whether a path is another name for what the process has open: whatever that is, it is not replaced.
fn is_open_already(path: &Path) -> bool {
    let named = ["/dev/stdout", "/dev/stderr"].into_iter().any(|stream| path == Path::new(stream));
    named || ["/dev/fd", "/proc/self/fd"].into_iter().any(|folder| path.starts_with(folder))
}

/// Opens a pipe or a device to be written to at its end, without waiting for the other end of a pipe.
fn open_as_it_is(path: &Path) -> Result<File, WhyNotWritten> {
    let flags = OFlags::WRONLY | OFlags::APPEND | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
    let file = match rustix::fs::open(path, flags, Mode::empty()) {
        Ok(file) => File::from(file),
        Err(Errno::NXIO) => return Err(WhyNotWritten::NoReader),
        Err(error) => return Err(failed(&error.into())),
    };
    // Who reads slowly is waited for.
    rustix::fs::fcntl_setfl(&file, OFlags::APPEND).map_err(|error| failed(&error.into()))?;
    Ok(file)
}

/// Writes to the end of what is there.
fn put_into(file: File, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut out = BufWriter::new(file);
    match write(&mut out).and_then(|()| out.flush()) {
        // Who read has read enough.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        written => written,
    }
}

/// Writes a file beside its place, in which it is to replace what is there, if that is given.
fn whole(
    path: &Path,
    replaced: Option<&Metadata>,
    may_be_unnamed: bool,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<Whole, WhyNotWritten> {
    let (draft, file) = Draft::new(folder_of(path), may_be_unnamed).map_err(|error| cannot(&error))?;
    let write_all = || {
        let mut out = BufWriter::new(&file);
        write(&mut out)?;
        out.flush()?;
        if let Some(replaced) = replaced {
            let mode = replaced.permissions().mode() & 0o777;
            file.set_permissions(Permissions::from_mode(mode))?;
        }
        file.sync_all()
    };
    write_all().map_err(|error| failed(&error))?;
    Ok(Whole { path: path.to_owned(), replaces: replaced.is_some(), draft })
}

/// A report that is whole and on disk, and is yet to be put in its place. When it is let go it is gone.
#[derive(Debug)]
pub(super) struct Whole {
    path: PathBuf,
    replaces: bool,
    draft: Draft,
}

impl Whole {
    /// Puts it there.
    pub(super) fn place(self) -> Result<(), WhyNotWritten> {
        let (path, folder) = (&self.path, folder_of(&self.path));
        let named = self.draft.named(folder).map_err(|error| failed(&error))?;
        let placed = if self.replaces { named.persist(path) } else { named.persist_noclobber(path) };
        placed.map_err(|error| match error.error {
            // Somebody else has made it meanwhile.
            error if error.kind() == ErrorKind::AlreadyExists => {
                WhyNotWritten::Exists { free: free_name(path) }
            }
            error => failed(&error),
        })?;
        // Its name, too. Some file systems know no such thing for folders.
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
        Ok(())
    }
}

/// A file that is not in its place yet.
#[derive(Debug)]
enum Draft {
    /// It has no name, and is gone when it is closed.
    Unnamed(File),
    /// It has a name, which is removed when it is let go.
    Named(TempPath),
}

impl Draft {
    /// A new file, and what it is written by.
    fn new(folder: &Path, may_be_unnamed: bool) -> io::Result<(Self, File)> {
        let flags = OFlags::TMPFILE | OFlags::WRONLY | OFlags::CLOEXEC;
        // Such a file gets its name by way of /proc.
        if may_be_unnamed
            && Path::new("/proc/self/fd").exists()
            && let Ok(file) = rustix::fs::open(folder, flags, Mode::from_raw_mode(NEW))
        {
            let file = File::from(file);
            return Ok((Self::Unnamed(file.try_clone()?), file));
        }
        let (file, path) = beside().tempfile_in(folder)?.into_parts();
        Ok((Self::Named(path), file))
    }

    /// The same under a name that is removed unless it becomes another one.
    fn named(self, folder: &Path) -> io::Result<TempPath> {
        match self {
            Self::Named(path) => Ok(path),
            Self::Unnamed(file) => {
                let open = format!("/proc/self/fd/{}", file.as_raw_fd());
                let link =
                    |path: &Path| Ok(rustix::fs::linkat(CWD, &open, CWD, path, AtFlags::SYMLINK_FOLLOW)?);
                Ok(beside().make_in(folder, link)?.into_temp_path())
            }
        }
    }
}

fn beside() -> tempfile::Builder<'static, 'static> {
    let mut beside = tempfile::Builder::new();
    beside.prefix(PREFIX).permissions(Permissions::from_mode(NEW));
    beside
}

/// The folder that a file stands in.
fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Nothing can be made there.
pub(super) fn cannot(error: &io::Error) -> WhyNotWritten {
    let reason = error.to_string();
    match error.kind() {
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => WhyNotWritten::Denied { reason },
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => WhyNotWritten::Failed { reason },
        _ => WhyNotWritten::CannotCreate { reason },
    }
}

fn failed(error: &io::Error) -> WhyNotWritten {
    match error.kind() {
        ErrorKind::PermissionDenied => WhyNotWritten::Denied { reason: error.to_string() },
        _ => WhyNotWritten::Failed { reason: error.to_string() },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(path: &Path) -> String {
        fs::read_to_string(path).unwrap()
    }

    fn put_text(path: &Path, replace: bool, text: &str) -> Result<(), WhyNotWritten> {
        write_report(path, replace, |out| out.write_all(text.as_bytes())).map_err(|error| error.why)
    }

    /// The names in a folder, in order.
    fn names(folder: &Path) -> Vec<String> {
        let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
        let mut names: Vec<String> = names.map(|name| name.into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_is_made_and_replaced_only_when_asked() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("osn.html");
        assert_eq!(put_text(&path, false, "one"), Ok(()));
        assert_eq!(text(&path), "one");
        let free = dir.path().join("osn-2.html");
        assert_eq!(put_text(&path, false, "two"), Err(WhyNotWritten::Exists { free: free.clone() }));
        assert_eq!(text(&path), "one");
        fs::write(free, "").unwrap();
        assert_eq!(free_name(&path), dir.path().join("osn-3.html"));
        fs::set_permissions(&path, Permissions::from_mode(0o640)).unwrap();
        let mut old = File::open(&path).unwrap();
        assert_eq!(put_text(&path, true, "two"), Ok(()));
        assert_eq!(text(&path), "two");
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
        let mut seen = String::new();
        io::Read::read_to_string(&mut old, &mut seen).unwrap();
        assert_eq!(seen, "one", "a reader of the old file reads it to its end");
        assert_eq!(names(dir.path()), ["osn-2.html", "osn.html"]);
    }

    #[test]
    fn a_failure_leaves_what_was_there_and_nothing_else() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("osn.html");
        let fail = |out: &mut dyn Write| {
            out.write_all(b"half")?;
            out.flush()?;
            Err(io::Error::from(ErrorKind::StorageFull))
        };
        for replace in [false, true] {
            let why = write_report(&path, replace, fail).unwrap_err().why;
            assert!(matches!(why, WhyNotWritten::Failed { .. }), "{why:?}");
        }
        assert_eq!(names(dir.path()), [] as [&str; 0]);
        put_text(&path, false, "one").unwrap();
        assert!(write_report(&path, true, fail).is_err());
        assert_eq!((text(&path).as_str(), names(dir.path()).len()), ("one", 1));
    }

    #[test]
    fn somebody_may_make_the_file_while_it_is_written() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("osn.html");
        let written = write_report(&path, false, |out| {
            fs::write(&path, "theirs")?;
            out.write_all(b"ours")
        });
        assert!(matches!(written.unwrap_err().why, WhyNotWritten::Exists { .. }));
        assert_eq!((text(&path).as_str(), names(dir.path()).len()), ("theirs", 1));
    }

    #[test]
    fn named_and_unnamed_drafts_end_the_same() {
        let dir = tempfile::tempdir().unwrap();
        let at = |name: &str| dir.path().join(name);
        let prepared = ["named", "unnamed"].map(|name| {
            prepare(&at(name), false, name == "unnamed", |out| out.write_all(b"x")).unwrap().unwrap()
        });
        assert!(matches!(prepared[0].draft, Draft::Named(_)));
        assert!(!at("named").exists() && !at("unnamed").exists());
        for whole in prepared {
            whole.place().unwrap();
        }
        assert_eq!(names(dir.path()), ["named", "unnamed"]);
        let mode = |name| fs::metadata(at(name)).unwrap().permissions().mode();
        assert_eq!(mode("named"), mode("unnamed"), "the umask holds for both");
        assert_eq!(mode("named") & 0o133, 0, "it is no program, and others do not write to it");
        drop(prepare(&at("left"), false, false, |out| out.write_all(b"x")).unwrap());
        assert_eq!(names(dir.path()).len(), 2, "what is not placed is gone");
    }

    #[test]
    fn links_are_followed_and_what_is_no_file_is_told() {
        let dir = tempfile::tempdir().unwrap();
        let at = |name: &str| dir.path().join(name);
        fs::create_dir(at("folder")).unwrap();
        fs::write(at("folder/target"), "old").unwrap();
        let link = |to: &str, name: &str| std::os::unix::fs::symlink(to, at(name)).unwrap();
        link("folder/target", "link");
        assert!(matches!(put_text(&at("link"), false, "new"), Err(WhyNotWritten::Exists { .. })));
        assert_eq!(put_text(&at("link"), true, "new"), Ok(()));
        assert_eq!(text(&at("folder/target")), "new");
        assert!(at("link").symlink_metadata().unwrap().is_symlink());

        link("nowhere", "dangling");
        link("loop", "loop");
        let _socket = std::os::unix::net::UnixListener::bind(at("socket")).unwrap();
        let long = "x".repeat(300);
        for replace in [false, true] {
            let put = |name: &str| put_text(&at(name), replace, "new").unwrap_err();
            assert_eq!(put("folder"), WhyNotWritten::Folder);
            assert_eq!(put("dangling"), WhyNotWritten::Dangling);
            assert_eq!(put("socket"), WhyNotWritten::NotAFile);
            assert_eq!(put("none/osn.html"), WhyNotWritten::NoFolder { folder: at("none") });
            for name in ["loop", &long, "folder/target/osn.html"] {
                assert!(matches!(put(name), WhyNotWritten::CannotCreate { .. }), "{name}");
            }
        }
        assert_eq!(names(&at("folder")), ["target"]);
    }

    #[test]
    fn pipes_and_devices_are_written_to() {
        let dir = tempfile::tempdir().unwrap();
        assert_eq!(put_text(Path::new("/dev/null"), false, "x"), Ok(()));
        let full = put_text(Path::new("/dev/full"), true, "x").unwrap_err();
        assert!(matches!(&full, WhyNotWritten::Cut { reason } if reason.contains("space")), "{full:?}");

        let fifo = dir.path().join("fifo");
        let kind = rustix::fs::FileType::Fifo;
        rustix::fs::mknodat(CWD, &fifo, kind, Mode::RWXU, 0).unwrap();
        assert_eq!(put_text(&fifo, true, "nowhere"), Err(WhyNotWritten::NoReader), "it does not wait");
        // Open for both, so that nobody waits for the other end.
        let mut reader = fs::OpenOptions::new().read(true).write(true).open(&fifo).unwrap();
        assert_eq!(put_text(&fifo, false, "through"), Ok(()));
        let mut bytes = [0; 7];
        io::Read::read_exact(&mut reader, &mut bytes).unwrap();
        assert_eq!(&bytes, b"through");

        let file = File::create(dir.path().join("open")).unwrap();
        let open = PathBuf::from(format!("/proc/self/fd/{}", file.as_raw_fd()));
        assert_eq!(put_text(&open, false, "one"), Ok(()));
        assert_eq!(put_text(&open, false, "two"), Ok(()));
        assert_eq!(text(&dir.path().join("open")), "onetwo");
    }
}
