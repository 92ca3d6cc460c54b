//! The ledger on the screen: what became of every number of a report, and by which rules.

use gongbao_import::figures::Doubt;
use gongbao_import::figures::ledger::{Class, Entry};
use gongbao_report::Report;
use serde_json::{Value, json};

/// A line a number: paragraph, printed words, what became of it, the rules that decided.
pub fn print(report: &Report, ledger: &[Entry]) {
    for entry in ledger {
        println!(
            "{}\t{}\t{}\t{}",
            entry.paragraph,
            entry.printed,
            class(report, &entry.class),
            entry.rules.join(" → ")
        );
    }
    let count = |of: fn(&Class) -> bool| ledger.iter().filter(|entry| of(&entry.class)).count();
    println!(
        "共 {} 个数字：{} 个读作数据，{} 个存疑，{} 个不是数据",
        ledger.len(),
        count(|class| matches!(class, Class::Figure(_))),
        count(|class| matches!(class, Class::Doubt(_))),
        count(|class| matches!(class, Class::None(_)))
    );
}

fn class(report: &Report, class: &Class) -> String {
    match class {
        Class::Figure(id) => {
            let figure = report.figures.iter().find(|figure| figure.id == *id);
            let label = figure.map_or("", |figure| figure.label.zh.as_str());
            format!("{label}\t{id}")
        }
        Class::Doubt(why) => format!("存疑：{}\t", doubt(*why)),
        Class::None(why) => format!("不是数据：{}\t", none(&why.to_string())),
    }
}

fn doubt(why: Doubt) -> &'static str {
    match why {
        Doubt::Damaged => "原文疑有误",
        Doubt::Unaligned => "与所列名称对不上",
        Doubt::NoSubject => "未说明数的是什么",
        Doubt::Unread => "读不准",
        Doubt::Unproven => "原句不能证明",
        Doubt::TooLong => "句子过长",
        Doubt::Columns => "分不清是哪一列",
    }
}

fn none(why: &str) -> &'static str {
    match why {
        "date" => "日期、时长",
        "ordinal" => "序数",
        "name" => "名称",
        "code" => "编号",
        "standard" => "标准、他处的数",
        "frequency" => "频次",
        _ => "修辞",
    }
}

/// The same for programs.
pub fn as_value(ledger: &[Entry]) -> Value {
    let entries = ledger.iter().map(|entry| {
        let (class, detail) = match &entry.class {
            Class::Figure(id) => ("figure", id.clone()),
            Class::Doubt(why) => ("doubt", format!("{why:?}").to_lowercase()),
            Class::None(why) => ("none", why.to_string()),
        };
        json!({ "paragraph": entry.paragraph, "from": entry.at.start, "to": entry.at.end,
            "printed": entry.printed, "class": class, "detail": detail, "rules": entry.rules })
    });
    Value::Array(entries.collect())
}
