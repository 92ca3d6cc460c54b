//! What a chart looks like while it is pointed at, has the focus, is printed, or is taken away: by geometry and
//! computed colours, which no font changes, and on paper by what is black.

use crate::citing::chart_taken;
use crate::printing::{pages, pdftotext};
use crate::published::{report, visit_published};
use gongbao_testkit::{Page, Site, Window, visit, visit_address, visit_viewer};
use serde_json::json;
use std::path::Path;
use std::process::Command;

/// Of every row of the charts that can be followed: what covers its words or leaves them without contrast.
const FAULTS: &str = r"(row => {
    const faults = [];
    const numbers = colour => colour.match(/[\d.]+/g).map(Number);
    const light = colour => {
        const [r, g, b] = numbers(colour).map(part => part / 255).map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const behind = element => {
        for (let at = element; at; at = at.parentElement) {
            const colour = getComputedStyle(at).backgroundColor;
            if (numbers(colour)[3] !== 0) return colour;
        }
    };
    const contrast = (one, other) => {
        const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
        return (high + 0.05) / (low + 0.05);
    };
    const bars = [...row.querySelectorAll('.gauge *')].map(bar => bar.getBoundingClientRect()).filter(bar => bar.width > 0);
    for (const words of row.querySelectorAll('.label, .value, .base')) {
        const { left, right, top, bottom } = words.getBoundingClientRect();
        const style = getComputedStyle(words);
        if (contrast(style.color, behind(words)) < 4.5) faults.push(`${words.textContent}: ${style.color} on ${behind(words)}`);
        if (bars.some(bar => bar.left < right - 1 && bar.right > left + 1 && bar.top < bottom - 1 && bar.bottom > top + 1)) faults.push(`${words.textContent}: under a bar`);
        const seen = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
        if (seen !== words && !words.contains(seen)) faults.push(`${words.textContent}: under ${seen?.outerHTML.slice(0, 60)}`);
    }
    const style = getComputedStyle(row);
    if (row.matches(':focus-visible') && (style.outlineStyle === 'none' || contrast(style.outlineColor, behind(row.parentElement)) < 3)) faults.push('the focus is not seen');
    return faults;
})";

/// Points at every row and gives each the focus.
pub fn rows_are_read(page: &Page) {
    page.until(
        "!!document.querySelector('.chart a.row')",
        "the charts are there",
    );
    page.press("Tab");
    page.until(
        "!document.querySelector('[data-resting]')",
        "all is laid out",
    );
    let rows = page.value("document.querySelectorAll('.chart a.row').length");
    let rows = rows.as_u64().unwrap();
    assert!(rows > 3, "{rows} rows");
    let height = || page.value("document.documentElement.scrollHeight");
    let stands = height();
    for n in 0..rows {
        let row = format!("document.querySelectorAll('.chart a.row')[{n}]");
        let faults = format!("{FAULTS}({row})");
        page.value(&format!(
            "{row}.scrollIntoView({{ block: 'center', behavior: 'instant' }})"
        ));
        let still = format!(
            "(top => {{ const same = self.stood === top; self.stood = top; return same; }})({row}.getBoundingClientRect().top)"
        );
        page.until(&still, "nothing moves any more");
        let middle = |axis: &str, size: &str| {
            let place = page.value(&format!(
                "(r => r.{axis} + r.{size} / 2)({row}.getBoundingClientRect())"
            ));
            place.as_f64().unwrap()
        };
        let (x, y) = (middle("x", "width"), middle("y", "height"));
        page.cdp(
            "Input.dispatchMouseEvent",
            json!({ "type": "mouseMoved", "x": x, "y": y }),
        );
        let covers = page.text(&format!(
            "{row}.matches(':hover') ? '' : `${{innerWidth}}x${{innerHeight}}: ${{document.elementFromPoint({x}, {y})?.outerHTML.slice(0, 300)}}`"
        ));
        assert_eq!(covers, "", "row {n} is pointed at, at {x}, {y}");
        assert_eq!(page.lines(&faults), [""; 0], "pointed at");
        assert_eq!(height(), stands, "its sentence moves nothing");
        page.value(&format!("{row}.focus({{ focusVisible: true }})"));
        assert!(page.is(&format!("{row}.matches(':focus-visible')")));
        assert_eq!(page.lines(&faults), [""; 0], "with the focus");
    }
    page.assert_console_silent();
}

#[test]
fn the_words_of_a_bar_are_read_while_it_is_pointed_at_or_has_the_focus() {
    for window in [
        Window::DESKTOP,
        Window::DESKTOP.dark(),
        Window::PHONE,
        Window::PHONE.dark(),
    ] {
        visit_viewer(window, rows_are_read);
    }
}

#[test]
fn they_are_in_the_elder_mode() {
    for window in [Window::DESKTOP, Window::PHONE] {
        visit_viewer(window, |page| {
            page.until(
                "!!document.querySelector('[data-setting=elder]')",
                "the page is there",
            );
            page.value("document.querySelector('[data-setting=elder]').click()");
            rows_are_read(page);
        });
    }
}

#[test]
fn they_are_in_the_colours_of_the_system() {
    for scheme in ["light", "dark"] {
        visit_viewer(Window::DESKTOP, |page| {
            let media = json!({ "features": [{ "name": "forced-colors", "value": "active" }, { "name": "prefers-color-scheme", "value": scheme }] });
            page.cdp("Emulation.setEmulatedMedia", media);
            rows_are_read(page);
            // What is not full has an edge that is seen.
            let unseen = "[...document.querySelectorAll('.gauge :is(.pale, .track, .not-stated)')].filter(bar => getComputedStyle(bar).stroke === getComputedStyle(document.querySelector('.gongbao')).backgroundColor).length";
            assert_eq!(page.value(unseen), 0);
        });
    }
}

#[test]
fn bars_on_paper_are_as_long_as_their_numbers() {
    let chart = &report().charts[0];
    let received = chart.rows.iter().map(|row| row.figures[0].clone());
    let received: Vec<f64> = received
        .map(|id| {
            report()
                .figures
                .iter()
                .find(|one| one.id == id)
                .unwrap()
                .value
        })
        .collect();
    visit_published(Window::WITHOUT_SCRIPTS, |page| {
        let pdf = page.pdf("bars");
        let sheet = pages(&pdf)
            .iter()
            .position(|page| page.contains(&chart.title.zh));
        let sheet = sheet.expect("the chart is printed") + 1;
        let lengths = bars_below(&pdf, sheet, &received);
        let scale = lengths[0] / received[0];
        assert!(
            lengths[0] > 100.0 * DOTS,
            "{lengths:?}: as long as the chart is wide"
        );
        for (length, value) in lengths.iter().zip(&received) {
            let wanted = (value * scale).max(lengths[0] * 0.006);
            assert!(
                (length - wanted).abs() < 3.0,
                "{length} dots for {value}, not {wanted}"
            );
        }
    });
}

/// Dots of a millimetre of paper as it is looked at here.
const DOTS: f64 = 8.0;

/// How many dots long the bar below each of these numbers is, on this page of a PDF.
fn bars_below(pdf: &Path, sheet: usize, numbers: &[f64]) -> Vec<f64> {
    let sheet = sheet.to_string();
    let only = ["-f", &sheet, "-l", &sheet];
    let words = pdftotext(pdf, &[&only[..], &["-bbox"]].concat());
    let resolution = (DOTS * 25.4).to_string();
    let drawn = Command::new("pdftoppm")
        .args(["-gray", "-r", &resolution])
        .args(only)
        .arg(pdf)
        .output();
    let drawn = drawn.expect("poppler-utils are there").stdout;
    // P5, width, height, what white is, and the dots row by row.
    let head: Vec<&[u8]> = drawn.splitn(5, u8::is_ascii_whitespace).collect();
    let width: usize = std::str::from_utf8(head[1]).unwrap().parse().unwrap();
    let rows: Vec<&[u8]> = head[4].chunks(width).collect();
    let mut from = 0;
    let below = |number: &f64| {
        let said = format!(">{}", gongbao_viewer::text::number::plain(*number));
        let at = words[from..].find(&said);
        let at = from + at.unwrap_or_else(|| panic!("{said}: {words}"));
        from = at + said.len();
        let bottom = words[..at].rsplit("yMax=\"").next();
        let bottom = bottom.and_then(|rest| rest.split('"').next());
        let bottom: f64 = bottom.unwrap().parse().unwrap();
        // The bar begins a millimetre below and is higher than two.
        let middle = bottom * 25.4 / 72.0 + 2.0;
        let row = rows[(middle * DOTS) as usize];
        let black = row.split(|dot| *dot > 127).map(<[u8]>::len);
        black.max().unwrap_or(0) as f64
    };
    numbers.iter().map(below).collect()
}

#[test]
fn the_words_of_a_picture_that_is_taken_away_stand_apart_and_inside() {
    let folder = tempfile::tempdir().unwrap();
    let mut png = Vec::new();
    visit(&Site::start(), "", Window::DESKTOP, |page| {
        page.ready();
        chart_taken(page, folder.path(), "petitions", "svg");
        png = chart_taken(page, folder.path(), "petitions", "png");
    });
    let side = |at: usize| f64::from(u32::from_be_bytes(png[at..at + 4].try_into().unwrap()));
    let (width, height) = (side(16), side(20));
    let svg = format!("file://{}", folder.path().join("petitions.svg").display());
    visit_address(&svg, Window::DESKTOP, |page| {
        let number = |expression: &str| page.value(expression).as_f64().unwrap();
        let (wide, high) = (
            number("document.documentElement.viewBox.baseVal.width"),
            number("document.documentElement.viewBox.baseVal.height"),
        );
        assert!(
            (width / height - wide / high).abs() < 0.02,
            "{width}x{height} of {wide}x{high}"
        );
        assert!(width >= 2.0 * wide, "sharp in print: {width} of {wide}");
        let faults = "(() => {
            const { x, y, width, height } = document.documentElement.viewBox.baseVal;
            const texts = [...document.querySelectorAll('text')].map(text => [text.textContent, text.getBBox()]);
            const outside = texts.filter(([, box]) => box.x < x - 1 || box.y < y - 1 || box.x + box.width > x + width + 1 || box.y + box.height > y + height + 1);
            const over = (a, b) => a.x < b.x + b.width - 1 && b.x < a.x + a.width - 1 && a.y < b.y + b.height - 3 && b.y < a.y + a.height - 3;
            const overlapping = texts.filter(([, box], n) => texts.slice(n + 1).some(([, other]) => over(box, other)));
            return [...outside, ...overlapping].map(([said]) => said);
        })()";
        assert!(number("document.querySelectorAll('text').length") > 10.0);
        assert_eq!(page.lines(faults), [""; 0]);
    });
}
