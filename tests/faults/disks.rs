//! Disks that are full, run out of names, turn read-only, or fail: what was said to be saved is
//! there, what finds no room is refused in words, and when there is room again it goes on.

use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::kit::{Answer, FOLJ, Place, here, root, tool};
use super::saved::{Diary, chance, files, notes, typed};

/// A file system of its own, gone at the end.
struct Disk {
    place: Place,
    /// What lies below it: an image on a loop device, or a device in memory.
    device: Option<Device>,
}

enum Device {
    Loop(PathBuf),
    /// The same, and the disk on which the image finds no room.
    Thin(PathBuf, Box<Disk>),
    Zram(usize),
}

impl Device {
    fn path(&self) -> PathBuf {
        match self {
            Self::Loop(path) | Self::Thin(path, _) => path.clone(),
            Self::Zram(number) => format!("/dev/zram{number}").into(),
        }
    }
}

/// Lays out an ext4 of so many MiB in a new file, and gives its loop device.
fn image(path: &Path, size: u64, options: &[&str]) -> Option<PathBuf> {
    File::create(path).unwrap().set_len(size << 20).unwrap();
    let image = path.to_str().unwrap();
    run("mkfs.ext4", &[&["-q", "-F", "-m", "0"], options, &[image]].concat())?;
    run("losetup", &["--find", "--show", image]).map(PathBuf::from)
}

/// Runs a command of the system, and gives what it printed.
fn run(command: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new(command).args(arguments).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

impl Disk {
    /// A tmpfs with these options.
    fn tmpfs(options: &str) -> Option<Self> {
        let disk = Self { place: Place::new(), device: None };
        disk.mount(&["-t", "tmpfs", "-o", options, "tmpfs"])
    }

    /// An ext4 of so many MiB, in a file.
    fn ext4(size: u64, options: &str) -> Option<Self> {
        let place = Place::new();
        let device = image(&place.path().join("image"), size, &[])?;
        let path = device.to_str().unwrap().to_owned();
        let disk = Self { place, device: Some(Device::Loop(device)) };
        disk.mount(&["-t", "ext4", "-o", options, &path])
    }

    /// An ext4 that promises more than its image can take, without a journal, which would fail first.
    fn thin(block: &str) -> Option<Self> {
        let below = Self::tmpfs("size=8m")?;
        let device = image(&below.root().join("image"), 64, &["-b", block, "-O", "^has_journal"])?;
        let path = device.to_str().unwrap().to_owned();
        let disk = Self { place: Place::new(), device: Some(Device::Thin(device, Box::new(below))) };
        disk.mount(&["-t", "ext4", &path])
    }

    /// An ext4 on a device that takes no more than it has memory for: pages that find none come
    /// back as failed when they are written back, long after write(2) has taken them.
    fn overcommitted() -> Option<Self> {
        let number = fs::read_to_string("/sys/class/zram-control/hot_add").ok()?.trim().parse().ok()?;
        let disk = Self { place: Place::new(), device: Some(Device::Zram(number)) };
        fs::write(format!("/sys/block/zram{number}/disksize"), "64M").ok()?;
        let path = format!("/dev/zram{number}");
        run("mkfs.ext4", &["-q", "-F", "-m", "0", "-E", "nodiscard", &path])?;
        disk.mount(&["-t", "ext4", &path])
    }

    fn mount(self, arguments: &[&str]) -> Option<Self> {
        fs::create_dir(self.root()).unwrap();
        run("mount", &[arguments, &[self.root().to_str().unwrap()]].concat())?;
        Some(self)
    }

    fn root(&self) -> PathBuf {
        self.place.path().join("disk")
    }

    fn data(&self) -> PathBuf {
        self.root().join("journal")
    }

    fn remount(&self, options: &str) -> bool {
        run("mount", &["-o", &format!("remount,{options}"), self.root().to_str().unwrap()]).is_some()
    }

    /// What an administrator does after a fault: taken down, mended, put up, with nothing in the system's cache.
    fn put_up_again(&self) {
        let path = self.device.as_ref().unwrap().path();
        let (path, root) = (path.to_str().unwrap(), self.root());
        run("umount", &[root.to_str().unwrap()]).unwrap();
        // 1: errors were corrected.
        let _ = run("fsck.ext4", &["-fy", path]);
        run("mount", &["-t", "ext4", path, root.to_str().unwrap()]).unwrap();
    }

    /// Takes all room but so many bytes, and gives the file that holds it.
    fn fill_up_to(&self, left: u64) -> PathBuf {
        let path = self.root().join("ballast");
        let mut file = OpenOptions::new().create(true).append(true).open(&path).unwrap();
        for block in [1 << 16, 4096, 512, 1] {
            while file.write_all(&vec![b'x'; block]).is_ok() {}
        }
        // Room is taken when it is written back, not before.
        let _ = file.sync_all();
        let length = file.metadata().unwrap().len();
        file.set_len(length.saturating_sub(left)).unwrap();
        path
    }

    /// How much memory the device in memory may take, in bytes; 0 for as much as it wants.
    fn allow(&self, bytes: u64) {
        let Some(Device::Zram(number)) = self.device else { panic!() };
        fs::write(format!("/sys/block/zram{number}/mem_limit"), bytes.to_string()).unwrap();
    }

    /// How much memory the device in memory takes, in bytes.
    fn taken(&self) -> u64 {
        let Some(Device::Zram(number)) = self.device else { panic!() };
        let stat = fs::read_to_string(format!("/sys/block/zram{number}/mm_stat")).unwrap();
        stat.split_whitespace().nth(2).unwrap().parse().unwrap()
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let root = self.root();
        if run("umount", &[root.to_str().unwrap()]).is_none() {
            let _ = run("umount", &["-l", root.to_str().unwrap()]);
        }
        match &self.device {
            Some(Device::Loop(path) | Device::Thin(path, _)) => {
                drop(run("losetup", &["-d", path.to_str().unwrap()]));
            }
            Some(Device::Zram(number)) => {
                let _ = fs::write("/sys/class/zram-control/hot_remove", number.to_string());
            }
            None => {}
        }
    }
}

/// Nearly as much as a note may hold, with marks that take seven bytes each, and nothing that
/// could be packed into much less.
fn long(n: usize) -> String {
    let digits = (0..55).fold(String::new(), |digits, word| {
        format!("{digits}{:016}", chance(n * 1_000 + word) % 10_000_000_000_000_000)
    });
    digits.chars().flat_map(|digit| [digit, '\u{301}']).collect()
}

/// Whether a file system may be mounted here.
fn may_mount() -> bool {
    root() && here("leave to mount", Disk::tmpfs("size=64k").is_some())
}

/// Fills a disk again and again, each time up to another byte, and presses notes into what is left.
fn fill_again_and_again(disk: &Disk) {
    let (data, mut diary) = (disk.data(), Diary::default());
    assert!(diary.note(&disk.place, &data, "before", ""));
    for left in [0, 1, 1_000, 4_096, 70_000] {
        let ballast = disk.fill_up_to(left);
        let before = diary.refused.len();
        for n in 0..40 {
            diary.note(&disk.place, &data, &format!("full-{left}-{n}"), &long(n));
            if diary.refused.len() >= before + 4 {
                break;
            }
        }
        assert!(diary.refused.len() > before, "the disk was never full with {left} bytes");
        diary.holds(&data);
        fs::remove_file(ballast).unwrap();
        assert!(diary.note(&disk.place, &data, &format!("room-{left}"), ""), "there is room again");
        diary.holds(&data);
    }
    println!("{} saved, {} refused", diary.saved.len(), diary.refused.len());
}

#[test]
#[ignore = "needs root, who may mount"]
fn a_full_tmpfs() {
    if may_mount() {
        fill_again_and_again(&Disk::tmpfs("size=1m").unwrap());
    }
}

#[test]
#[ignore = "needs root, who may mount, and e2fsprogs"]
fn a_full_ext4() {
    if !may_mount() || !tool("mkfs.ext4") {
        return;
    }
    for options in ["defaults", "nodelalloc"] {
        let disk = Disk::ext4(16, options);
        if here("a loop device", disk.is_some()) {
            fill_again_and_again(&disk.unwrap());
        }
    }
}

#[test]
#[ignore = "needs root, who may mount"]
fn no_names_left() {
    if !may_mount() {
        return;
    }
    let disk = Disk::tmpfs("size=4m,nr_inodes=24").unwrap();
    let (data, mut diary) = (disk.data(), Diary::default());
    assert!(diary.note(&disk.place, &data, "before", ""));
    let names = || (0..).map(|n| disk.root().join(n.to_string()));
    let taken = names().take_while(|path| File::create_new(path).is_ok()).count();
    assert!(taken > 10, "{taken}");
    assert!(diary.note(&disk.place, &data, "goes-on", ""), "a slot that is there needs no name");
    let slot = File::open(&files(&data)[0]).unwrap();
    rustix::fs::flock(&slot, rustix::fs::FlockOperation::NonBlockingLockExclusive).unwrap();
    assert!(!diary.note(&disk.place, &data, "refused", ""), "another slot needs one");
    diary.holds(&data);
    names().take(taken).for_each(|path| fs::remove_file(path).unwrap());
    assert!(diary.note(&disk.place, &data, "room", ""));
    diary.holds(&data);
    // And where there was no journal: nothing is left that would be in the way.
    let disk = Disk::tmpfs("size=4m,nr_inodes=8").unwrap();
    for taken in (0..7).rev() {
        let data = disk.root().join(format!("journal-{taken}"));
        let names: Vec<PathBuf> = (0..taken).map(|n| disk.root().join(n.to_string())).collect();
        for path in &names {
            let _ = File::create_new(path);
        }
        let mut diary = Diary::default();
        diary.note(&disk.place, &data, "first", "");
        for path in &names {
            let _ = fs::remove_file(path);
        }
        assert!(diary.note(&disk.place, &data, "second", ""), "{taken}");
        diary.holds(&data);
        fs::remove_dir_all(data).unwrap();
    }
}

#[test]
#[ignore = "needs root, who may mount"]
fn a_disk_that_turns_read_only() {
    if !may_mount() {
        return;
    }
    let disk = Disk::tmpfs("size=4m").unwrap();
    let (data, mut diary) = (disk.data(), Diary::default());
    assert!(diary.note(&disk.place, &data, "before", ""));
    assert!(disk.remount("ro"));
    for n in 0..5 {
        assert!(!diary.note(&disk.place, &data, &format!("refused-{n}"), ""));
    }
    assert!(!diary.note(&disk.place, &disk.root().join("new"), "refused", ""), "no journal is made there");
    diary.holds(&data);
    assert!(disk.remount("rw"));
    assert!(diary.note(&disk.place, &data, "after", ""));
    diary.holds(&data);
}

/// As the kernel does after an error in the file system's own tables, while a program has its slot open.
#[test]
#[ignore = "needs root, who may mount, and e2fsprogs"]
fn a_file_system_that_fails_under_an_open_program() {
    if !may_mount() || !tool("mkfs.ext4") {
        return;
    }
    let disk = Disk::ext4(16, "errors=remount-ro");
    if !here("a loop device", disk.is_some()) {
        return;
    }
    let disk = disk.unwrap();
    let Some(Device::Loop(device)) = &disk.device else { panic!() };
    let trigger = Path::new("/sys/fs/ext4").join(device.file_name().unwrap()).join("trigger_fs_error");
    let (data, mut diary) = (disk.data(), Diary::default());
    for n in 0..5 {
        assert!(diary.note(&disk.place, &data, &format!("before-{n}"), ""));
    }
    if !here("a file system that can be made to fail", fs::write(trigger, "on purpose").is_ok()) {
        return;
    }
    for n in 0..5 {
        assert!(!diary.note(&disk.place, &data, &format!("refused-{n}"), ""));
    }
    diary.holds(&data);
    disk.put_up_again();
    diary.holds(&data);
    assert!(diary.note(&disk.place, &data, "after", ""));
    diary.holds(&data);
}

/// The write is taken, what comes of it is known only when it is put on disk: the error comes once.
#[test]
#[ignore = "needs root, who may mount, e2fsprogs, and zram"]
fn a_disk_that_fails_when_it_writes_back() {
    if !may_mount() || !tool("mkfs.ext4") {
        return;
    }
    let Some(disk) = Disk::overcommitted() else {
        eprintln!("skipped: this kernel has no zram");
        return;
    };
    let (data, mut diary) = (disk.data(), Diary::default());
    for n in 0..5 {
        assert!(diary.note(&disk.place, &data, &format!("before-{n}"), &long(n)));
    }
    run("sync", &[]).unwrap();
    disk.allow(disk.taken() + (64 << 10));
    for n in 0..200 {
        diary.note(&disk.place, &data, &format!("short-{n}"), &long(n + 10));
        if diary.refused.len() >= 8 {
            break;
        }
    }
    assert!(diary.refused.len() >= 8, "it never failed: {} saved", diary.saved.len());
    diary.holds(&data);
    disk.allow(0);
    println!("{} saved, {} refused", diary.saved.len(), diary.refused.len());
    let there = format!("{:?}", fs::read_dir(&data).map(Iterator::count));
    // The kernel may have made it read-only.
    disk.put_up_again();
    diary.holds(&data);
    assert!(diary.note(&disk.place, &data, "after", ""), "{there}");
    diary.holds(&data);
}

/// A loop device says of a request that it is done when its file took the first half of it: no call
/// of any program fails, and the end of what was written stands in the system's cache alone.
#[test]
#[ignore = "needs root, who may mount, and e2fsprogs"]
fn a_loop_device_that_takes_what_it_has_no_room_for() {
    if !may_mount() || !tool("mkfs.ext4") {
        return;
    }
    for block in ["1024", "4096"] {
        let disk = Disk::thin(block);
        if here("a loop device", disk.is_some()) {
            press_into_half_the_room(&disk.unwrap());
        }
    }
}

fn press_into_half_the_room(disk: &Disk) {
    let Some(Device::Thin(_, below)) = &disk.device else { panic!() };
    let (data, mut diary) = (disk.data(), Diary::default());
    for n in 0..5 {
        assert!(diary.note(&disk.place, &data, &format!("before-{n}"), &long(n)));
    }
    // A file that is written as a journal is, with room for its beginning and for no more.
    let path = disk.root().join("control");
    let mut control = File::create(&path).unwrap();
    let keep = rustix::fs::FallocateFlags::KEEP_SIZE;
    rustix::fs::fallocate(&control, keep, 0, 64 << 10).unwrap();
    control.write_all(&[b'y'; 1_000]).unwrap();
    control.sync_all().unwrap();
    run("sync", &["--file-system", path.to_str().unwrap()]).unwrap();
    let ballast = below.fill_up_to(0);
    control.write_all(&[b'y'; 7_000]).unwrap();
    control.sync_data().expect("the system says that it is on disk");
    drop(control);
    let there = run("dd", &[&format!("if={}", path.display()), "iflag=direct", "bs=8k"]).unwrap();
    assert!((1_000..8_000).contains(&there.matches('y').count()), "a part of it is: {there:?}");
    for n in 0..8 {
        diary.note(&disk.place, &data, &format!("short-{n}"), &long(n + 10));
    }
    assert!(!diary.refused.is_empty(), "{:?}", diary.saved);
    fs::remove_file(ballast).unwrap();
    disk.put_up_again();
    println!("{} saved, {} refused", diary.saved.len(), diary.refused.len());
    diary.holds(&data);
    assert!(diary.note(&disk.place, &data, "after", ""));
    diary.holds(&data);
}

/// A limit on the size of files: a line that goes past it is cut short, or finds no room at all.
#[test]
fn a_limit_on_the_size_of_files() {
    if !tool("prlimit") {
        return;
    }
    let place = Place::new();
    let (data, mut diary) = (place.data(), Diary::default());
    let limited = |diary: &mut Diary, limit: u64, name: &str| {
        let mut command = place.command("prlimit");
        command.arg(format!("--fsize={limit}")).arg(FOLJ).arg("--data").arg(&data);
        let answer = command.args(["note", "2.1", "--text", name]).output().unwrap().into();
        diary.take(name, &answer)
    };
    assert!(diary.note(&place, &data, "before", ""));
    let line = fs::metadata(&files(&data)[0]).unwrap().len();
    for (limit, fits) in [(0, false), (1, false), (line - 1, false), (line / 2, false), (10_000, true)] {
        assert_eq!(limited(&mut diary, limit, &format!("at-{limit}")), fits, "{limit}");
        diary.holds(&data);
        assert!(diary.note(&place, &data, &format!("after-{limit}"), ""));
    }
    diary.holds(&data);
}

/// Whoever types in a conversation is told the truth about the text: that it is not saved, and
/// that it waits as a draft only where it does.
#[test]
fn a_text_that_finds_no_room_is_no_draft() {
    if !tool("prlimit") {
        return;
    }
    let talk = |place: &Place, limit: &str, text: &str| {
        let mut command = place.command("prlimit");
        command.arg(format!("--fsize={limit}")).arg(FOLJ).arg("--data").arg(place.data()).arg("--plain-ui");
        let answer: Answer = command.stdin(typed(place.path(), text)).output().unwrap().into();
        assert_eq!(answer.code, Some(0), "{answer:?}");
        answer.out
    };
    let waits = "Ett utkast till anteckning om 2.1 finns kvar";
    for (text, ending) in [("2.1\na\nEn tanke\n.\nq\n", true), ("2.1\na\nEn tanke\n", false)] {
        let place = Place::new();
        let said = talk(&place, "0", text);
        assert!(
            said.contains("utkastet kunde inte sparas") && said.contains("Texten är inte sparad"),
            "{said}"
        );
        assert!(!said.contains(waits), "{said}");
        assert_eq!(said.contains("Kunde inte spara: "), ending, "{said}");
        assert_eq!(notes(&place.data()), [""; 0]);
        // With room the same text is kept where it is not ended, and saved where it is.
        let said = talk(&place, "unlimited", text);
        assert_eq!((said.contains(waits), said.contains("Sparat: ")), (!ending, ending), "{said}");
    }
}
