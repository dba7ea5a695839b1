//! The table, and the limits beside the figures.

use crate::rounds::Measured;
use crate::subject::Subject;

pub fn print(subject: &Subject, measured: Measured) {
    let Measured { floor, subject: ours, save } = measured;
    let save = median(&save);
    let own = if subject.saves { save } else { 0.0 };
    println!("\n{} beside the floor (120x36; milliseconds unless said)", subject.name);
    println!("{:<38}{:>9}{:>9}{:>9}{:>9}{:>8}  limit", "", "floor", "p95", "here", "p95", "ratio");
    let pair = |what: &str, floor: &[f64], here: &[f64], most: f64| {
        let ratio = median(here) / median(floor);
        row(what, Some(floor), here, &format!("{most:.1} times{}", mark(ratio <= most)));
    };
    let at_most = |what: &str, floor: &[f64], here: &[f64], most: f64| {
        row(what, Some(floor), here, &format!("{most:.0}{}", mark(median(here) <= most)));
    };
    pair("start to first full frame", &floor.first_frame, &ours.first_frame, 1.5);
    let undisturbed = percentile(&ours.first_frame, 10) / percentile(&floor.first_frame, 10);
    println!("{:<38}{undisturbed:>44.2}  (a busy machine moves the median)", "  at the 10th percentile");
    at_most("processor time to first frame", &floor.processor, &ours.processor, 5.0);
    for (what, floor, here) in
        [("key to frame, moving", &floor.moving, &ours.moving), ("key to frame, typing", &floor.typing, &ours.typing)]
    {
        pair(what, floor, here, 1.5);
        let ratio = percentile(here, 95) / percentile(floor, 95);
        println!("{:<38}{:>44.2}  1.6 times{}", "  at the 95th percentile", ratio, mark(ratio <= 1.6));
    }
    if subject.moves_show_a_page {
        // Other words each time: they are counted apart, for they are what was asked for.
        row("bytes per move, to another page", Some(&floor.bytes_moved), &ours.bytes_moved, "");
        at_most("  beyond the words on it", &floor.sequences_moved, &ours.sequences_moved, 600.0);
    } else {
        at_most("bytes per move", &floor.bytes_moved, &ours.bytes_moved, 600.0);
    }
    at_most("bytes per typed letter", &floor.bytes_typed, &ours.bytes_typed, 120.0);
    at_most("130 held keys, moving", &floor.held_moving, &ours.held_moving, 10.0);
    at_most("130 held keys, typing", &floor.held_typing, &ours.held_typing, 10.0);
    whole("bytes in 5 s at rest", floor.bytes_at_rest as u64, ours.bytes_at_rest as u64, 0);
    whole("wake-ups in 5 s at rest", floor.wake_ups_at_rest, ours.wake_ups_at_rest, 2);
    whole("resident memory, KiB", floor.resident, ours.resident, 8 * 1024);
    println!("{:<38}{:>27.2}", "one plain durable save", save);
    let beyond = |figures: &[f64]| figures.iter().map(|time| (time - own).max(0.0)).collect::<Vec<_>>();
    at_most("quit, beyond it", &floor.quit, &beyond(&ours.quit), 10.0);
    at_most("SIGTERM, beyond it", &floor.terminated, &beyond(&ours.terminated), 50.0);
    at_most("SIGHUP, beyond it", &floor.hung_up, &beyond(&ours.hung_up), 50.0);
    println!("exit codes by SIGTERM and SIGHUP: {:?} (floor: {:?})", ours.codes, floor.codes);
}

fn row(what: &str, floor: Option<&[f64]>, here: &[f64], limit: &str) {
    let floor = floor.unwrap_or_default();
    println!(
        "{what:<38}{:>9.2}{:>9.2}{:>9.2}{:>9.2}{:>8.2}  {limit}",
        median(floor),
        percentile(floor, 95),
        median(here),
        percentile(here, 95),
        median(here) / median(floor),
    );
}

fn whole(what: &str, floor: u64, here: u64, most: u64) {
    println!("{what:<38}{floor:>9}{:>9}{here:>9}{:>17}  {most}{}", "", "", mark(here <= most));
}

fn mark(fine: bool) -> &'static str {
    if fine { "" } else { "   <-- above" }
}

fn median(figures: &[f64]) -> f64 {
    percentile(figures, 50)
}

fn percentile(figures: &[f64], percent: usize) -> f64 {
    let mut sorted = figures.to_vec();
    sorted.sort_by(f64::total_cmp);
    let last = sorted.len().saturating_sub(1);
    sorted.get(last * percent / 100).copied().unwrap_or(f64::NAN)
}
