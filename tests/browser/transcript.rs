//! What a screen reader is told, by the browser's accessibility tree, and the texts that it is held against.

use gongbao_testkit::{Page, root};
use serde_json::{Value, json};

/// Roles that only hold others together.
const SILENT: [&str; 8] = [
    "generic",
    "none",
    "InlineTextBox",
    "StaticText",
    "LineBreak",
    "ListMarker",
    "RootWebArea",
    "LayoutTableCell",
];

/// Roles that are named by what stands inside them.
const NAMED: [&str; 7] = [
    "link",
    "button",
    "heading",
    "DisclosureTriangle",
    "cell",
    "rowheader",
    "columnheader",
];

/// What a screen reader is told of an element and what it holds, in order: role, name, and what can be done.
pub fn transcript(page: &Page, element: &str) -> String {
    page.cdp("Accessibility.enable", json!({}));
    let tree = page.cdp("Accessibility.getFullAXTree", json!({}));
    let nodes = tree["nodes"].as_array().unwrap();
    let found = page.cdp("Runtime.evaluate", json!({ "expression": element }));
    let object = &found["result"]["objectId"];
    let described = page.cdp("DOM.describeNode", json!({ "objectId": object }));
    let id = &described["node"]["backendNodeId"];
    let find = |id: &Value| nodes.iter().find(|node| node["nodeId"] == *id);
    let mut out = String::new();
    let root = nodes.iter().find(|node| node["backendDOMNodeId"] == *id);
    assert!(root.is_some(), "{element} is not told of");
    let mut ahead: Vec<(&Value, usize, bool)> =
        root.map(|root| (root, 0, false)).into_iter().collect();
    while let Some((node, depth, within)) = ahead.pop() {
        let role = node["role"]["value"].as_str().unwrap_or_default();
        let name = node["name"]["value"].as_str().unwrap_or_default().trim();
        // A text that is part of the name of what is around it was said.
        let text = role == "StaticText" && node["ignored"] != true && !name.is_empty() && !within;
        let said = text || node["ignored"] != true && !SILENT.contains(&role);
        if said {
            let mut line = format!("{}{}", "  ".repeat(depth), if text { "text" } else { role });
            if !name.is_empty() {
                line.push_str(&format!(" “{name}”"));
            }
            for property in node["properties"].as_array().into_iter().flatten() {
                let (name, value) = (
                    property["name"].as_str().unwrap_or_default(),
                    &property["value"]["value"],
                );
                if ["expanded", "pressed", "checked"].contains(&name)
                    || name == "level" && role == "heading"
                {
                    line.push_str(&format!(", {name} {value}"));
                }
            }
            out.push_str(&line);
            out.push('\n');
        }
        let within = within || NAMED.contains(&role);
        let children = node["childIds"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(find);
        let children: Vec<&Value> = children.collect();
        let depth = depth + usize::from(said);
        ahead.extend(
            children
                .into_iter()
                .rev()
                .map(|child| (child, depth, within)),
        );
    }
    out
}

/// Holds a transcript against the one of this name, which `UPDATE_GOLDEN` writes.
pub fn is_golden(name: &str, told: &str) {
    let golden = root().join("tests/pages").join(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&golden, told).unwrap();
    }
    let expected = std::fs::read_to_string(&golden).unwrap_or_default();
    for (told, expected) in told.lines().zip(expected.lines()) {
        assert_eq!(told, expected);
    }
    assert_eq!(told.lines().count(), expected.lines().count());
}
