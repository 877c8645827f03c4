//! What was written, read back from the disk itself.

use std::fs::File;

use rustix::io::{Errno, pread, retry_on_intr};

use super::folder::Folder;

/// What offset, length and memory of a read past the cache are multiples of: enough for disks with
/// sectors of 512 and of 4,096 bytes. Where more is wanted the system says so.
const BLOCK: usize = 4096;

/// A slot opened a second time, to read past the system's cache; nothing where the file system
/// has no such reading. The lock of the first one is not touched.
#[derive(Debug, Default)]
pub(super) struct ReadBack(Option<File>);

impl ReadBack {
    /// The slot of this name, which must still be the file that is held.
    #[cfg(target_os = "linux")]
    pub(super) fn open(folder: &Folder, name: &str, held: &File) -> Result<Self, Errno> {
        use rustix::fs::{OFlags, fstat};
        let file = match folder.open(name, OFlags::RDONLY | OFlags::DIRECT) {
            Ok(file) => file,
            Err(error) if is_unsupported(error) => return Ok(Self::default()),
            Err(error) => return Err(error),
        };
        let (this, held) = (fstat(&file)?, fstat(held)?);
        let is_same = (this.st_dev, this.st_ino) == (held.st_dev, held.st_ino);
        if is_same { Ok(Self(Some(file))) } else { Err(Errno::STALE) }
    }

    /// Elsewhere nothing is read back.
    #[cfg(not(target_os = "linux"))]
    pub(super) fn open(_: &Folder, _: &str, _: &File) -> Result<Self, Errno> {
        Ok(Self::default())
    }

    /// Whether these bytes are on disk at an offset; an error if others are.
    pub(super) fn compare(&self, bytes: &[u8], offset: u64) -> Result<(), Errno> {
        let Self(Some(file)) = self else { return Ok(()) };
        let blocks = Blocks::around(offset, bytes.len());
        let mut memory = vec![0; blocks.length + BLOCK];
        let aligned = memory.as_ptr().align_offset(BLOCK);
        let Some(memory) = memory.get_mut(aligned..).and_then(|rest| rest.get_mut(..blocks.length)) else {
            return Err(Errno::NOMEM);
        };
        let read = match retry_on_intr(|| pread(file, &mut *memory, blocks.from)) {
            // Less than was asked for, since the file ends within the last block.
            Ok(count) => memory.get(..count).unwrap_or_default(),
            Err(error) if is_unsupported(error) => return Ok(()),
            Err(error) => return Err(error),
        };
        let found = read.get(blocks.before..).and_then(|rest| rest.get(..bytes.len()));
        if found == Some(bytes) { Ok(()) } else { Err(Errno::IO) }
    }
}

fn is_unsupported(error: Errno) -> bool {
    matches!(error, Errno::INVAL | Errno::OPNOTSUPP)
}

/// The whole blocks in which some bytes of a file lie.
#[derive(Debug, PartialEq, Eq)]
struct Blocks {
    from: u64,
    length: usize,
    /// How many bytes of the first one come before.
    before: usize,
}

impl Blocks {
    fn around(offset: u64, length: usize) -> Self {
        // A remainder of 4,096 is at home in every size of number.
        let before = usize::try_from(offset % BLOCK as u64).unwrap_or(0);
        let from = offset - before as u64;
        Self { from, length: (before + length).next_multiple_of(BLOCK), before }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    #[test]
    fn the_blocks_around_a_line() {
        for (offset, length, from, blocks, before) in [
            (0, 1, 0, 1, 0),
            (0, 4_096, 0, 1, 0),
            (0, 4_097, 0, 2, 0),
            (100, 300, 0, 1, 100),
            (100, 3_996, 0, 1, 100),
            (100, 3_997, 0, 2, 100),
            (4_095, 1, 0, 1, 4_095),
            (4_095, 2, 0, 2, 4_095),
            (4_096, 300, 4_096, 1, 0),
            (8_000, 500, 4_096, 2, 3_904),
            (12_287, 32_769, 8_192, 9, 4_095),
            (67_108_863, 1, 67_104_768, 1, 4_095),
        ] {
            let expected = Blocks { from, length: blocks * BLOCK, before };
            assert_eq!(Blocks::around(offset, length), expected, "{length} bytes at {offset}");
        }
    }

    #[test]
    fn what_is_on_disk_is_compared_byte_by_byte() {
        let place = tempfile::tempdir().unwrap();
        let folder = Folder::root(place.path()).unwrap().unwrap();
        let text: Vec<u8> = (0..20_000_u32).map(|n| n.to_le_bytes()[0] ^ n.to_le_bytes()[1]).collect();
        let mut held = File::create(place.path().join("slot")).unwrap();
        held.write_all(&text).unwrap();
        held.sync_data().unwrap();
        let read_back = ReadBack::open(&folder, "slot", &held).unwrap();
        // A file system without such reading has nothing to compare.
        if read_back.0.is_none() {
            return;
        }
        for (from, to) in [(0, 1), (0, 20_000), (4_000, 4_200), (4_096, 8_192), (3, 9_999), (16_384, 20_000)]
        {
            let mut bytes = text[from..to].to_vec();
            assert_eq!(read_back.compare(&bytes, from as u64), Ok(()), "{from}..{to}");
            *bytes.last_mut().unwrap() ^= 1;
            assert_eq!(read_back.compare(&bytes, from as u64), Err(Errno::IO), "{from}..{to}");
        }
        // The file ends before the line does.
        assert_eq!(read_back.compare(b"xy", 19_999), Err(Errno::IO));
        assert_eq!(read_back.compare(b"x", 20_000), Err(Errno::IO));
        assert_eq!(read_back.compare(b"x", 40_000), Err(Errno::IO));
        // Another file has the name now.
        std::fs::rename(place.path().join("slot"), place.path().join("moved")).unwrap();
        File::create(place.path().join("slot")).unwrap();
        assert_eq!(ReadBack::open(&folder, "slot", &held).unwrap_err(), Errno::STALE);
    }
}
