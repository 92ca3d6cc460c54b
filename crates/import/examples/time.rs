use std::time::Instant;
fn main() {
    let page = std::fs::read("tests/pages/kecheng-2017.txt").unwrap();
    let t = Instant::now();
    for _ in 0..20 {
        gongbao_import::import(&page, None).unwrap();
    }
    println!("seed {:?}", t.elapsed() / 20);
    let text = String::from_utf8(page).unwrap();
    let body: String = text
        .lines()
        .skip(12)
        .take(92)
        .collect::<Vec<_>>()
        .join("\n");
    let big = format!(
        "某区2020年法治政府建设工作报告\n{}",
        format!("{body}\n").repeat(5_000_000 / body.len())
    );
    let t = Instant::now();
    let r = gongbao_import::import(big.as_bytes(), None).unwrap();
    println!(
        "{} MB {:?} {} figures",
        big.len() / 1_000_000,
        t.elapsed(),
        r.report.figures.len()
    );
}
