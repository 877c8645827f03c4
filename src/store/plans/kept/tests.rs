//! A copy is the plan or nothing.

use std::fmt::Write;
use std::os::unix::fs::PermissionsExt;

use super::*;
use crate::store::plans::{load_path, recall_path, testing};

/// A plan of more than the least size, with warnings in both files.
fn large() -> tempfile::TempDir {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("plan");
    fs::create_dir(&folder).unwrap();
    let mut list = String::from("(format: 1, plan: \"p\", year: 2025, activities: [\n");
    for at in 0..4_000 {
        let without = if at % 1_000 == 7 {
            ""
        } else {
            ", indicators: [(id: \"%a\", kind: Percent, target: 87.5, text: \"Andel\")]"
        };
        let more = format!(
            "responsible: (parties: [\"ÄLN\", (party: \"OSN\", role: Owner)]), ends: \"2025-01-31\"{without}"
        );
        writeln!(list, "(id: \"%\", goal: \"1.1\", text: \"Gör\", {more}),").unwrap();
        list = list.replace('%', &format!("1.1.{at}"));
    }
    list.push_str("])");
    fs::write(folder.join("activities-2025.ron"), list).unwrap();
    fs::write(folder.join("plan.ron"), testing::PLAN.replace("committees: [", "committees: [\"X\", "))
        .unwrap();
    place
}

fn kept<'a>(cache: &'a Path, folder: &Path) -> Kept<'a> {
    Kept::of(cache, folder, Limits::default()).unwrap()
}

/// A time at which every file has rested.
fn later() -> Duration {
    SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap() + REST + REST
}

#[test]
fn a_copy_is_the_plan_with_its_findings() {
    let place = large();
    let (cache, folder) = (place.path().join("cache/plans"), place.path().join("plan"));
    let plain = load_path(&folder, Limits::default()).unwrap();
    assert!(
        plain.findings.len() > 3 && plain.plan.lists[0].activities.len() == 4_000,
        "{:?}",
        plain.findings
    );
    assert_eq!(kept(&cache, &folder).read(), None);
    // What was just written may change within the same tick.
    let written = fs::metadata(folder.join("plan.ron")).unwrap().ctime();
    kept(&cache, &folder).keep_at(Duration::from_secs(written.unsigned_abs() + 1), &plain);
    assert!(!cache.exists());
    kept(&cache, &folder).keep_at(later(), &plain);
    assert_eq!(kept(&cache, &folder).read().as_ref(), Some(&plain));
    assert_eq!(recall_path(&folder, Limits::default(), Some(&cache)).as_ref(), Ok(&plain));
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&cache), mode(&kept(&cache, &folder).path())), (0o700, 0o600));
}

#[test]
fn a_copy_of_something_else_is_none() {
    type Change = fn(&Path);
    let same_text: Change = |folder| {
        let text = fs::read(folder.join("plan.ron")).unwrap();
        fs::write(folder.join("plan.ron"), text).unwrap();
    };
    let changes: [(&str, Change); 5] = [
        ("written again", same_text),
        ("changed", |folder| {
            let file = folder.join("activities-2025.ron");
            let text = fs::read_to_string(&file).unwrap().replacen("Gör", "Gjör", 1);
            fs::write(file, text).unwrap();
        }),
        ("exchanged", |folder| {
            fs::copy(folder.join("plan.ron"), folder.join("new")).unwrap();
            fs::rename(folder.join("new"), folder.join("plan.ron")).unwrap();
        }),
        ("another year", |folder| fs::write(folder.join("activities-2026.ron"), "()").unwrap()),
        ("other rights", |folder| {
            fs::set_permissions(folder.join("plan.ron"), fs::Permissions::from_mode(0o644)).unwrap();
            fs::set_permissions(folder.join("plan.ron"), fs::Permissions::from_mode(0o600)).unwrap();
        }),
    ];
    for (name, change) in changes {
        let place = large();
        let (cache, folder) = (place.path().join("cache"), place.path().join("plan"));
        let plain = load_path(&folder, Limits::default()).unwrap();
        let before = kept(&cache, &folder);
        before.keep_at(later(), &plain);
        assert!(kept(&cache, &folder).read().is_some());
        let other = Limits { indicators: 3, ..Limits::default() };
        assert_eq!(Kept::of(&cache, &folder, other).unwrap().read(), None);
        change(&folder);
        assert_eq!(kept(&cache, &folder).read(), None, "{name}");
        let now = load_path(&folder, Limits::default()).unwrap();
        assert_eq!(recall_path(&folder, Limits::default(), Some(&cache)).as_ref(), Ok(&now), "{name}");
        // Nor is anything kept that was read while its files changed.
        fs::remove_file(before.path()).unwrap();
        before.keep_at(later(), &plain);
        assert!(!before.path().exists(), "{name}");
    }
}

#[test]
fn a_spoilt_copy_is_none() {
    let place = large();
    let (cache, folder) = (place.path().join("cache"), place.path().join("plan"));
    let plain = load_path(&folder, Limits::default()).unwrap();
    let kept = kept(&cache, &folder);
    kept.keep_at(later(), &plain);
    let (path, good) = (kept.path(), fs::read(kept.path()).unwrap());
    for at in (0..good.len()).step_by(good.len() / 40).chain([1, SUM, good.len() - 1]) {
        let mut bad = good.clone();
        bad[at] ^= 1;
        for bytes in [&bad[..], &good[..at]] {
            fs::write(&path, bytes).unwrap();
            assert!(kept.read().is_none(), "{at}");
        }
    }
    fs::write(&path, [&good[..], b"\0"].concat()).unwrap();
    assert!(kept.read().is_none());
    // A sum that is right, over something that is no plan.
    let head = postcard::to_allocvec(&kept.made).unwrap();
    let (texts, values) = good[SUM + head.len()..].split_at(300);
    let forged: [(usize, &[u8], &[u8]); 8] = [
        (0, b"", b""),
        (3, b"abc", &[0xff; 300]),
        (3, b"abc", values),
        (300, texts, values),
        (0, b"", values),
        (2, b"\xff\xff", values),
        (usize::MAX, b"abc", values),
        (3, b"abc", &good[SUM..]),
    ];
    for (length, texts, values) in forged {
        let head = postcard::to_allocvec(&(&kept.made, length)).unwrap();
        let sum = sum_of(&[&head, texts, values]);
        fs::write(&path, [&sum, &head[..], texts, values].concat()).unwrap();
        assert!(kept.read().is_none(), "{length}");
    }
    fs::write(&path, &good).unwrap();
    assert!(kept.read().is_some());
    // One that others may write, and one that is a link.
    fs::set_permissions(&path, fs::Permissions::from_mode(0o666)).unwrap();
    assert!(kept.read().is_none());
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    fs::rename(&path, place.path().join("elsewhere")).unwrap();
    std::os::unix::fs::symlink(place.path().join("elsewhere"), &path).unwrap();
    assert!(kept.read().is_none());
}

#[test]
fn where_nothing_can_be_kept_nobody_notices() {
    let place = large();
    let folder = place.path().join("plan");
    let plain = load_path(&folder, Limits::default()).unwrap();
    for cache in ["/dev/null/cache", "/proc/cache"].map(Path::new) {
        kept(cache, &folder).keep_at(later(), &plain);
        assert_eq!(recall_path(&folder, Limits::default(), Some(cache)).as_ref(), Ok(&plain));
    }
    let cache = place.path().join("cache");
    fs::create_dir(&cache).unwrap();
    fs::set_permissions(&cache, fs::Permissions::from_mode(0o777)).unwrap();
    kept(&cache, &folder).keep_at(later(), &plain);
    assert_eq!(fs::read_dir(&cache).unwrap().count(), 0);
}

#[test]
fn small_plans_are_not_kept_and_old_copies_go() {
    let place = large();
    let (cache, folder) = (place.path().join("cache"), place.path().join("plan"));
    let plain = load_path(&folder, Limits::default()).unwrap();
    fs::create_dir(&cache).unwrap();
    fs::set_permissions(&cache, fs::Permissions::from_mode(0o700)).unwrap();
    for at in 0..MOST + 3 {
        fs::write(cache.join(format!("{at}.{ENDING}")), "").unwrap();
    }
    fs::write(cache.join("other"), "").unwrap();
    kept(&cache, &folder).keep_at(later(), &plain);
    assert_eq!(fs::read_dir(&cache).unwrap().count(), MOST + 1);
    assert!(kept(&cache, &folder).read().is_some() && cache.join("other").exists());
    fs::write(folder.join("activities-2025.ron"), "()").unwrap();
    assert!(Kept::of(&cache, &folder, Limits::default()).is_none());
}

#[test]
fn every_field_comes_back() {
    let (plan, list) = testing::values();
    let bytes = postcard::to_allocvec(&(&plan, &list)).unwrap();
    assert_eq!(postcard::from_bytes::<(Plan, YearList)>(&bytes).as_ref(), Ok(&(plan.clone(), list.clone())));
    // The same with the texts apart, and not a word of them among the values.
    let (values, texts) = apart(0, || postcard::to_allocvec(&(&plan, &list)).unwrap());
    assert!(texts.contains("Gör \"så\"") && !String::from_utf8_lossy(&values).contains("Gör"));
    let read = parts_of(&texts.into(), || postcard::from_bytes::<(Plan, YearList)>(&values));
    assert_eq!(read, Ok((plan, list)));
}
