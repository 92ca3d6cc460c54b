//! What a folder keeps of what was published into it before.

use crate::import::read_report;
use crate::lang::told;
use crate::said;
use crate::{output, sealed};
use gongbao_publish::{File, version, versions};
use gongbao_report::Report;
use gongbao_seal::page;
use gongbao_seal::subject::SEAL;
use serde::Deserialize;
use std::path::Path;

/// The earlier versions of a report in a folder.
#[derive(Default)]
pub struct Kept {
    /// The oldest first.
    pub earlier: Vec<Report>,
    /// Whether the last of them is what is the folder's page until now.
    replaces: bool,
    /// The file of the report that the page shows until now.
    shown: Option<String>,
}

impl Kept {
    /// What a folder has of this report; what is its page now becomes an earlier version if the report has
    /// another text. Nothing where the folder is of another report, or new.
    pub fn of(folder: &Path, report: &Report) -> Result<Self, String> {
        let html = std::fs::read_to_string(folder.join("index.html"));
        let html = html.unwrap_or_default();
        let Some(name) = page::report_of(&html) else {
            return Ok(Self::default());
        };
        let shown = Some(name.to_owned());
        let now = read_report(&folder.join(name))?;
        if now.id != report.id {
            return Ok(Self {
                shown,
                ..Self::default()
            });
        }
        let mut earlier = listed(folder)?;
        let replaces = versions::follows(report, &now);
        if replaces {
            earlier.push(now);
        }
        Ok(Self {
            earlier,
            replaces,
            shown,
        })
    }

    /// Takes away the report that no page shows any more: who reads the folder would find two of one year, and
    /// what an office keeps to itself now would still be there.
    pub fn clear(&self, folder: &Path, written: &[File]) -> Result<(), String> {
        let Some(shown) = &self.shown else {
            return Ok(());
        };
        if written.iter().any(|file| file.path == *shown) {
            return Ok(());
        }
        for ending in ["", ".br", ".gz"] {
            let path = folder.join(format!("{shown}{ending}"));
            if path.is_file() {
                std::fs::remove_file(&path).map_err(|error| output::about(&path, &error))?;
            }
        }
        Ok(())
    }

    /// The seal of what was there goes with it: it is not the seal of what was published now.
    pub fn unseal(&self, folder: &Path) -> Result<(), String> {
        let seal = folder.join(SEAL);
        if !seal.is_file() {
            return Ok(());
        }
        let done = match self.earlier.last().filter(|_| self.replaces) {
            Some(last) => {
                let report = version::name(last) + ".json";
                let report = folder.join(versions::FOLDER).join(report);
                std::fs::rename(&seal, sealed::beside(&report))
            }
            None => std::fs::remove_file(&seal),
        };
        done.map_err(|error| output::about(&seal, &error))?;
        output::complain(told(
            "原来的封存不再适用，请用 gongbao seal 重新封存",
            "the seal that was there no longer holds: seal again with gongbao seal",
        ));
        Ok(())
    }
}

fn listed(folder: &Path) -> Result<Vec<Report>, String> {
    #[derive(Deserialize)]
    struct Index {
        versions: Vec<String>,
    }
    let path = folder.join(versions::INDEX);
    if !path.is_file() {
        return Ok(Vec::new());
    }
    let json = std::fs::read_to_string(&path).map_err(|error| output::unread(&path, &error))?;
    let index: Index = serde_json::from_str(&json).map_err(|error| {
        said!(
            "{0}：不是各版的清单：{error}",
            "{0}: no list of versions: {error}",
            path.display()
        )
    })?;
    let names = index.versions.iter();
    names
        .map(|name| read_report(&folder.join(versions::FOLDER).join(format!("{name}.json"))))
        .collect()
}
