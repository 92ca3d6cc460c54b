//! How long an import takes: a page of the usual size, and a text of five megabytes.

use criterion::{Criterion, criterion_group, criterion_main};
use std::hint::black_box;

const PAGE: &str = include_str!("../../../tests/pages/kecheng-2017.txt");

/// The body of the page over and over, under one title.
fn five_megabytes() -> String {
    let body: Vec<&str> = PAGE.lines().skip(12).take(92).collect();
    let body = body.join("\n");
    format!(
        "某区2020年法治政府建设工作报告\n{}",
        format!("{body}\n").repeat(5_000_000 / body.len())
    )
}

fn imports(criterion: &mut Criterion) {
    let import = |text: &str| {
        gongbao_import::import(black_box(text.as_bytes()), None).map(|i| i.report.figures.len())
    };
    criterion.bench_function("a page of 14 KB", |bencher| bencher.iter(|| import(PAGE)));
    let large = five_megabytes();
    let mut group = criterion.benchmark_group("large");
    group.sample_size(10);
    group.bench_function("a text of 5 MB", |bencher| bencher.iter(|| import(&large)));
    group.finish();
}

criterion_group!(benches, imports);
criterion_main!(benches);
