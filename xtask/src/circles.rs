//! Modules beside one another do not use each other, nor over others: arrows run one way.

use crate::docs::files;
use crate::root;
use regex_lite::Regex;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The names of a module below its crate, or of a path.
type Names = Vec<String>;

/// The paths of a file that begin with `crate` or `super`, those in braces each for itself. Tests are left out.
fn paths(text: &str) -> Vec<Names> {
    let expression = |text: &str| Regex::new(text).expect("a fixed expression");
    let (begin, token) = (
        expression(r"\b(crate|super)(::\w+)*(::\{)?"),
        expression(r"\w+|[{},]"),
    );
    let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or("");
    let lines = code
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    let code = lines.collect::<Vec<_>>().join("\n");
    let mut found = Vec::new();
    for path in begin.find_iter(&code) {
        let names = path.as_str().trim_end_matches("::{").split("::");
        let mut names: Names = names.map(str::to_owned).collect();
        let mut open: Vec<Names> = Vec::new();
        if path.as_str().ends_with('{') {
            open.push(names.clone());
        }
        let mut tokens = token.find_iter(&code[path.end()..]);
        while let (Some(head), Some(token)) = (open.last(), tokens.next()) {
            match token.as_str() {
                "{" => open.push(names.clone()),
                "," => found.push(std::mem::replace(&mut names, head.clone())),
                "}" => found.push(std::mem::replace(
                    &mut names,
                    open.pop().unwrap_or_default(),
                )),
                name => names.push(name.to_owned()),
            }
        }
        found.push(names);
    }
    found
}

/// The module that a path of another leads to.
fn module(from: &[String], path: &[String], all: &BTreeMap<Names, String>) -> Names {
    let up = path.iter().take_while(|name| *name == "super").count();
    let from = if up == 0 {
        &[]
    } else {
        &from[..from.len().saturating_sub(up)]
    };
    let mut at = from.to_vec();
    for name in &path[up.max(1).min(path.len())..] {
        at.push(name.clone());
        if !all.contains_key(&at) {
            at.pop();
            break;
        }
    }
    at
}

/// Which module uses which beside it, where that leads back.
fn circles(all: &BTreeMap<Names, String>) -> Vec<[String; 2]> {
    let mut uses: BTreeMap<Names, BTreeSet<Names>> = BTreeMap::new();
    for (from, text) in all {
        for path in paths(text) {
            let to = module(from, &path, all);
            let same = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
            if let (Some(from), Some(to)) = (from.get(..=same), to.get(..=same)) {
                uses.entry(from.to_vec()).or_default().insert(to.to_vec());
            }
        }
    }
    let leads = |from: &Names, to: &Names| {
        let (mut seen, mut next) = (BTreeSet::from([from]), vec![from]);
        while let Some(one) = next.pop() {
            let used = uses.get(one).into_iter().flatten();
            next.extend(used.filter(|used| seen.insert(*used)));
        }
        seen.contains(to)
    };
    let all = uses
        .iter()
        .flat_map(|(a, all)| all.iter().map(move |b| (a, b)));
    let back = all.filter(|(a, b)| leads(b, a));
    back.map(|(a, b)| [a.join("::"), b.join("::")]).collect()
}

/// The modules of a crate, whose files lie in this folder.
fn modules(folder: &Path) -> BTreeMap<Names, String> {
    let mut paths = Vec::new();
    files(folder, &mut paths);
    let paths = paths.iter().map(|path| root().join(path));
    let sources = paths.filter(|path| path.extension().is_some_and(|end| end == "rs"));
    let named = sources.filter_map(|path| {
        let name = path.strip_prefix(folder).ok()?.with_extension("");
        let names = name.iter().map(|name| name.to_string_lossy().into_owned());
        let names = names.filter(|name| !["mod", "lib", "main"].contains(&name.as_str()));
        let names: Names = names.collect();
        let text = std::fs::read_to_string(&path).ok()?;
        (!names.iter().any(|name| name == "tests")).then_some((names, text))
    });
    named.collect()
}

#[test]
fn no_two_modules_beside_one_another_use_each_other() {
    let crates = std::fs::read_dir(root().join("crates")).unwrap();
    let crates = crates.map(|one| one.unwrap().path());
    let mut wrong = Vec::new();
    for one in crates.chain([root().join("xtask"), root().to_owned()]) {
        let found = circles(&modules(&one.join("src")));
        wrong.extend(
            found
                .into_iter()
                .map(|[a, b]| format!("{}: {a} uses {b}", one.display())),
        );
    }
    assert!(wrong.is_empty(), "these lead back:\n{}", wrong.join("\n"));
}

#[test]
fn a_circle_over_others_is_told() {
    let file = |name: &str, text: &str| (vec![name.to_owned()], text.to_owned());
    let all = BTreeMap::from([
        file("a", "use crate::{b::{self, B}, d};"),
        file("b", "fn b() { super::c::c() }"),
        file("c", "use crate::a::A;"),
        file(
            "d",
            "// crate::a\n#[cfg(test)]\nmod tests {\n    use crate::a;\n}",
        ),
    ]);
    let names = |[a, b]: [&str; 2]| [a.to_owned(), b.to_owned()];
    let wanted = [["a", "b"], ["b", "c"], ["c", "a"]].map(names);
    assert_eq!(circles(&all), wanted);
}
