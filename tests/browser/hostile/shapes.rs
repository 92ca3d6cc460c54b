//! Sound JSON that no report should be: names that mean something to JavaScript, depth, size.

use super::{Edit, attack, say};
use crate::published::published;
use gongbao_testkit::{Site, Window, visit};
use serde_json::json;

#[test]
fn names_that_javascript_knows_are_names_like_others() {
    attack(|target| {
        let names = [
            "__proto__",
            "constructor",
            "prototype",
            "toString",
            "hasOwnProperty",
            "valueOf",
            "then",
            "length",
        ];
        let mut cases = Vec::new();
        for name in names {
            let mut case = |about: &str, old: &str, new: String| {
                cases.push((
                    format!("{name} {about}"),
                    Edit::replacing(&target.seed, old, new),
                ));
            };
            case(
                "as a field",
                "{\"format\"",
                format!("{{\"{name}\":{{\"hit\":1}},\"format\""),
            );
            case(
                "as a field inside",
                "\"label\":{",
                format!("\"label\":{{\"{name}\":\"x\","),
            );
            case(
                "as the report's id",
                "\"id\":\"kecheng-2017\"",
                format!("\"id\":\"{name}\""),
            );
            case(
                "as a paragraph's id",
                "\"id\":\"opening.1\"",
                format!("\"id\":\"{name}\""),
            );
        }
        target.open(&cases);
        assert!(
            target.page.is("({}).hit === undefined"),
            "no prototype was changed"
        );
        // As the id of a section, which is folded, remembered and linked to.
        for name in names {
            let id = "yi-fa-lv-xing-zheng-fu-zhi-neng";
            let all = target
                .seed
                .replace(&format!("\"{id}\""), &format!("\"{name}\""));
            let edit = Edit::whole(&target.seed, all);
            assert_eq!(target.open(&[(format!("{name} as a section"), edit)]), 1);
            let section = format!("document.getElementById('{name}')");
            target
                .page
                .value(&format!("{section}.querySelector('summary').click()"));
            target.page.until(
                &format!("!{section}.querySelector('details').open"),
                "it folds",
            );
            target
                .page
                .value(&format!("{section}.querySelector('summary').click()"));
        }
    });
}

#[test]
fn depth_ends_in_an_error_and_not_in_a_crash() {
    attack(|target| {
        let mut cases = Vec::new();
        for depth in [100, 127, 128, 1_000, 100_000] {
            for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
                let deep = format!("{}1{}", open.repeat(depth), close.repeat(depth));
                let field = format!("{{\"x\":{deep},\"format\"");
                let edit = Edit::replacing(&target.seed, "{\"format\"", field);
                cases.push((format!("{depth} times {open}"), edit));
                let never_closed =
                    Edit::whole(&target.seed, format!("{{\"x\":{}", open.repeat(depth)));
                cases.push((format!("{depth} times {open}, never closed"), never_closed));
            }
        }
        for depth in [5, 20, 40, 60, 62, 63, 64, 200] {
            let section = |n| {
                format!(
                    "{{\"id\":\"deep.{n}\",\"number\":\"\",\"title\":\"深\",\"paragraphs\":[],\"sections\":["
                )
            };
            let open: String = (0..depth).map(section).collect();
            let deep = format!("\"sections\":[{open}{},", "]}".repeat(depth));
            cases.push((
                format!("{depth} sections inside each other"),
                Edit::replacing(&target.seed, "\"sections\":[", deep),
            ));
        }
        let opened = target.open(&cases);
        assert!(opened >= 3, "some depth is sane");
        say(&format!("{} deep files, {opened} shown", cases.len()));
    });
}

/// Bytes of JSON.
const HUNDRED_MB: usize = 100_000_000;

#[test]
fn a_hundred_megabytes_are_refused_before_they_fill_the_memory() {
    let folder = published();
    let huge = super::seed();
    let blanks = " ".repeat(HUNDRED_MB - huge.len());
    std::fs::write(folder.path().join("huge.json"), huge + &blanks).unwrap();
    let site = Site::fenced(folder.path().into());
    visit(&site, "?src=huge.json", Window::DESKTOP, |page| {
        page.until("performance.getEntriesByType('resource').some(entry => entry.name.endsWith('huge.json') && entry.responseEnd > 0)", "it has come");
        // The page of the report that is published here stays, and can be worked with.
        page.until(
            "!!document.querySelector('main .level-2')",
            "the text is there",
        );
    });
    attack(|target| {
        let script = "
            const [size, done] = arguments;
            const data = new DataTransfer();
            data.items.add(new File([seed, new Uint8Array(size).fill(32)], 'huge.json'));
            document.querySelector('.gongbao').dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
            done()";
        target.page.run(script, &[json!(HUNDRED_MB)]);
        target.page
            .until("document.querySelector('[role=alert]')?.textContent === 'huge.json 超过 32 MB，没有打开。'", "it is refused");
        // Afterwards the page still opens reports.
        let sound = Edit::new(0, 0, "");
        assert_eq!(target.open(&[("the seed".to_owned(), sound)]), 1);
    });
}
