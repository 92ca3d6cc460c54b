//! `gongbao-fuzz [DOOR] [COUNT] [START]`: many inputs through one door or all; says how many were tried
//! and keeps the input that broke a promise.

use gongbao_fuzz::{Broken, Door, run};
use std::process::ExitCode;
use std::time::Instant;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let number = |n: usize, default| {
        arguments
            .get(n)
            .map_or(Some(default), |text| text.parse::<u64>().ok())
    };
    let doors = match arguments.first().map(String::as_str) {
        None | Some("all") => Some(Door::ALL.to_vec()),
        Some(name) => Door::named(name).map(|door| vec![door]),
    };
    let (Some(doors), Some(count), Some(start)) = (doors, number(1, 1_000_000), number(2, 1))
    else {
        let names = Door::ALL.map(Door::name).join(", ");
        eprintln!(
            "usage: gongbao-fuzz [DOOR] [COUNT] [START], where DOOR is all or one of {names}"
        );
        return ExitCode::FAILURE;
    };
    // The message is told below, with the input.
    std::panic::set_hook(Box::new(|_| ()));
    for door in doors {
        let begin = Instant::now();
        let outcome = run(door, count, start);
        let (name, seconds) = (door.name(), begin.elapsed().as_secs());
        println!(
            "{name}: {} inputs in {seconds} s from {} seeds, start {start}",
            outcome.tried,
            door.seeds().len()
        );
        if let Some(Broken { input, message }) = outcome.broken {
            let path = std::env::temp_dir().join(format!("gongbao-fuzz-{name}"));
            let kept = std::fs::write(&path, &input).is_ok();
            println!(
                "{name}: BROKEN: {message}\n{}",
                String::from_utf8_lossy(&input)
            );
            if kept {
                println!("the input is in {}", path.display());
            }
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}
