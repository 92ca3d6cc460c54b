//! The equations of the prescribed forms of information-disclosure reports.
//!
//! The form says them itself: the first row and the second are the third and the fourth, a total is the
//! sum of its row. A cell left blank is not known; what is known may still be too much for its total.

use super::{Finding, Rule};
use crate::quantity::Qualifier;
use crate::verify::Verified;
use std::collections::BTreeMap;

const STEM: &str = "disclosure.applications.";

const APPLICANTS: [&str; 6] = [
    ".natural-persons",
    ".businesses",
    ".research",
    ".public-interest",
    ".legal-services",
    ".others",
];

/// What can become of an application.
const OUTCOMES: &str = "granted partly refused.state-secret refused.by-law refused.security \
    refused.third-party refused.internal refused.in-process refused.enforcement-files \
    refused.inquiries unable.not-held unable.not-made unable.unclear not-processed.petitions \
    not-processed.repeated not-processed.publications not-processed.excessive \
    not-processed.confirmation";
/// The rest of them, since 2021 and before.
const OTHERS: [&str; 2] = ["others.not-completed others.unpaid others.other", "others"];

/// Totals of other tables, what stands before their id's own part, and their parts.
const SUMS: [(&str, &str, &str); 10] = [
    ("reconsideration.total", "reconsideration.", DISPUTE),
    ("litigation.direct.total", "litigation.direct.", DISPUTE),
    ("litigation.after.total", "litigation.after.", DISPUTE),
    (
        "applications.received",
        "applications.received.",
        "in-person by-fax online by-letter",
    ),
    (
        "applications.concluded",
        "applications.concluded.",
        "in-time extended",
    ),
    (
        "applications.answered",
        "applications.",
        "answered.already-public granted partly refused answered.not-ours answered.not-existing \
         answered.to-be-completed answered.elsewhere",
    ),
    (
        "applications.refused",
        "applications.refused.",
        "state-secret business-secret privacy security not-government-information by-law",
    ),
    (
        "reconsiderations",
        "reconsiderations.",
        "upheld corrected other",
    ),
    ("lawsuits", "lawsuits.", "upheld corrected other"),
    ("staff", "staff.", "full-time part-time"),
];
const DISPUTE: &str = "upheld corrected other pending";

/// Every equation of the forms that the report has. Returns the totals that they are about.
pub(super) fn check(verified: &Verified, findings: &mut Vec<Finding>) -> Vec<String> {
    let form = Cells(verified);
    let start = findings.len();
    let rows = form.rows();
    for row in &rows {
        let parts = APPLICANTS.map(|applicant| format!("{row}{applicant}"));
        findings.extend(form.sum(row, &parts));
    }
    if !rows.is_empty() {
        for column in [""].iter().chain(&APPLICANTS) {
            findings.extend(form.balance(column));
            findings.extend(form.outcomes(column));
        }
    }
    for (whole, stem, parts) in SUMS {
        let parts: Vec<String> = parts
            .split_whitespace()
            .map(|part| format!("disclosure.{stem}{part}"))
            .collect();
        // The form of 2019 has the same total, of other parts.
        if rows.is_empty() || !whole.starts_with("applications.") {
            findings.extend(form.sum(&format!("disclosure.{whole}"), &parts));
        }
    }
    let of_sums = findings[start..]
        .iter()
        .filter(|finding| finding.rule == Rule::PartsAddUp);
    of_sums
        .filter_map(|finding| finding.figures.first().cloned())
        .collect()
}

/// What last year's report says of this year's: what it left over, and the documents in force.
pub fn check_years(last: &Verified, this: &Verified) -> Vec<Finding> {
    let mut findings = Vec::new();
    if last.report().year + 1 != this.report().year {
        return findings;
    }
    let (last, this) = (Cells(last), Cells(this));
    for column in [""].iter().chain(&APPLICANTS) {
        let id = format!("{STEM}carried-over{column}");
        let left = last.value(&format!("{STEM}carried-forward{column}"));
        if let (Some(left), Some(taken)) = (left, this.value(&id)) {
            let finding = Finding::new(Rule::CarriedOver, same(left, taken));
            findings.push(finding.of_figures(&[&id], &[left, taken]));
        }
    }
    for kind in ["regulations", "normative"] {
        let id = |part: &str| format!("disclosure.{kind}.{part}");
        let [in_force, issued, repealed] = ["in-force", "issued", "repealed"].map(id);
        let known = [
            last.value(&in_force),
            this.value(&issued),
            this.value(&repealed),
            this.value(&in_force),
        ];
        if let [
            Some(before),
            Some(issued_now),
            Some(repealed_now),
            Some(now),
        ] = known
        {
            let wanted = before + issued_now - repealed_now;
            let finding = Finding::new(Rule::InForce, same(wanted, now))
                .of_figures(&[&in_force, &issued, &repealed], &[wanted, now]);
            // Some lapse by themselves.
            findings.push(if same(wanted, now) {
                finding
            } else {
                finding.cannot_assess()
            });
        }
    }
    findings
}

/// The numbers of a report's form that a district adds up over its bodies, by id: applications, and the
/// disputes about them.
pub fn numbers_of_form(verified: &Verified) -> BTreeMap<String, f64> {
    let groups = ["applications.", "reconsideration.", "litigation."];
    let of_form = |id: &str| {
        let id = id.strip_prefix("disclosure.");
        id.is_some_and(|id| groups.iter().any(|group| id.starts_with(group)))
    };
    let cells = Cells(verified);
    let ids = verified.report().figures.iter().map(|figure| &figure.id);
    ids.filter(|id| of_form(id))
        .filter_map(|id| Some((id.clone(), cells.value(id)?)))
        .collect()
}

/// A district's form against those of some of its bodies: it counts what all of them did, so never less than
/// these together. Where it counts more, bodies that are not among them may have done the rest. A form that is
/// less in most of its numbers is not the sum of these bodies but one of its own: nothing can be said.
pub fn check_bodies(district: &Verified, bodies: &[BTreeMap<String, f64>]) -> Vec<Finding> {
    let compared = numbers_of_form(district)
        .into_iter()
        .filter_map(|(id, whole)| {
            let stated: Vec<f64> = bodies
                .iter()
                .filter_map(|body| body.get(&id).copied())
                .collect();
            let sum: f64 = stated.iter().sum();
            let something = whole > 0.0 || sum > 0.0;
            (!stated.is_empty() && something).then_some((id, whole, sum))
        });
    let compared: Vec<(String, f64, f64)> = compared.collect();
    let less = |whole: f64, sum: f64| whole < sum && !same(whole, sum);
    let too_little = compared.iter().filter(|(_, whole, sum)| less(*whole, *sum));
    let is_sum = too_little.count() * 2 < compared.len();
    let findings = compared.iter().map(|(id, whole, sum)| {
        let rule = if same(*whole, *sum) {
            Rule::PartsAddUp
        } else {
            Rule::PartsWithinWhole
        };
        let finding = Finding::new(rule, same(*whole, *sum)).of_figures(&[id], &[*whole, *sum]);
        if rule == Rule::PartsWithinWhole && !(less(*whole, *sum) && is_sum) {
            finding.cannot_assess()
        } else {
            finding
        }
    });
    findings.collect()
}

/// The exact numbers that stand in tables, by id.
struct Cells<'a>(&'a Verified);

impl Cells<'_> {
    fn value(&self, id: &str) -> Option<f64> {
        let proven = self.0.figure(id)?;
        let exact = proven.figure().qualifier == Qualifier::Exact;
        (exact && proven.proof().row.is_some()).then(|| proven.value())
    }

    /// The rows of applications: ids of their totals, in the order of the report.
    fn rows(&self) -> Vec<String> {
        let mut rows: Vec<String> = Vec::new();
        for proven in self
            .0
            .proven()
            .filter(|proven| proven.proof().row.is_some())
        {
            let id = proven.figure().id.as_str();
            let mut applicants = APPLICANTS.iter();
            let row = applicants.find_map(|applicant| id.strip_suffix(applicant));
            if let Some(row) = row.filter(|row| row.starts_with(STEM))
                && !rows.iter().any(|known| known == row)
            {
                rows.push(row.to_owned());
            }
        }
        rows
    }

    /// A total against its parts. Of blank cells only that the others are not too much can be said.
    fn sum(&self, whole: &str, parts: &[String]) -> Option<Finding> {
        let total = self.value(whole)?;
        let known: Vec<(&str, f64)> = parts
            .iter()
            .filter_map(|id| Some((id.as_str(), self.value(id)?)))
            .collect();
        if known.is_empty() {
            return None;
        }
        let sum: f64 = known.iter().map(|(_, value)| value).sum();
        let mut ids = vec![whole];
        ids.extend(known.iter().map(|(id, _)| id));
        let finding =
            Finding::new(Rule::PartsAddUp, same(total, sum)).of_figures(&ids, &[total, sum]);
        let open = known.len() < parts.len() && sum < total && !same(total, sum);
        Some(if open {
            finding.cannot_assess()
        } else {
            finding
        })
    }

    /// 一 and 二 are 三 and 四.
    fn balance(&self, column: &str) -> Option<Finding> {
        let rows = ["received", "carried-over", "answered", "carried-forward"];
        let ids = rows.map(|row| format!("{STEM}{row}{column}"));
        let values = ids.each_ref().map(|id| self.value(id));
        let known: Vec<&str> = (ids.iter().zip(&values))
            .filter(|(_, value)| value.is_some())
            .map(|(id, _)| id.as_str())
            .collect();
        if known.is_empty() {
            return None;
        }
        let [new, old, done, left] = values.map(Option::unwrap_or_default);
        let finding = Finding::new(Rule::Balance, same(new + old, done + left))
            .of_figures(&known, &[new + old, done + left]);
        let open = known.len() < rows.len() && !same(new + old, done + left);
        Some(if open {
            finding.cannot_assess()
        } else {
            finding
        })
    }

    /// All that was done is what became of each.
    fn outcomes(&self, column: &str) -> Option<Finding> {
        let id = |row: &str| format!("{STEM}{row}{column}");
        let mut since_2021 = OTHERS[0].split_whitespace();
        let detailed = since_2021.any(|row| self.value(&id(row)).is_some());
        let others = OTHERS[usize::from(!detailed)].split_whitespace();
        let parts: Vec<String> = OUTCOMES.split_whitespace().chain(others).map(id).collect();
        self.sum(&id("answered"), &parts)
    }
}

/// Sums of decimals leave dust in the last place.
fn same(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-6
}
