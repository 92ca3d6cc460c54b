//! An invented form of applications, as pages print it, and what it states.

use std::collections::BTreeMap;
use std::fmt::Write;

/// Group, label and the numbers of natural persons, five kinds of bodies, and their total.
pub type Row = (&'static str, &'static str, [u32; 7]);

pub const HEAD: &str = "云溪县2022年政府信息公开工作年度报告";

#[rustfmt::skip]
pub const ROWS: [Row; 25] = [
    ("", "一、本年新收政府信息公开申请数量", [41, 7, 0, 1, 2, 0, 51]),
    ("", "二、上年结转政府信息公开申请数量", [3, 0, 0, 0, 0, 0, 3]),
    ("", "（一）予以公开", [16, 3, 0, 0, 1, 0, 20]),
    ("", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", [4, 0, 0, 1, 0, 0, 5]),
    ("（三）不予公开", "1.属于国家秘密", [1, 0, 0, 0, 0, 0, 1]),
    ("", "2.其他法律行政法规禁止公开", [0, 0, 0, 0, 0, 0, 0]),
    ("", "3.危及“三安全一稳定”", [0, 1, 0, 0, 0, 0, 1]),
    ("", "4.保护第三方合法权益", [2, 0, 0, 0, 0, 0, 2]),
    ("", "5.属于三类内部事务信息", [0, 0, 0, 0, 0, 0, 0]),
    ("", "6.属于四类过程性信息", [1, 0, 0, 0, 0, 0, 1]),
    ("", "7.属于行政执法案卷", [0, 0, 0, 0, 1, 0, 1]),
    ("", "8.属于行政查询事项", [0, 0, 0, 0, 0, 0, 0]),
    ("（四）无法提供", "1.本机关不掌握相关政府信息", [9, 2, 0, 0, 0, 0, 11]),
    ("", "2.没有现成信息需要另行制作", [2, 0, 0, 0, 0, 0, 2]),
    ("", "3.补正后申请内容仍不明确", [1, 0, 0, 0, 0, 0, 1]),
    ("（五）不予处理", "1.信访举报投诉类申请", [2, 0, 0, 0, 0, 0, 2]),
    ("", "2.重复申请", [1, 0, 0, 0, 0, 0, 1]),
    ("", "3.要求提供公开出版物", [0, 0, 0, 0, 0, 0, 0]),
    ("", "4.无正当理由大量反复申请", [0, 0, 0, 0, 0, 0, 0]),
    ("", "5.要求行政机关确认或重新出具已获取信息", [0, 0, 0, 0, 0, 0, 0]),
    ("（六）其他处理", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", [1, 0, 0, 0, 0, 0, 1]),
    ("", "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", [0, 0, 0, 0, 0, 0, 0]),
    ("", "3.其他", [2, 0, 0, 0, 0, 0, 2]),
    ("", "（七）总计", [42, 6, 0, 1, 2, 0, 51]),
    ("", "四、结转下年度继续办理", [2, 1, 0, 0, 0, 0, 3]),
];

pub const COLUMNS: [&str; 7] = [
    "自然人",
    "商业企业",
    "科研机构",
    "社会公益组织",
    "法律服务机构",
    "其他",
    "总计",
];

/// Ids and values of the rows above; blank zeros are not there.
pub fn expected(blank_zeros: bool) -> BTreeMap<String, (f64, String)> {
    #[rustfmt::skip]
    const KEYS: [&str; 25] = [
        "received", "carried-over", "granted", "partly", "refused.state-secret", "refused.by-law",
        "refused.security", "refused.third-party", "refused.internal", "refused.in-process",
        "refused.enforcement-files", "refused.inquiries", "unable.not-held", "unable.not-made",
        "unable.unclear", "not-processed.petitions", "not-processed.repeated",
        "not-processed.publications", "not-processed.excessive", "not-processed.confirmation",
        "others.not-completed", "others.unpaid", "others.other", "answered", "carried-forward",
    ];
    const APPLICANTS: [&str; 7] = [
        ".natural-persons",
        ".businesses",
        ".research",
        ".public-interest",
        ".legal-services",
        ".others",
        "",
    ];
    let mut all = BTreeMap::new();
    for (key, (_, _, numbers)) in KEYS.iter().zip(ROWS) {
        for (applicant, number) in APPLICANTS.iter().zip(numbers) {
            if number > 0 || !blank_zeros {
                let id = format!("disclosure.applications.{key}{applicant}");
                all.insert(id, (f64::from(number), "件".to_owned()));
            }
        }
    }
    all
}

/// The rows as a page prints them, spans and all, but for zeros if they are left blank.
pub fn html(blank_zeros: bool) -> String {
    let mut rows = String::new();
    for (n, (group, label, numbers)) in ROWS.iter().enumerate() {
        let mut row = String::new();
        if n == 2 {
            row.push_str("<td rowspan=22>三、本年度办理结果</td>");
        }
        match (n, group.is_empty()) {
            (0 | 1 | 24, _) => write!(row, "<td colspan=3>{label}</td>").unwrap(),
            (2 | 3 | 23, _) => write!(row, "<td colspan=2>{label}</td>").unwrap(),
            (_, true) => write!(row, "<td>{label}</td>").unwrap(),
            (_, false) => {
                let below = ROWS[n + 1..23]
                    .iter()
                    .take_while(|row| row.0.is_empty())
                    .count();
                write!(
                    row,
                    "<td rowspan={}>{group}</td><td>{label}</td>",
                    below + 1
                )
                .unwrap();
            }
        }
        for number in numbers {
            let printed = if *number == 0 && blank_zeros {
                "&nbsp;".to_owned()
            } else {
                number.to_string()
            };
            write!(row, "<td><p>{printed}</p></td>").unwrap();
        }
        write!(rows, "<tr>{row}</tr>").unwrap();
    }
    format!(
        "<html><body><h1>{HEAD}</h1><p>三、收到和处理政府信息公开申请情况</p><table>\
         <tr><td colspan=3 rowspan=3>（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）</td>\
         <td colspan=7>申请人情况</td></tr><tr><td rowspan=2>自然人</td><td colspan=5>法人或其他组织</td>\
         <td rowspan=2>总计</td></tr><tr><td>商业<br>企业</td><td>科研<br>机构</td><td>社会<br>公益组织</td>\
         <td>法律<br>服务机构</td><td>其他</td></tr>{rows}</table></body></html>"
    )
}

/// The rows as lines: the cells of each with a mark between, what is covered by a span left out.
pub fn lines(mark: &str) -> String {
    let mut text = format!("{HEAD}\n\n三、收到和处理政府信息公开申请情况\n");
    let head = [
        "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
        "申请人情况",
    ];
    writeln!(text, "{}", head.join(mark)).unwrap();
    writeln!(text, "{}", ["自然人", "法人或其他组织", "总计"].join(mark)).unwrap();
    writeln!(text, "{}", COLUMNS[1..6].join(mark)).unwrap();
    for (n, (group, label, numbers)) in ROWS.iter().enumerate() {
        let mut cells: Vec<String> = Vec::new();
        cells.extend((n == 2).then(|| "三、本年度办理结果".to_owned()));
        cells.extend((!group.is_empty()).then(|| (*group).to_owned()));
        cells.push((*label).to_owned());
        cells.extend(numbers.iter().map(u32::to_string));
        writeln!(text, "{}", cells.join(mark)).unwrap();
    }
    text.push_str("五、存在的主要问题及改进情况\n公开的深度还不够。\n");
    text
}
