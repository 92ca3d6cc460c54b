//! `gongbao catalog`: a folder of reports becomes a catalogue: small files that a page finds and
//! compares them by. One bad file never stops the rest, and no more reports are in memory at once
//! than the districts being worked on have.

use crate::bodies::{self, Head};
use crate::import::{progress, read_report};
use crate::{Outcome, output, sealed};
use gongbao_catalog::address::{self, encoded};
use gongbao_catalog::build::{self, Located};
use gongbao_publish::contradictions::{self, Contradicted, Summed};
use gongbao_publish::{downloads, versions};
use gongbao_report::Verified;
use gongbao_report::check::numbers_of_form;
use gongbao_report::model::ReportKind;
use indicatif::ParallelProgressIterator;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

/// A report's file and where readers find it.
struct Found {
    file: PathBuf,
    year: u16,
    page: String,
    data: String,
    /// The listed district that its body is one of.
    district: Option<String>,
}

/// A report with its region.
type Read = ((String, Head), Found);

/// Region and name of a district or bureau.
type Place = (String, String);

/// What was wrong with one file, in words.
type Complaint = String;

/// Reads the reports below a folder and writes the catalogue into another.
pub fn run(reports: &Path, out: &Path) -> Outcome {
    match catalog(reports, out) {
        Ok(complaints) => {
            for complaint in &complaints {
                output::complain(complaint);
            }
            if complaints.is_empty() {
                Outcome::Done
            } else {
                Outcome::LookAtIt
            }
        }
        Err(reason) => {
            output::complain(&reason);
            Outcome::Failed
        }
    }
}

fn catalog(reports: &Path, out: &Path) -> Result<Vec<Complaint>, String> {
    let page = gongbao_publish::catalog::files(address::ROOT).map_err(|error| error.to_string())?;
    let said = |path: &Path, error: std::io::Error| format!("{}: {error}", path.display());
    std::fs::create_dir_all(out).map_err(|error| said(out, error))?;
    let index = out.join("index.html");
    if std::fs::read_to_string(&index).is_ok_and(|page| !page.contains("data-catalog")) {
        let index = index.display();
        return Err(format!("{index} 是别的网页，请另选一个文件夹"));
    }
    let absolute = |path: &Path| path.canonicalize().map_err(|error| said(path, error));
    let (reports, out) = (absolute(reports)?, absolute(out)?);
    // What lies beside the catalogue is not reached where only the catalogue is served.
    let reached = out.starts_with(&reports);
    let mut files = Vec::new();
    collect(&reports, &out, &mut files);
    let read: Vec<Result<Read, Complaint>> = files
        .into_par_iter()
        .map(|file| {
            let reached = reached || file.starts_with(&out);
            found(file, &reports, &out, reached)
        })
        .collect();
    let mut complaints = Vec::new();
    let (mut heads, mut all) = (Vec::new(), Vec::new());
    for one in read {
        match one {
            Ok((head, found)) => {
                heads.push(head);
                all.push(found);
            }
            Err(complaint) => complaints.push(complaint),
        }
    }
    let names = bodies::names(&heads);
    for (found, district) in all.iter_mut().zip(bodies::districts(&heads, &names)) {
        found.district = district;
    }
    let mut districts: BTreeMap<Place, Vec<Found>> = BTreeMap::new();
    for (((region, _), name), found) in heads.into_iter().zip(names).zip(all) {
        districts.entry((region, name)).or_default().push(found);
    }
    if districts.is_empty() {
        let folder = reports.display();
        return Err(format!("{folder} 里没有报告（先用 gongbao import 导入）"));
    }
    let bar = progress(districts.len());
    let written: Vec<Written> = districts
        .par_iter()
        .progress_with(bar)
        .map(|(place, found)| write_district(place, found, &out))
        .collect();
    let (mut listed, mut contradicted, mut forms) = (Vec::new(), Vec::new(), Vec::new());
    for ((region, name), written) in districts.keys().zip(written) {
        complaints.extend(written.complaints);
        contradicted.extend(written.contradicted);
        forms.extend(written.forms);
        if !written.years.is_empty() {
            listed.push((region.clone(), name.clone(), written.years));
        }
    }
    let summed = summed(forms, &districts);
    let count: usize = listed.iter().map(|(_, _, years)| years.len()).sum();
    eprintln!("{}：{} 个区县，{count} 份报告", out.display(), listed.len());
    let many = contradicted.len() + summed.iter().filter(|sum| sum.contradicts()).count();
    eprintln!("其中 {many} 份报告中有矛盾，见 {}", contradictions::PAGE);
    let root = build::root(listed);
    let mut all = vec![(root.path, root.json.into_bytes())];
    let contradictions = contradictions::files(contradicted, summed);
    let contradictions = contradictions.map_err(|error| error.to_string())?;
    let pages = page.into_iter().chain(contradictions);
    all.extend(pages.map(|file| (file.path, file.bytes)));
    for (path, bytes) in all {
        let path = out.join(path);
        output::write_whole(&path, &bytes).map_err(|error| said(&path, error))?;
    }
    Ok(complaints)
}

/// Every JSON file below a folder, in order, but not what an earlier run or `gongbao publish` made of
/// reports.
fn collect(folder: &Path, out: &Path, files: &mut Vec<PathBuf>) {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        let is_kept = path.ends_with(versions::FOLDER) && folder.join(versions::INDEX).is_file();
        if path.is_dir() && path != out.join("districts") && !is_kept {
            collect(&path, out, files);
        } else if path.extension().is_some_and(|ending| ending == "json")
            && path != out.join(address::ROOT)
            && !downloads::JSON.iter().any(|name| path.ends_with(name))
            && !path.ends_with(versions::INDEX)
            && !sealed::is_seal(&path)
        {
            files.push(path);
        }
    }
}

/// What a file of a report is, with its region. One that readers of the catalogue do not reach is copied into it.
fn found(file: PathBuf, reports: &Path, out: &Path, reached: bool) -> Result<Read, Complaint> {
    let said = |error: &dyn std::fmt::Display| format!("{}: {error}", file.display());
    let json = std::fs::read(&file).map_err(|error| said(&error))?;
    let head: Head = serde_json::from_slice(&json).map_err(|error| said(&error))?;
    let folder = file.parent().unwrap_or(reports);
    let index = std::fs::read_to_string(folder.join("index.html"));
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let served = if reached {
        file.clone()
    } else {
        copied(&file, reports, out).map_err(|error| said(&error))?
    };
    let data = relative(out, &served);
    // A report of a published folder has its page there; a left-over of an older one is not named in it.
    let published = index.is_ok_and(|index| index.contains(&*name));
    let page = if published && reached {
        format!("{}/", relative(out, folder))
    } else {
        let reader = gongbao_publish::catalog::READER;
        format!("{reader}?src={}", encoded(&data))
    };
    let around = if published {
        folder.parent().unwrap_or(reports)
    } else {
        folder
    };
    let region = around
        .strip_prefix(reports)
        .ok()
        .and_then(|path| path.components().next());
    let region = region.map_or_else(String::new, |first| {
        first.as_os_str().to_string_lossy().into_owned()
    });
    let year = head.year;
    Ok((
        (region, head),
        Found {
            file,
            year,
            page,
            data,
            district: None,
        },
    ))
}

/// The catalogue's own copy of a report. It shares the disk's blocks with the report where it can.
fn copied(file: &Path, reports: &Path, out: &Path) -> std::io::Result<PathBuf> {
    let path = file.strip_prefix(reports).unwrap_or(file);
    let copy = out.join("reports").join(path);
    std::fs::create_dir_all(copy.parent().unwrap_or(out))?;
    if copy.exists() {
        std::fs::remove_file(&copy)?;
    }
    if std::fs::hard_link(file, &copy).is_err() {
        std::fs::copy(file, &copy)?;
    }
    Ok(copy)
}

/// What became of a district.
struct Written {
    /// The years of its reports.
    years: Vec<u16>,
    complaints: Vec<Complaint>,
    contradicted: Vec<Contradicted>,
    /// Those of its reports that a listed district adds up.
    forms: Vec<(OfDistrict, Numbers)>,
}

/// Whose form adds up a body's form: its district, in a year.
type OfDistrict = (Place, u16);

/// The numbers of a form, by id.
type Numbers = BTreeMap<String, f64>;

/// The forms of districts against the sums of those bodies that the catalogue has.
fn summed(
    forms: Vec<(OfDistrict, Numbers)>,
    districts: &BTreeMap<Place, Vec<Found>>,
) -> Vec<Summed> {
    let mut of_districts: BTreeMap<OfDistrict, Vec<Numbers>> = BTreeMap::new();
    for (of, numbers) in forms {
        of_districts.entry(of).or_default().push(numbers);
    }
    of_districts
        .into_par_iter()
        .filter(|(_, bodies)| bodies.len() > 1)
        .filter_map(|((place, year), bodies)| {
            let of_year = districts
                .get(&place)?
                .iter()
                .filter(|found| found.year == year);
            let mut forms = of_year.filter_map(|found| {
                let report = read_report(&found.file).ok()?;
                let is_form = report.kind == ReportKind::InformationDisclosure;
                is_form.then(|| (Verified::of(report), &found.page))
            });
            let (verified, page) = forms.next()?;
            Some(contradictions::sum(&verified, &bodies, &place.1, page))
        })
        .collect()
}

/// What the reports of a district contradict, each held against the one of its kind of the year before.
fn contradicted(name: &str, located: &[Located]) -> Vec<Contradicted> {
    let found = located.iter().filter_map(|one| {
        let this = one.verified.report();
        let is_last = |other: &&Located| {
            let other = other.verified.report();
            other.kind == this.kind && other.year + 1 == this.year
        };
        let last = located.iter().find(is_last).map(|last| &last.verified);
        contradictions::of(&one.verified, last, name, &one.page)
    });
    found.collect()
}

/// Writes the files of a district.
fn write_district((region, name): &Place, found: &[Found], out: &Path) -> Written {
    let mut complaints = Vec::new();
    let (mut located, mut forms): (Vec<Located>, Vec<(OfDistrict, Numbers)>) = Default::default();
    let mut seen: Vec<(u16, ReportKind)> = Vec::new();
    for one in found {
        match read_report(&one.file) {
            Ok(report) if seen.contains(&(report.year, report.kind)) => {
                let file = one.file.display();
                complaints.push(format!(
                    "{file}：{name}{} 年已有一份同类报告，这一份没有编入",
                    one.year
                ));
            }
            Ok(report) => {
                seen.push((report.year, report.kind));
                let verified = Verified::of(report);
                let is_form = verified.report().kind == ReportKind::InformationDisclosure;
                if let Some(district) = one.district.clone().filter(|_| is_form) {
                    let of = ((region.clone(), district), one.year);
                    forms.push((of, numbers_of_form(&verified)));
                }
                located.push(Located {
                    verified,
                    page: one.page.clone(),
                    data: one.data.clone(),
                });
            }
            Err(reason) => complaints.push(reason),
        }
    }
    for file in build::district(region, name, &located) {
        let path = out.join(file.path);
        if let Err(error) = output::write_whole(&path, file.json.as_bytes()) {
            complaints.push(format!("{}: {error}", path.display()));
        }
    }
    Written {
        years: seen.into_iter().map(|(year, _)| year).collect(),
        complaints,
        contradicted: contradicted(name, &located),
        forms,
    }
}

/// The address of a file seen from a folder, both absolute.
fn relative(from: &Path, to: &Path) -> String {
    let (from, to): (Vec<Component<'_>>, Vec<Component<'_>>) =
        (from.components().collect(), to.components().collect());
    let common = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    let up = from[common..].iter().map(|_| "..".to_owned());
    let down = to[common..]
        .iter()
        .map(|part| encoded(&part.as_os_str().to_string_lossy()));
    let parts: Vec<String> = up.chain(down).collect();
    if parts.is_empty() {
        ".".to_owned()
    } else {
        parts.join("/")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_lead_from_the_catalogue_to_the_reports() {
        let from = Path::new("/srv/gongbao/catalog");
        for (to, address) in [
            ("/srv/gongbao/catalog/a.json", "a.json"),
            ("/srv/gongbao/浙江省/x 2017.json", "../浙江省/x%202017.json"),
            ("/srv/gongbao/catalog", "."),
        ] {
            assert_eq!(relative(from, Path::new(to)), address);
        }
    }
}
