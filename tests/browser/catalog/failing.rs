//! Files that are broken, missing or hostile.

use super::{FOUR, REGION, catalog, shown};
use gongbao_testkit::{Nginx, Window, visit_address};

#[test]
fn a_broken_or_missing_file_is_said_and_the_rest_stays() {
    let folder = catalog();
    let file = folder
        .path()
        .join(gongbao_catalog::address::district(REGION, "长汐县"));
    let whole = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, whole.replace("\"year\":2015", "\"year\":\"2015\"")).unwrap();
    let nginx = Nginx::start(folder.path(), |site| site);
    visit_address(
        &format!(
            "{}#{FOUR}&figure=petitions.letters.received&year=2017",
            nginx.address()
        ),
        Window::DESKTOP,
        |page| {
            page.until("!!document.querySelector('[role=alert]')", "it is said");
            let said = page.text("document.querySelector('[role=alert]').textContent");
            assert!(said.contains("$.reports[1].year处应为0…65535"), "{said}");
            shown(page);
            assert_eq!(
                page.value("document.querySelectorAll('.comparison a.mark').length"),
                3,
                "the others are compared"
            );
            std::fs::write(&file, &whole).unwrap();
            page.click(".lost button");
            page.until("document.querySelectorAll('.comparison a.mark').length === 4 && !document.querySelector('[role=alert]')", "trying again helps");
        },
    );
    std::fs::write(
        folder.path().join("catalog.json"),
        "{\"format\":1,\"regions\":[",
    )
    .unwrap();
    visit_address(&nginx.address(), Window::PHONE, |page| {
        page.until(
            "!!document.querySelector('main.status [role=alert]')",
            "it is said",
        );
        assert!(
            page.text("document.querySelector('[role=alert]').textContent")
                .contains("文件不完整")
        );
    });
}

#[test]
fn a_hostile_catalogue_runs_nothing_and_leads_nowhere_else() {
    let folder = catalog();
    let file = folder
        .path()
        .join(gongbao_catalog::address::district(REGION, "云栖县"));
    let whole = std::fs::read_to_string(&file).unwrap();
    let hostile = whole
        .replace(
            "read.html?src=reports/yunqi-2017.json",
            "javascript:document.title='hostile'//",
        )
        .replace("浔川市云栖县2017", "<img src=x onerror=alert(1)>");
    std::fs::write(&file, hostile).unwrap();
    let nginx = Nginx::start(folder.path(), |site| site);
    visit_address(
        &format!(
            "{}#{FOUR}&figure=petitions.letters.received&year=2017",
            nginx.address()
        ),
        Window::DESKTOP,
        |page| {
            shown(page);
            assert_eq!(
                page.value("document.querySelectorAll('.comparison a.mark').length"),
                3,
                "a point that leads nowhere is not drawn"
            );
            assert!(
                page.is("[...document.querySelectorAll('a')].every(a => /^(#|http|contradictions\\.html$)/.test(a.getAttribute('href')))")
            );
            assert!(page.is("!document.querySelector('img')"));
        },
    );
}
