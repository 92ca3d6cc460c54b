//! `gongbao catalog`: a folder of reports becomes a catalogue: small files that a page finds and
//! compares them by. One bad file never stops the rest, and no more reports are in memory at once
//! than the districts being worked on have.

use crate::bodies;
use crate::found::{Found, Read, collect, found};
use crate::import::{progress, read_report};
use crate::problem::InEnglish;
use crate::said;
use crate::{Outcome, output};
use gongbao_catalog::address;
use gongbao_catalog::build::{self, Located};
use gongbao_publish::catalog::Place as Home;
use gongbao_publish::concepts::Concepts;
use gongbao_publish::contradictions::{self, Contradicted, Summed};
use gongbao_publish::outlets::{self, Outlet};
use gongbao_publish::{File, sdmx};
use gongbao_report::check::numbers_of_form;
use gongbao_report::cite::Work;
use gongbao_report::model::ReportKind;
use gongbao_report::{Report, Verified};
use indicatif::ParallelProgressIterator;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::path::Path;

/// Region and name of a district or bureau.
type Place = (String, String);

/// What was wrong with one file, in words.
type Complaint = String;

/// Reads the reports below a folder and writes the catalogue into another.
///
/// `at` is where the catalogue will be, if that is known: sitemap and feed name whole addresses.
pub fn run(reports: &Path, out: &Path, at: &str) -> Outcome {
    match catalog(reports, out, &output::folder_address(at)) {
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

fn catalog(reports: &Path, out: &Path, at: &str) -> Result<Vec<Complaint>, String> {
    let is_address = ["http://", "https://"]
        .iter()
        .any(|scheme| at.starts_with(scheme));
    if !at.is_empty() && !is_address {
        return Err(said!(
            "--at {at}：要写完整的网址，如 https://www.example.gov.cn/gongbao/",
            "--at {at}: write the whole address, such as https://www.example.gov.cn/gongbao/"
        ));
    }
    let widget = gongbao_publish::catalog::carried().map_err(|error| error.said())?;
    std::fs::create_dir_all(out).map_err(|error| output::about(out, &error))?;
    let index = out.join("index.html");
    if std::fs::read_to_string(&index).is_ok_and(|page| !page.contains("data-catalog")) {
        let index = index.display();
        return Err(said!(
            "{index} 是别的网页，请另选一个文件夹",
            "{index} is another page: choose another folder"
        ));
    }
    let absolute = |path: &Path| {
        path.canonicalize()
            .map_err(|error| output::about(path, &error))
    };
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
        return Err(said!(
            "{folder} 里没有报告（先用 gongbao import 导入）",
            "{folder} holds no report (gongbao import makes them)"
        ));
    }
    let bar = progress(districts.len());
    let written: Vec<Written> = districts
        .par_iter()
        .progress_with(bar)
        .map(|(place, found)| write_district(place, found, &out, at))
        .collect();
    let (mut listed, mut contradicted, mut forms) = (Vec::new(), Vec::new(), Vec::new());
    let (mut outlets, mut indicators) = (Vec::new(), Concepts::new());
    for ((region, name), written) in districts.keys().zip(written) {
        complaints.extend(written.complaints);
        contradicted.extend(written.contradicted);
        forms.extend(written.forms);
        outlets.extend(written.outlets);
        indicators.extend(written.indicators);
        if !written.years.is_empty() {
            listed.push((region.clone(), name.clone(), written.years));
        }
    }
    let summed = summed(forms, &districts);
    let count: usize = listed.iter().map(|(_, _, years)| years.len()).sum();
    let (folder, places) = (out.display(), listed.len());
    let made = said!(
        "{folder}：{places} 个区县，{count} 份报告",
        "{folder}: {places} districts, {count} reports"
    );
    eprintln!("{made}");
    let many = contradicted.len() + summed.iter().filter(|sum| sum.contradicts()).count();
    let page_of = contradictions::PAGE;
    let found = said!(
        "其中 {many} 份报告中有矛盾，见 {page_of}",
        "{many} reports contradict themselves, see {page_of}"
    );
    eprintln!("{found}");
    let root = build::root(listed);
    let mut all = vec![
        (root.path, root.json.into_bytes()),
        (
            sdmx::STRUCTURE.to_owned(),
            sdmx::structure(&indicators).into_bytes(),
        ),
    ];
    let contradictions = contradictions::files(contradicted, summed);
    let contradictions = contradictions.map_err(|error| error.said())?;
    let feed = !at.is_empty() && outlets::has_feed(&outlets);
    let own = gongbao_publish::catalog::files(address::ROOT, &widget, Home { at, feed });
    let mut pages: Vec<File> = own.into_iter().chain(contradictions).collect();
    if !at.is_empty() {
        pages.extend(outlets::files(at, &outlets));
    }
    all.extend(pages.into_iter().map(|file| (file.path, file.bytes)));
    for (path, bytes) in all {
        let path = out.join(path);
        output::write_whole(&path, &bytes).map_err(|error| output::about(&path, &error))?;
    }
    Ok(complaints)
}

/// What became of a district.
struct Written {
    /// The years of its reports.
    years: Vec<u16>,
    complaints: Vec<Complaint>,
    contradicted: Vec<Contradicted>,
    outlets: Vec<Outlet>,
    /// The figures that its observations are of.
    indicators: Concepts,
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

fn outlet(report: &Report, page: &str) -> Outlet {
    let work = Work::of(report);
    Outlet {
        page: page.to_owned(),
        title: work.title,
        issuer: work.issuer,
        date: work.date,
    }
}

fn observations(district: &str, located: &[Located], at: &str) -> String {
    let published = located.iter().map(|one| sdmx::Published {
        verified: &one.verified,
        page: if at.is_empty() {
            one.page.clone()
        } else {
            outlets::absolute(at, &one.page)
        },
    });
    sdmx::observations(district, &published.collect::<Vec<_>>())
}

fn indicators(located: &[Located]) -> Concepts {
    let all = located
        .iter()
        .flat_map(|one| sdmx::indicators(&one.verified));
    all.map(|(id, names)| (id.to_owned(), names.clone()))
        .collect()
}

/// Writes the files of a district.
fn write_district((region, name): &Place, found: &[Found], out: &Path, at: &str) -> Written {
    let mut complaints = Vec::new();
    let (mut located, mut forms): (Vec<Located>, Vec<(OfDistrict, Numbers)>) = Default::default();
    let mut seen: Vec<(u16, ReportKind)> = Vec::new();
    for one in found {
        match read_report(&one.file) {
            Ok(report) if seen.contains(&(report.year, report.kind)) => {
                let file = one.file.display();
                let year = one.year;
                complaints.push(said!(
                    "{file}：{name}{year}年已有一份同类报告，这一份没有编入",
                    "{file}: {name} has a report of this kind for {year} already; this one was left out"
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
    let observations = (
        format!("{}/{}", address::folder(region, name), sdmx::OBSERVATIONS),
        observations(&format!("{region}{name}"), &located, at),
    );
    let files = build::district(region, name, &located).into_iter();
    let files = files.map(|file| (file.path, file.json));
    for (path, text) in files.chain([observations]) {
        let path = out.join(path);
        if let Err(error) = output::write_whole(&path, text.as_bytes()) {
            complaints.push(output::about(&path, &error));
        }
    }
    let outlets = located
        .iter()
        .map(|one| outlet(one.verified.report(), &one.page));
    Written {
        outlets: outlets.collect(),
        indicators: indicators(&located),
        years: seen.into_iter().map(|(year, _)| year).collect(),
        complaints,
        contradicted: contradicted(name, &located),
        forms,
    }
}
