//! A catalogue of prescribed forms: those with a false number are listed, and no others; a district's form is
//! held against the forms of its bodies.

use assert_cmd::Command;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;
use tempfile::TempDir;

/// Rows of the form, and what a sound one has of natural persons and of businesses.
const ROWS: [(&str, [u32; 2]); 25] = [
    ("一、本年新收政府信息公开申请数量", [40, 4]),
    ("二、上年结转政府信息公开申请数量", [2, 1]),
    ("（一）予以公开", [20, 3]),
    ("（二）部分公开", [3, 0]),
    ("1.属于国家秘密", [0, 0]),
    ("2.其他法律行政法规禁止公开", [0, 0]),
    ("3.危及“三安全一稳定”", [1, 0]),
    ("4.保护第三方合法权益", [2, 1]),
    ("5.属于三类内部事务信息", [0, 0]),
    ("6.属于四类过程性信息", [1, 0]),
    ("7.属于行政执法案卷", [0, 0]),
    ("8.属于行政查询事项", [0, 0]),
    ("1.本机关不掌握相关政府信息", [9, 0]),
    ("2.没有现成信息需要另行制作", [1, 0]),
    ("3.补正后申请内容仍不明确", [0, 0]),
    ("1.信访举报投诉类申请", [2, 0]),
    ("2.重复申请", [0, 0]),
    ("3.要求提供公开出版物", [0, 0]),
    ("4.无正当理由大量反复申请", [0, 0]),
    ("5.要求行政机关确认或重新出具已获取信息", [0, 0]),
    (
        "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
        [0, 0],
    ),
    (
        "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
        [0, 0],
    ),
    ("3.其他", [1, 1]),
    ("（七）总计", [40, 5]),
    ("四、结转下年度继续办理", [2, 0]),
];
const COLUMNS: &str = "自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计";

/// The form of a body, every number so many times as large, and these rows' totals too large by one.
fn form(body: &str, times: u32, too_large: &[usize]) -> String {
    let mut out = format!(
        "{body}2023年政府信息公开工作年度报告\n一、收到和处理政府信息公开申请情况\n\t{COLUMNS}\n"
    );
    for (n, (label, numbers)) in ROWS.iter().enumerate() {
        let [persons, firms] = numbers.map(|number| number * times);
        let total = persons + firms + u32::from(too_large.contains(&n));
        writeln!(out, "{label}\t{persons}\t{firms}\t0\t0\t0\t0\t{total}").unwrap();
    }
    out + &format!("二、存在的问题\n公开还不够及时。\n{body}\n2024年1月20日\n")
}

fn run(command: &str, from: &Path, to: &Path) -> Output {
    let mut run = Command::new(env!("CARGO_BIN_EXE_gongbao"));
    run.arg(command).arg(from).arg("-o").arg(to);
    run.output().unwrap()
}

/// The reports that are read from the texts of these bodies, in a folder.
fn imported(texts: &BTreeMap<String, String>) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let (pages, reports) = (folder.path().join("pages"), folder.path().join("reports"));
    fs::create_dir(&pages).unwrap();
    for (body, text) in texts {
        fs::write(pages.join(format!("{body}.txt")), text).unwrap();
    }
    run("import", &pages, &reports);
    (folder, reports)
}

/// The page of contradictions of a catalogue of reports.
fn contradictions(reports: &Path) -> String {
    let catalog = reports.with_extension("catalog");
    let done = run("catalog", reports, &catalog);
    let page = fs::read_to_string(catalog.join("contradictions.html"));
    page.unwrap_or_else(|_| panic!("{done:?}"))
}

/// What stands between two marks, each time.
fn all_between<'a>(page: &'a str, open: &str, close: &str) -> Vec<&'a str> {
    let parts = page.split(open).skip(1);
    parts.filter_map(|part| part.split(close).next()).collect()
}

#[test]
fn of_a_hundred_forms_of_one_year_the_ten_false_ones_are_listed_and_no_other() {
    let characters: Vec<char> = "澜栖鹭浔溪屿枫梧榆柏".chars().collect();
    let name = |n: usize| format!("{}{}县", characters[n / 10], characters[9 - n % 10]);
    // One false total each: of what was received, of an outcome, of a reason, of all outcomes.
    let false_row = |n: usize| (n % 10 == 7).then_some([0, 2, 7, 12, 23, 3, 6, 9, 15, 22][n / 10]);
    let texts = (0..100).filter_map(|n| Some((n, false_row(n)?)));
    let mut texts: BTreeMap<String, String> = texts
        .map(|(n, row)| (name(n), form(&name(n), 3, &[row])))
        .collect();
    texts.insert(name(0), form(&name(0), 3, &[]));
    let (_folder, reports) = imported(&texts);
    // The other sound ones differ in their names only.
    let sound = fs::read_to_string(reports.join(format!("{}.json", name(0)))).unwrap();
    for n in (1..100).filter(|n| false_row(*n).is_none()) {
        let report = sound.replace(&name(0), &name(n));
        fs::write(reports.join(format!("{}.json", name(n))), report).unwrap();
    }
    assert_eq!(fs::read_dir(&reports).unwrap().count(), 100);
    let page = contradictions(&reports);
    let mut expected: Vec<String> = (0..100)
        .filter(|n| false_row(*n).is_some())
        .map(|n| format!("{} 2023年", name(n)))
        .collect();
    expected.sort();
    assert_eq!(all_between(&page, "<h2>", "</h2>"), expected);
    // A false total breaks the sum of its row and one of its column: the balance or the outcomes.
    let lines = all_between(&page, "<li>", "</li>");
    assert!(lines.len() >= 20, "{lines:#?}");
    assert!(
        lines
            .iter()
            .all(|line| line.contains("#figure/disclosure.applications."))
    );
    assert!(page.contains("10 份报告中有"));
}

#[test]
fn a_district_counts_no_less_than_its_bodies_together() {
    // How many times as large its numbers are, where those of its bodies are 1, 2 and 1 times as large.
    let counties = [("长汐县", 4), ("青溪县", 5), ("枫桥县", 1), ("梧溪县", 4)];
    let mut texts = BTreeMap::new();
    for (county, times) in counties {
        texts.insert(county.to_owned(), form(county, times, &[]));
        for (body, times) in [("教育局", 1), ("民政局", 2), ("青石镇", 1)] {
            let body = format!("{county}{body}");
            let wrong: &[usize] = if body == "梧溪县教育局" {
                &[2]
            } else {
                &[]
            };
            texts.insert(body.clone(), form(&body, times, wrong));
        }
    }
    let (_folder, reports) = imported(&texts);
    let page = contradictions(&reports);
    let said = |county: &str| {
        let all = page.split("<h3>").find(|part| part.starts_with(county));
        all.unwrap_or_default().to_owned()
    };
    // All are there, and what they did is what the county says.
    let whole = said("长汐县");
    assert!(whole.contains("3 个单位："), "{whole}");
    assert!(
        whole.contains("项相符，0 项不符，0 项因单位不全无法核对"),
        "{whole}"
    );
    // It says more: others may have done it.
    let more = said("青溪县");
    assert!(more.contains("：0 项相符，0 项不符，"), "{more}");
    // It says less of everything: its form is not their sum.
    let own = said("枫桥县");
    assert!(
        own.contains("统计范围不同，无法核对") && !own.contains("<li>"),
        "{own}"
    );
    // One number of one body is more than its county leaves room for.
    let one = said("梧溪县");
    assert_eq!(
        all_between(&one, "granted\">", "</a></li>"),
        ["本年度办理结果 予以公开：汇总报告为92，少于所属单位之和93"]
    );
    assert!(one.contains("，1 项不符，0 项因"), "{one}");
}
