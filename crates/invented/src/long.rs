//! One report as long as that of a whole ministry, for what must not freeze a page.

use gongbao_report::Report;
use serde_json::{Value, json};

/// How much there is in a long report.
#[derive(Clone, Copy, Debug)]
pub struct Length {
    pub sections: usize,
    /// In each section.
    pub paragraphs: usize,
    /// In each section, no more than there are paragraphs.
    pub figures: usize,
}

impl Length {
    /// 200 sections, 10,000 paragraphs, 5,000 figures: 2.5 MB.
    pub const MINISTRY: Self = Self {
        sections: 200,
        paragraphs: 50,
        figures: 25,
    };
}

/// Every so many sections there is a chart.
const CHARTED: usize = 20;

/// A report of this length. The first figures of every twentieth section are charted.
///
/// # Panics
/// Never: what is put together here is a report.
pub fn long_report(length: Length) -> Report {
    let (mut sections, mut figures, mut charts) = (Vec::new(), Vec::new(), Vec::new());
    for section in 0..length.sections {
        let mut paragraphs = Vec::new();
        for n in 0..length.paragraphs {
            let id = format!("s{section}.{n}");
            let value = 10 + (section * 131 + n * 17) % 9_000;
            let sentence = format!("第{n}项任务全年办理{value}件");
            let text = format!("{sentence},责任到人,限期办结。");
            if n < length.figures {
                figures.push(figure(section, n, &id, &sentence, value));
            }
            paragraphs.push(json!({ "id": id, "text": text }));
        }
        let title = format!("第{section}个方面的工作");
        sections
            .push(json!({ "id": format!("s{section}"), "title": title, "paragraphs": paragraphs }));
        if section % CHARTED == 0 {
            let rows =
                (0..length.figures.min(6)).map(|n| json!({ "figures": [figure_id(section, n)] }));
            charts.push(
                json!({ "id": format!("c{section}"), "kind": "bars", "title": { "zh": title },
                "section": format!("s{section}"), "rows": rows.collect::<Vec<Value>>() }),
            );
        }
    }
    let report = json!({ "format": 1, "id": "long", "title": "很长的年度报告", "year": 2017, "issuer": "某部",
        "sections": sections, "figures": figures, "charts": charts });
    Report::from_json(&report.to_string()).expect("a long report is a report")
}

fn figure_id(section: usize, n: usize) -> String {
    format!("work.s{section}.n{n}")
}

fn figure(section: usize, n: usize, paragraph: &str, sentence: &str, value: usize) -> Value {
    json!({ "id": figure_id(section, n), "label": { "zh": format!("第{n}项任务") }, "value": value, "unit": "件",
        "source": { "paragraph": paragraph, "quote": sentence, "printed": format!("{value}件") } })
}

#[cfg(test)]
mod tests {
    use super::*;
    use gongbao_report::Verified;

    #[test]
    fn a_ministrys_report_has_the_length_it_says_and_every_figure_is_borne_out() {
        let report = long_report(Length::MINISTRY);
        let bytes = report.to_json().len();
        assert!((2_300_000..2_900_000).contains(&bytes), "{bytes} bytes");
        assert_eq!(report.paragraphs().count(), 10_000);
        let verified = Verified::of(report);
        assert_eq!(verified.proven().count(), 5_000);
        assert_eq!(verified.report().charts.len(), 10);
    }
}
