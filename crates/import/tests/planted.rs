//! A hundred forms of invented numbers in ten dresses, half of them with one false number: each is found
//! with its cell, and nothing else contradicts.

use gongbao_import::import;
use gongbao_report::Verified;
use gongbao_report::check::{Finding, Rule, Verdict, check};
use std::collections::BTreeMap;
use std::fmt::Write;

/// Key and label.
#[rustfmt::skip]
const ROWS: [(&str, &str); 25] = [
    ("received", "一、本年新收政府信息公开申请数量"),
    ("carried-over", "二、上年结转政府信息公开申请数量"),
    ("granted", "（一）予以公开"),
    ("partly", "（二）部分公开"),
    ("refused.state-secret", "1.属于国家秘密"),
    ("refused.by-law", "2.其他法律行政法规禁止公开"),
    ("refused.security", "3.危及“三安全一稳定”"),
    ("refused.third-party", "4.保护第三方合法权益"),
    ("refused.internal", "5.属于三类内部事务信息"),
    ("refused.in-process", "6.属于四类过程性信息"),
    ("refused.enforcement-files", "7.属于行政执法案卷"),
    ("refused.inquiries", "8.属于行政查询事项"),
    ("unable.not-held", "1.本机关不掌握相关政府信息"),
    ("unable.not-made", "2.没有现成信息需要另行制作"),
    ("unable.unclear", "3.补正后申请内容仍不明确"),
    ("not-processed.petitions", "1.信访举报投诉类申请"),
    ("not-processed.repeated", "2.重复申请"),
    ("not-processed.publications", "3.要求提供公开出版物"),
    ("not-processed.excessive", "4.无正当理由大量反复申请"),
    ("not-processed.confirmation", "5.要求行政机关确认或重新出具已获取信息"),
    ("others.not-completed", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"),
    ("others.unpaid", "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"),
    ("others.other", "3.其他"),
    ("answered", "（七）总计"),
    ("carried-forward", "四、结转下年度继续办理"),
];
const OUTCOMES: std::ops::Range<usize> = 2..23;
const ANSWERED: usize = 23;
const TOTAL: usize = 6;
const COLUMNS: [(&str, &str); 7] = [
    (".natural-persons", "自然人"),
    (".businesses", "商业企业"),
    (".research", "科研机构"),
    (".public-interest", "社会公益组织"),
    (".legal-services", "法律服务机构"),
    (".others", "其他"),
    ("", "总计"),
];
/// The sum of each row; of each column what became of the applications, and 一 + 二 = 三 + 四; the disputes.
const EQUATIONS: usize = ROWS.len() + 2 * COLUMNS.len() + GROUPS.len();
const GROUPS: [&str; 3] = ["reconsideration", "litigation.direct", "litigation.after"];
const RESULTS: [(&str, &str); 5] = [
    ("upheld", "结果维持"),
    ("corrected", "结果纠正"),
    ("other", "其他结果"),
    ("pending", "尚未审结"),
    ("total", "总计"),
];

/// How a form is printed.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Dress {
    Page,
    PageOfHeaders,
    PageWithRemarks,
    PageOnThree,
    TotalFirst,
    Units,
    Framed,
    Boxes,
    Dashes,
    CellALine,
}
const DRESSES: [Dress; 10] = [
    Dress::Page,
    Dress::PageOfHeaders,
    Dress::PageWithRemarks,
    Dress::PageOnThree,
    Dress::TotalFirst,
    Dress::Units,
    Dress::Framed,
    Dress::Boxes,
    Dress::Dashes,
    Dress::CellALine,
];

struct Form {
    rows: [[i32; 7]; 25],
    disputes: [[i32; 5]; 3],
}

/// A number below `below`; the same ones in every run.
struct Dice(u32);

impl Dice {
    fn throw(&mut self, below: u32) -> i32 {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        i32::try_from((self.0 >> 12) % below).unwrap()
    }
}

impl Form {
    /// A form that adds up.
    fn sound(dice: &mut Dice) -> Self {
        let mut rows = [[0; 7]; 25];
        for numbers in &mut rows[OUTCOMES] {
            for (column, number) in numbers[..TOTAL].iter_mut().enumerate() {
                let (one_of, below) = if column == 0 { (2, 1900) } else { (4, 30) };
                if dice.throw(one_of) == 0 {
                    *number = dice.throw(below);
                }
            }
        }
        (0..TOTAL).for_each(|column| {
            let answered = rows[OUTCOMES].iter().map(|row| row[column]).sum::<i32>();
            rows[ANSWERED][column] = answered;
            rows[24][column] = dice.throw(3);
            rows[1][column] = dice.throw(3).min(answered);
            rows[0][column] = answered + rows[24][column] - rows[1][column];
        });
        for row in &mut rows {
            row[TOTAL] = row[..TOTAL].iter().sum();
        }
        let mut disputes = [[0; 5]; 3];
        for group in &mut disputes {
            (0..4).for_each(|n| group[n] = dice.throw(3));
            group[1] += 1;
            group[4] = group[..4].iter().sum();
        }
        Self { rows, disputes }
    }

    /// Makes one number false. Returns its id and how many equations it breaks.
    fn falsify(&mut self, kind: usize, dice: &mut Dice) -> (String, usize) {
        let applications = |n: usize, column: usize| {
            format!("disclosure.applications.{}{}", ROWS[n].0, COLUMNS[column].0)
        };
        let outcome = OUTCOMES.start + dice.throw(21) as usize;
        match kind {
            // A total of a row: its own sum, and that of all outcomes.
            0 => {
                self.rows[outcome][TOTAL] += 1 + dice.throw(9);
                (applications(outcome, TOTAL), 2)
            }
            // A cell: the sums of its row and of its column.
            1 => {
                let column = dice.throw(6) as usize;
                self.rows[outcome][column] += 1 + dice.throw(9);
                (applications(outcome, column), 2)
            }
            // What was received in all: the sum of the row, and what became of it.
            2 => {
                self.rows[0][TOTAL] += 10;
                (applications(0, TOTAL), 2)
            }
            // A total of disputes.
            _ => {
                let group = dice.throw(3) as usize;
                self.disputes[group][0] += 2;
                (format!("disclosure.{}.total", GROUPS[group]), 1)
            }
        }
    }

    /// The figures that it states in this dress.
    fn figures(&self, dress: Dress) -> BTreeMap<String, f64> {
        let mut all = BTreeMap::new();
        for (row, numbers) in ROWS.iter().zip(self.rows) {
            for (column, number) in COLUMNS.iter().zip(numbers) {
                all.insert(
                    format!("disclosure.applications.{}{}", row.0, column.0),
                    number,
                );
            }
        }
        for (group, numbers) in GROUPS.iter().zip(self.disputes) {
            for (result, number) in RESULTS.iter().zip(numbers) {
                all.insert(format!("disclosure.{group}.{}", result.0), number);
            }
        }
        let printed = all
            .into_iter()
            .filter(|(_, number)| dress != Dress::Dashes || *number != 0);
        printed
            .map(|(id, number)| (id, f64::from(number)))
            .collect()
    }

    fn printed(&self, dress: Dress) -> String {
        let number = |number: &i32| match (dress, number) {
            (Dress::Dashes, 0) => "—".to_owned(),
            (Dress::Units, _) => format!("{number} 件"),
            (Dress::Framed, 1000..) => format!("{},{:03}", number / 1000, number % 1000),
            _ => number.to_string(),
        };
        let mut rows: Vec<Vec<String>> = Vec::new();
        for ((_, label), numbers) in ROWS.iter().zip(self.rows) {
            let mut cells: Vec<String> = numbers.iter().map(number).collect();
            if dress == Dress::TotalFirst {
                cells.rotate_right(1);
            }
            cells.insert(0, (*label).to_owned());
            rows.push(cells);
        }
        let disputes: Vec<String> = self.disputes.iter().flatten().map(number).collect();
        if [
            Dress::Page,
            Dress::PageOfHeaders,
            Dress::PageWithRemarks,
            Dress::PageOnThree,
            Dress::TotalFirst,
            Dress::Units,
        ]
        .contains(&dress)
        {
            page(dress, &rows, &disputes)
        } else {
            text(dress, &rows, &disputes)
        }
    }
}

const TITLE: &str = "云溪县2023年政府信息公开工作年度报告";
const HEADINGS: [&str; 2] = [
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
];

fn page(dress: Dress, rows: &[Vec<String>], disputes: &[String]) -> String {
    let cell = if dress == Dress::PageOfHeaders {
        "th"
    } else {
        "td"
    };
    let row = |cells: &[String]| {
        let cells = cells
            .iter()
            .map(|text| format!("<{cell}><p>{text}</p></{cell}>"));
        format!("<tr>{}</tr>", cells.collect::<String>())
    };
    let mut head: Vec<String> = COLUMNS[..TOTAL]
        .iter()
        .map(|column| column.1.chars().map(|c| format!("{c}<br>")).collect())
        .collect();
    head.insert(
        if dress == Dress::TotalFirst { 0 } else { TOTAL },
        "总 计".to_owned(),
    );
    head.insert(
        0,
        "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）".to_owned(),
    );
    let mut table = String::new();
    let with_remark = |cells: &[String], remark: &str| {
        let mut cells = cells.to_vec();
        if dress == Dress::PageWithRemarks {
            cells.push(remark.to_owned());
        }
        cells
    };
    write!(table, "<table>{}", row(&with_remark(&head, "备注"))).unwrap();
    for (n, cells) in rows.iter().enumerate() {
        if dress == Dress::PageOnThree && [8, 17].contains(&n) {
            write!(table, "</table><p>- {n} -</p><table>{}", row(&head)).unwrap();
        }
        table.push_str(&row(&with_remark(
            cells,
            if n % 5 == 3 { "含网上申请" } else { "" },
        )));
    }
    table.push_str("</table>");
    let results: Vec<String> = RESULTS.iter().map(|result| result.1.to_owned()).collect();
    let second = format!(
        "<table><tr><td colspan=5>行政复议</td><td colspan=10>行政诉讼</td></tr><tr>{}<td colspan=5>未经复议直接起诉</td>\
         <td colspan=5>复议后起诉</td></tr>{}{}</table>",
        results
            .iter()
            .map(|text| format!("<td rowspan=2>{text}</td>"))
            .collect::<String>(),
        row(&[results.clone(), results.clone()].concat()),
        row(disputes)
    );
    format!(
        "<html><body><h1>{TITLE}</h1><p>{}</p>{table}<p>{}</p>{second}</body></html>",
        HEADINGS[0], HEADINGS[1]
    )
}

fn text(dress: Dress, rows: &[Vec<String>], disputes: &[String]) -> String {
    let line = |cells: &[String]| match dress {
        Dress::Framed => format!("| {} |\n", cells.join(" | ")),
        Dress::Boxes => format!("│{}│\n", cells.join("│")),
        Dress::Dashes => format!("{}\n", cells.join("\t")),
        _ => format!("{}\n", cells.join("\n")),
    };
    let words = |words: &[&str]| {
        words
            .iter()
            .map(|word| (*word).to_owned())
            .collect::<Vec<_>>()
    };
    let applicants: Vec<&str> = COLUMNS.iter().map(|column| column.1).collect();
    let results: Vec<&str> = RESULTS.iter().map(|result| result.1).collect();
    let mut out = format!("{TITLE}\n{}\n", HEADINGS[0]);
    out.push_str(&line(&words(&["申请人情况"])));
    out.push_str(&line(&words(&["自然人", "法人或其他组织", "总计"])));
    out.push_str(&line(&words(&applicants[1..TOTAL])));
    rows.iter().for_each(|cells| out.push_str(&line(cells)));
    writeln!(out, "{}", HEADINGS[1]).unwrap();
    out.push_str(&line(&words(&["行政复议", "行政诉讼"])));
    out.push_str(&line(&words(
        &[&results[..], &["未经复议直接起诉", "复议后起诉"]].concat(),
    )));
    out.push_str(&line(&words(&[&results[..], &results].concat())));
    out.push_str(&line(disputes));
    out.push_str("五、存在的主要问题及改进情况\n公开的深度还不够。\n");
    out
}

#[test]
fn of_a_hundred_forms_every_cell_is_read_and_every_false_number_found() {
    let mut dice = Dice(19);
    for n in 0..100 {
        let dress = DRESSES[n % 10];
        let mut form = Form::sound(&mut dice);
        // Where zeros are no numbers, only what is too much for its total can be told.
        let kind = if dress == Dress::Dashes { 3 } else { n / 20 };
        let fault = (n / 10 % 2 == 1).then(|| form.falsify(kind, &mut dice));
        let report = import(form.printed(dress).as_bytes(), None).unwrap().report;
        let read: BTreeMap<String, f64> = report
            .figures
            .iter()
            .map(|figure| (figure.id.clone(), figure.value))
            .collect();
        assert_eq!(read, form.figures(dress), "form {n}, {dress:?}");
        let findings = check(&Verified::of(report));
        let found: Vec<&Vec<String>> = findings
            .iter()
            .filter(|finding| finding.verdict == Verdict::Contradicts)
            .map(|finding| &finding.figures)
            .collect();
        let (id, equations) = fault.unwrap_or_default();
        assert_eq!(found.len(), equations, "form {n}, {dress:?}: {found:?}");
        // All others are said to hold; where zeros are no numbers some cannot be told.
        let of_form =
            |finding: &&Finding| [Rule::PartsAddUp, Rule::Balance].contains(&finding.rule);
        let holding = findings.iter().filter(of_form);
        let holding = holding.filter(|finding| finding.verdict == Verdict::Holds);
        if dress != Dress::Dashes {
            assert_eq!(
                holding.count(),
                EQUATIONS - equations,
                "form {n}, {dress:?}"
            );
        }
        assert!(
            found.iter().all(|cells| cells.contains(&id)),
            "form {n}, {dress:?}: {id}"
        );
    }
}
