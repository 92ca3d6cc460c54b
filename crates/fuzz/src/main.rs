//! `gongbao-fuzz [TARGET] [COUNT] [START]`: many inputs for one target or all; says how many were tried
//! and keeps the input that broke a promise.

use gongbao_fuzz::{Broken, Target, run};
use std::process::ExitCode;
use std::time::Instant;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let number = |n: usize, default| {
        arguments
            .get(n)
            .map_or(Some(default), |text| text.parse::<u64>().ok())
    };
    let targets = match arguments.first().map(String::as_str) {
        None | Some("all") => Some(Target::ALL.to_vec()),
        Some(name) => Target::named(name).map(|target| vec![target]),
    };
    let (Some(targets), Some(count), Some(start)) = (targets, number(1, 1_000_000), number(2, 1))
    else {
        let names = Target::ALL.map(Target::name).join(", ");
        eprintln!(
            "usage: gongbao-fuzz [TARGET] [COUNT] [START], where TARGET is all or one of {names}"
        );
        return ExitCode::FAILURE;
    };
    // The message is told below, with the input.
    std::panic::set_hook(Box::new(|_| ()));
    for target in targets {
        let begin = Instant::now();
        let outcome = run(target, count, start);
        let (name, seconds) = (target.name(), begin.elapsed().as_secs());
        println!(
            "{name}: {} inputs in {seconds} s from {} seeds, start {start}",
            outcome.tried,
            target.seeds().len()
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
