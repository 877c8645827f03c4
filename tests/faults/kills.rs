//! The program is killed at any moment, again and again: what it had confirmed is there, once.

use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::kit::{Place, times};
use super::saved::{CONFIRMED, Diary, at, chance, conversation, folj, notes, typed};

/// Two who record at the same time, each about an item of their own.
const ITEMS: [&str; 2] = ["2.1.1.1a", "2.2.1.1a"];

/// After so many kills it is looked at what is there.
const LOOK: usize = 200;

/// What it had said when it was killed: so long after it began to say `what`, or after its start.
fn killed(mut child: Child, what: &str, after: Duration) -> (String, bool) {
    let mut lines = BufReader::new(child.stdout.take().unwrap());
    let mut said = String::new();
    while !said.contains(what) && lines.read_line(&mut said).unwrap() > 0 {}
    thread::sleep(after);
    child.kill().unwrap();
    lines.read_to_string(&mut said).unwrap();
    (said, child.wait().unwrap().code().is_none())
}

/// Kills `kills` times, half of them writers of many notes, half of them writers of one.
fn kill(kills: usize) {
    let place = Place::new();
    let mut diary = Diary::default();
    for item in ITEMS {
        assert_eq!(folj(&place, &["note", item, "--text", &format!("first-{item}")]).code, Some(0));
        diary.saved.push(format!("first-{item}"));
    }
    let began = Instant::now();
    diary.note(&place, &place.data(), "how-long", "");
    let one = began.elapsed();
    let (mut done, mut round, mut in_between) = (0, 0, 0);
    while done < kills {
        for (number, item) in ITEMS.into_iter().enumerate() {
            let names: Vec<String> = (0..300).map(|n| format!("many-{round}-{number}-{n}")).collect();
            let folder = place.path().join(format!("{number}"));
            std::fs::create_dir_all(&folder).unwrap();
            let script = conversation(item, names.iter().cloned());
            let mut many = at(&place);
            many.arg("--plain-ui").stdin(typed(&folder, &script)).stdout(Stdio::piped());
            let single = format!("one-{round}-{number}");
            let mut alone = at(&place);
            alone.args(["note", "2.3", "--text", &single]).stdout(Stdio::piped()).stderr(Stdio::null());
            let [many, alone] = [many, alone].map(|mut command| command.spawn().unwrap());
            // Somewhere between its first call and a little after its last one.
            let share = |n: usize, of: Duration| of.mul_f64((chance(n) % 1_000) as f64 / 1_000.0);
            let (said, was_killed) = killed(alone, "", share(round * 4 + number, one.mul_f64(1.5)));
            done += usize::from(was_killed);
            let confirmed = said.contains("sparad");
            if confirmed {
                diary.saved.push(single);
            } else {
                diary.refused.push(single);
            }
            let (said, was_killed) = killed(many, CONFIRMED, share(round * 4 + 2 + number, one));
            done += usize::from(was_killed);
            let confirmed = said.matches(CONFIRMED).count();
            in_between += usize::from(was_killed && confirmed > 0);
            let mut names = names.into_iter();
            diary.saved.extend(names.by_ref().take(confirmed));
            // One more may have come as far as the disk before it could be confirmed.
            diary.refused.extend(names.next());
        }
        round += 1;
        if done % LOOK < 4 {
            diary.holds(&place.data());
        }
    }
    diary.holds(&place.data());
    let there = notes(&place.data()).len();
    println!(
        "{done} killed, {} confirmed, {there} there, {in_between} killed between two",
        diary.saved.len()
    );
    assert!(in_between * 4 >= kills, "{in_between}: the kills come too early or too late");
    assert!(diary.note(&place, &place.data(), "afterwards", ""), "it is as good as ever");
    diary.holds(&place.data());
}

#[test]
fn killed_at_some_moments() {
    kill(24);
}

#[test]
#[ignore = "a minute and more; FOLJ_KILLS says how often"]
fn killed_at_any_moment() {
    kill(times("FOLJ_KILLS", 1_000));
}
