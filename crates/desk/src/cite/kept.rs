//! The words that an address cites, as an earlier version of the report has them, which the page's folder keeps
//! (`crates/publish/src/versions.rs`).

use super::Shared;
use crate::dom::{self, el};
use gongbao_report::address;
use gongbao_report::json::{self, Value};

/// The words of an earlier version, and its name.
struct Kept {
    words: String,
    /// What stands in their place, where that is not all of what is cited.
    now: Option<String>,
    number: usize,
    name: String,
}

/// Adds to the answer what the cited words were, beside what they are now, if a version is kept that has them.
pub fn tell(desk: &Shared, fragment: String, now: Option<String>) {
    let desk = desk.clone();
    let root = desk.borrow().page.root.clone();
    wasm_bindgen_futures::spawn_local(async move {
        let Some(index) = dom::attached(root, "data-versions").await else {
            return;
        };
        let Some(kept) = find(&index, &fragment) else {
            return;
        };
        let page = &desk.borrow().page;
        let answer = page.slot.query_selector(".answer [role=status]");
        let Some(answer) = answer.ok().flatten() else {
            return; // It was read and closed.
        };
        if answer.query_selector("dl").is_ok_and(|list| list.is_some()) {
            return; // An address may be followed twice.
        }
        let id = address::parts(&fragment).map_or(fragment.as_str(), |(id, _)| id);
        let link = el("a")
            .attr("href", &format!("versions/{}.html#{id}", kept.name))
            .text(&crate::text::fill(
                page.text.earlier_version,
                &[kept.number],
            ));
        let list = el("dl").attr("tabindex", "0");
        let mut list = list
            .add(&el("dt").add(&link.0).0)
            .add(&el("dd").text(&kept.words).0);
        if let Some(now) = kept.now.or(now) {
            list = list
                .add(&el("dt").text(page.text.words_now).0)
                .add(&el("dd").text(&now).0);
        }
        drop(answer.append_child(&list.0));
    });
}

fn find(index: &str, fragment: &str) -> Option<Kept> {
    let index = json::value(index, 1).ok()?;
    let Value::Array(kept) = index.get("words")?.get(fragment)? else {
        return None;
    };
    let (n, words, now) = match &kept[..] {
        [Value::Whole(n), Value::Text(words)] => (n, words, None),
        [Value::Whole(n), Value::Text(words), Value::Text(now)] => (n, words, Some(now)),
        _ => return None,
    };
    let n = usize::try_from(*n).ok()?;
    let Value::Array(names) = index.get("versions")? else {
        return None;
    };
    let Value::Text(name) = names.get(n)? else {
        return None;
    };
    // A name is a digest, and no address of another place.
    let is_name = name.bytes().all(|byte| byte.is_ascii_alphanumeric());
    is_name.then(|| Kept {
        words: words.to_string(),
        now: now.map(ToString::to_string),
        number: n + 1,
        name: name.to_string(),
    })
}

#[cfg(test)]
mod tests {
    use super::find;

    const INDEX: &str = r#"{"format":1,"versions":["ab12","../x"],"words":{"a.1~p":[0,"来信229件。"],"a.2~p":[1,"x"],"a.3~p":[7,"x"],"a~p":[0,"旧","新"]}}"#;

    #[test]
    fn the_words_of_an_address_are_found_in_the_version_that_has_them() {
        let kept = find(INDEX, "a.1~p").unwrap();
        assert_eq!(
            (kept.words.as_str(), kept.number, kept.name.as_str()),
            ("来信229件。", 1, "ab12")
        );
        let section = find(INDEX, "a~p").unwrap();
        assert_eq!(
            (section.words.as_str(), section.now.as_deref()),
            ("旧", Some("新"))
        );
        assert_eq!(kept.now, None);
        for none in ["a.1", "a.2~p", "a.3~p", "b~p"] {
            assert!(find(INDEX, none).is_none(), "{none}");
        }
        assert!(find("{}", "a.1~p").is_none() && find("", "a.1~p").is_none());
    }
}
