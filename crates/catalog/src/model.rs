//! What the files of a catalogue hold, format version 1.

use gongbao_report::Names;
use gongbao_report::Report;
use gongbao_report::model::ReportKind;
use serde::Serialize;

/// The newest version of the format that this code reads and the one that it writes.
pub const FORMAT: u32 = 1;

/// The root: every district of every region and the years it has reports of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Catalog {
    /// Version of this format, today 1.
    pub format: u32,
    pub regions: Vec<Region>,
}

/// Districts that are listed together, such as those of a province.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Region {
    /// Empty where the reports lie in no folder of a region.
    pub name: String,
    pub districts: Vec<Listed>,
}

/// A district in the root.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Listed {
    pub name: String,
    pub years: Vec<Years>,
}

/// Years without a gap, both ends included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Years {
    pub from: u16,
    pub to: u16,
}

/// The file of a district: its reports, and the figures that they share with others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct District {
    /// Version of this format, today 1.
    pub format: u32,
    pub region: String,
    pub name: String,
    /// By year.
    pub reports: Vec<Entry>,
    /// By id.
    pub figures: Vec<Known>,
}

/// A report and where it lies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The report's id.
    pub id: String,
    #[serde(default)]
    pub kind: ReportKind,
    pub year: u16,
    pub title: String,
    /// Address of its page, where `#figure/…` leads to a figure's sentence. Relative to the root.
    pub page: String,
    /// Address of its JSON. Relative to the root.
    pub data: String,
}

/// A figure of the vocabulary and the years whose reports state it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Known {
    pub id: String,
    pub label: Names,
    pub years: Vec<Years>,
}

/// The reports of a district, cut down to the sentences of one topic.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Excerpts {
    /// Version of this format, today 1.
    pub format: u32,
    /// By year.
    pub reports: Vec<Report>,
}

impl Years {
    /// Years in any order as stretches without gaps.
    pub fn of(years: impl IntoIterator<Item = u16>) -> Vec<Self> {
        let mut all: Vec<u16> = years.into_iter().collect();
        all.sort_unstable();
        all.dedup();
        let mut out: Vec<Self> = Vec::new();
        for year in all {
            match out.last_mut() {
                Some(last) if last.to.checked_add(1) == Some(year) => last.to = year,
                _ => out.push(Self {
                    from: year,
                    to: year,
                }),
            }
        }
        out
    }

    /// How many years these are.
    pub fn count(all: &[Self]) -> usize {
        let length = |years: &Self| usize::from(years.to.saturating_sub(years.from)) + 1;
        all.iter().map(length).sum()
    }

    /// Whether the year is among them.
    pub fn have(all: &[Self], year: u16) -> bool {
        all.iter()
            .any(|years| (years.from..=years.to).contains(&year))
    }
}

impl Catalog {
    /// Every district with the name of its region, in the order of the file.
    pub fn districts(&self) -> impl Iterator<Item = (&str, &Listed)> {
        self.regions.iter().flat_map(|region| {
            let districts = region.districts.iter();
            districts.map(|district| (region.name.as_str(), district))
        })
    }

    /// Those whose name, with the region's before it, contains every word, and that have a report of
    /// the year where one is asked for.
    pub fn search<'a>(
        &'a self,
        words: &'a str,
        year: Option<u16>,
    ) -> impl Iterator<Item = (&'a str, &'a Listed)> {
        self.districts().filter(move |(region, district)| {
            let name = format!("{region}{}", district.name);
            words.split_whitespace().all(|word| name.contains(word))
                && year.is_none_or(|year| Years::have(&district.years, year))
        })
    }
}
