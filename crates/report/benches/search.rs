//! Searching 5 MB of text: making the index, and answering.

use criterion::{Criterion, criterion_group, criterion_main};
use gongbao_report::search::{Folding, Index, Query};
use std::hint::black_box;

/// Ten thousand paragraphs of half a kilobyte.
fn paragraphs() -> Vec<String> {
    let sentence = "本年度共办理行政复议案件16件,全区依法行政培训15,290人次,约1.5万人次参加法治宣传,种植60余万株;";
    let paragraph = sentence.repeat(4);
    (0..10_000)
        .map(|n| format!("第{n}段。{paragraph}"))
        .collect()
}

fn search(c: &mut Criterion) {
    let (paragraphs, folding) = (paragraphs(), Folding::default());
    let index_of = || {
        let mut index = Index::default();
        for paragraph in &paragraphs {
            index.add(paragraph, &folding);
        }
        index
    };
    let mut group = c.benchmark_group("5 MB");
    group.sample_size(10);
    group.bench_function("index", |b| b.iter(|| black_box(index_of())));
    let index = index_of();
    println!("the index takes {} bytes", index.size());
    for words in ["行政复议", "第9999段", "行政复议 法治宣传", "15290", "60万"] {
        let query = Query::of(words, &folding);
        let find = |n| black_box(index.find(&query, n));
        let all = 0..index.blocks(true);
        group.bench_function(words, |b| {
            b.iter(|| all.clone().for_each(|n| drop(find(n))))
        });
        group.bench_function(format!("{words}, first block"), |b| b.iter(|| find(0)));
    }
}

criterion_group!(benches, search);
criterion_main!(benches);
