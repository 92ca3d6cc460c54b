//! The ledger on the screen: what became of every number of a report, and by which rules.

use crate::lang::told;
use crate::said;
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
    let counted = said!(
        "共 {} 个数字：{} 个读作数据，{} 个存疑，{} 个不是数据",
        "{} numbers: {} figures, {} doubtful, {} no figures",
        ledger.len(),
        count(|class| matches!(class, Class::Figure(_))),
        count(|class| matches!(class, Class::Doubt(_))),
        count(|class| matches!(class, Class::None(_)))
    );
    println!("{counted}");
}

fn class(report: &Report, class: &Class) -> String {
    match class {
        Class::Figure(id) => {
            let figure = report.figures.iter().find(|figure| figure.id == *id);
            let label = figure.map_or("", |figure| figure.label.zh.as_str());
            format!("{label}\t{id}")
        }
        Class::Doubt(why) => said!("存疑：{0}\t", "doubtful: {0}\t", doubt(*why)),
        Class::None(why) => said!(
            "不是数据：{0}\t",
            "no figure: {0}\t",
            none(&why.to_string())
        ),
    }
}

fn doubt(why: Doubt) -> &'static str {
    match why {
        Doubt::Damaged => told("原文疑有误", "the text looks damaged"),
        Doubt::Unaligned => told("与所列名称对不上", "does not fit the names listed"),
        Doubt::NoSubject => told("未说明数的是什么", "what is counted is not said"),
        Doubt::Unread => told("读不准", "not read with certainty"),
        Doubt::Unproven => told("原句不能证明", "not borne out by the sentence"),
        Doubt::TooLong => told("句子过长", "the sentence is too long"),
        Doubt::Columns => told("分不清是哪一列", "of no certain column"),
    }
}

fn none(why: &str) -> &'static str {
    match why {
        "date" => told("日期、时长", "a date or span"),
        "ordinal" => told("序数", "a place in an order"),
        "name" => told("名称", "a name"),
        "code" => told("编号", "a number of a document"),
        "standard" => told("标准、他处的数", "a standard, or of elsewhere"),
        "frequency" => told("频次", "a frequency"),
        _ => told("修辞", "a figure of speech"),
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
