//! Reading text files with limits.

use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rustix::fs::{Mode, OFlags};
use rustix::io::Errno;

use crate::problem::{FileFault, Finding, Place, Problem};

/// The largest file of settings, keys or colours, or with a note, that is read, in MiB.
const LARGEST: u16 = 1;

/// The text of a regular file of at most 1 MiB. FIFOs, devices and folders are refused at once;
/// a link to a file is followed.
pub fn read_text(path: &Path) -> Result<Arc<str>, Problem> {
    read_settings(path).map_err(|finding| finding.problem)
}

/// The same; what is not UTF-8 has a place.
pub fn read_settings(path: &Path) -> Result<Arc<str>, Finding> {
    let bytes = read_bytes(path, LARGEST).map_err(|problem| problem.error(None))?;
    String::from_utf8(bytes).map(Into::into).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let text = String::from_utf8_lossy(error.as_bytes()).into();
        Problem::NotUtf8.error(Some(Place::new(&path.display().to_string().into(), &text, at..at)))
    })
}

/// The files of a folder whose names end so, in the order of their names; none where it cannot be read.
pub fn files_in(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let there = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|file| file.path());
    let mut files: Vec<PathBuf> =
        there.filter(|path| path.extension().is_some_and(|ext| ext == ending)).collect();
    files.sort_unstable();
    files
}

/// The bytes of such a file of at most `mib` MiB; none of a larger one is read.
pub(super) fn read_bytes(path: &Path, mib: u16) -> Result<Vec<u8>, Problem> {
    // NONBLOCK, so that a FIFO does not wait for somebody to write into it.
    let flags = OFlags::RDONLY | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
    let file: File =
        rustix::fs::open(path, flags, Mode::empty()).map_err(|error| why(path, &error.into()))?.into();
    let about = file.metadata().map_err(|error| why(path, &error))?;
    if !about.is_file() {
        return Err(refused(path, FileFault::NotRegular));
    }
    let most = u64::from(mib) << 20;
    let mut bytes = Vec::new();
    if about.len() <= most {
        // One more than allowed: the file may grow while it is read.
        file.take(most + 1).read_to_end(&mut bytes).map_err(|error| why(path, &error))?;
    }
    if about.len().max(bytes.len() as u64) > most {
        return Err(refused(path, FileFault::TooLarge { mib }));
    }
    Ok(bytes)
}

pub(super) fn refused(path: &Path, fault: FileFault) -> Problem {
    Problem::NotAccepted { path: path.display().to_string(), fault }
}

/// What the system's error about a path means.
pub(super) fn why(path: &Path, error: &std::io::Error) -> Problem {
    let path_text = path.display().to_string();
    match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => Problem::NoSuchFile { path: path_text },
        ErrorKind::PermissionDenied => Problem::NotReadable { path: path_text },
        // How opening a socket, a device without a driver, or a link to itself fails.
        _ if [Errno::NXIO, Errno::LOOP]
            .map(Errno::raw_os_error)
            .map(Some)
            .contains(&error.raw_os_error()) =>
        {
            refused(path, FileFault::NotRegular)
        }
        _ => Problem::Io { path: path_text, reason: error.to_string() },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_regular_files_of_bounded_size_are_read() {
        let dir = tempfile::tempdir().unwrap();
        let at = |name: &str| dir.path().join(name);
        std::fs::write(at("text"), "å\n").unwrap();
        assert_eq!(read_text(&at("text")).as_deref(), Ok("å\n"));
        std::os::unix::fs::symlink(at("text"), at("link")).unwrap();
        assert_eq!(read_text(&at("link")).as_deref(), Ok("å\n"));

        std::fs::write(at("latin1"), b"\xe5").unwrap();
        assert_eq!(read_text(&at("latin1")), Err(Problem::NotUtf8));
        std::fs::write(at("latin1"), b"\xc3\xa5\n \xe5!").unwrap();
        let place = read_settings(&at("latin1")).unwrap_err().place.unwrap();
        assert_eq!((&*place.file, place.line_column()), (at("latin1").to_str().unwrap(), (2, 2)));

        let fifo = rustix::fs::FileType::Fifo;
        rustix::fs::mknodat(rustix::fs::CWD, at("fifo"), fifo, Mode::RWXU, 0).unwrap();
        let _socket = std::os::unix::net::UnixListener::bind(at("socket")).unwrap();
        std::os::unix::fs::symlink("loop", at("loop")).unwrap();
        let devices = ["/dev/zero".into(), "/dev/null".into()];
        for path in [dir.path().to_owned(), at("fifo"), at("socket"), at("loop")].into_iter().chain(devices) {
            assert_eq!(read_text(&path), Err(refused(&path, FileFault::NotRegular)), "{path:?}");
        }

        let big = File::create(at("big")).unwrap();
        let most = u64::from(LARGEST) << 20;
        big.set_len(most).unwrap();
        assert!(read_text(&at("big")).is_ok());
        // The last one would fill any memory.
        for size in [most + 1, 3 << 40] {
            big.set_len(size).unwrap();
            let fault = FileFault::TooLarge { mib: LARGEST };
            assert_eq!(read_text(&at("big")), Err(refused(&at("big"), fault)), "{size}");
        }

        for path in [at("none"), at("text/below")] {
            assert!(matches!(read_text(&path), Err(Problem::NoSuchFile { .. })), "{path:?}");
        }
    }
}
