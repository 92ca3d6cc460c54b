//! What happens before a report is shown: its JSON is read, and every figure held against its sentence.

use criterion::{Criterion, criterion_group, criterion_main};
use gongbao_report::{Report, Verified};
use serde_json::{Value, json};
use std::hint::black_box;

const KECHENG: &str = include_str!("../../../assets/reports/kecheng-2017.json");

/// A ministry's: 200 sections of 50 paragraphs, and 5,000 figures.
fn large() -> String {
    let sentence = "本年度共办理行政复议案件16件,全区依法行政培训15,290人次,约1.5万人次参加法治宣传,种植60余万株;";
    let paragraph = |section: usize, n: usize| json!({ "id": format!("s{section}.{n}"), "text": format!("第{section}节第{n}段。{sentence}") });
    let section = |section: usize| {
        let paragraphs: Vec<Value> = (0..50).map(|n| paragraph(section, n)).collect();
        json!({ "id": format!("s{section}"), "title": format!("第{section}个方面的工作"), "paragraphs": paragraphs })
    };
    let figure = |n: usize| {
        let source = json!({
            "paragraph": format!("s{}.{}", n / 25, n % 50), "quote": "办理行政复议案件16件", "printed": "16件",
            "subject": "案件",
        });
        json!({ "id": format!("f{n}"), "label": { "zh": "行政复议案件" }, "value": 16, "unit": "件", "source": source })
    };
    json!({
        "format": 1, "id": "large", "title": "很长的报告", "year": 2017, "issuer": "某部",
        "sections": (0..200).map(section).collect::<Vec<_>>(), "figures": (0..5000).map(figure).collect::<Vec<_>>(),
    })
    .to_string()
}

fn reading(c: &mut Criterion) {
    let large = large();
    for (name, json) in [
        ("Kecheng 2017", KECHENG),
        ("200 sections, 5,000 figures", &large),
    ] {
        let mut group = c.benchmark_group(format!("{name}, {} bytes", json.len()));
        let read = || Report::from_json(json).expect("a report");
        assert_eq!(Verified::of(read()).mismatches().count(), 0);
        group.bench_function("load", |b| b.iter(|| black_box(read())));
        group.bench_function("verify", |b| {
            b.iter_batched(
                read,
                |report| black_box(Verified::of(report)),
                criterion::BatchSize::LargeInput,
            );
        });
    }
}

criterion_group!(benches, reading);
criterion_main!(benches);
