//! What was fetched, by address, and what is still on its way.

use gongbao_catalog::{Catalog, District, Excerpts};
use gongbao_report::{Report, ReportError, Verified};
use gongbao_viewer::load::LoadError;
use gongbao_viewer::platform;
use std::collections::BTreeMap;
use std::rc::Rc;

/// What a file of the catalogue is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Catalog,
    District,
    Excerpts,
    Report,
}

/// A file that was read. Figures were held against their sentences.
pub enum Document {
    Catalog(Catalog),
    District(District),
    Excerpts(Vec<Verified>),
    Report(Box<Verified>),
}

/// Where a file is.
#[derive(Clone)]
pub enum State {
    Pending,
    Ready(Rc<Document>),
    Failed(LoadError),
}

#[derive(Default)]
pub struct Cache(BTreeMap<String, State>);

impl Cache {
    /// Whether the file must be fetched; from now on it is on its way.
    pub fn wants(&mut self, address: &str) -> bool {
        let new = !self.0.contains_key(address);
        if new {
            self.0.insert(address.to_owned(), State::Pending);
        }
        new
    }

    pub fn put(&mut self, address: String, result: Result<Document, LoadError>) {
        let state = match result {
            Ok(document) => State::Ready(Rc::new(document)),
            Err(error) => State::Failed(error),
        };
        self.0.insert(address, state);
    }

    /// Forgets what was lost, to try again.
    pub fn forget_failed(&mut self) {
        self.0.retain(|_, state| !matches!(state, State::Failed(_)));
    }

    pub fn get(&self, address: &str) -> Option<&Document> {
        match self.0.get(address) {
            Some(State::Ready(document)) => Some(document),
            _ => None,
        }
    }

    /// What did not come, and why.
    pub fn failed(&self) -> impl Iterator<Item = &LoadError> {
        self.0.values().filter_map(|state| match state {
            State::Failed(error) => Some(error),
            _ => None,
        })
    }

    /// Whether something is on its way.
    pub fn is_pending(&self) -> bool {
        self.0.values().any(|state| matches!(state, State::Pending))
    }

    pub fn catalog(&self, address: &str) -> Option<&Catalog> {
        match self.get(address)? {
            Document::Catalog(catalog) => Some(catalog),
            _ => None,
        }
    }

    pub fn district(&self, address: &str) -> Option<&District> {
        match self.get(address)? {
            Document::District(district) => Some(district),
            _ => None,
        }
    }

    pub fn excerpts(&self, address: &str) -> Option<&[Verified]> {
        match self.get(address)? {
            Document::Excerpts(reports) => Some(reports),
            _ => None,
        }
    }

    pub fn report(&self, address: &str) -> Option<&Verified> {
        match self.get(address)? {
            Document::Report(report) => Some(report),
            _ => None,
        }
    }
}

impl Document {
    /// Reads a file.
    ///
    /// # Errors
    /// The first thing wrong, with its place.
    pub fn read(kind: Kind, json: &str) -> Result<Self, ReportError> {
        Ok(match kind {
            Kind::Catalog => Self::Catalog(Catalog::from_json(json)?),
            Kind::District => Self::District(District::from_json(json)?),
            Kind::Excerpts => {
                let reports = Excerpts::from_json(json)?.reports;
                Self::Excerpts(reports.into_iter().map(Verified::of).collect())
            }
            Kind::Report => Self::Report(Box::new(Verified::of(Report::from_json(json)?))),
        })
    }
}

/// A file of the catalogue, named from its root; empty where that is no address of a page.
pub fn beside(root: &str, file: &str) -> String {
    platform::resolved(root, file).unwrap_or_default()
}
