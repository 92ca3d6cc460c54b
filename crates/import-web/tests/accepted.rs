//! What the viewer offers to open is what the importer takes.

#[test]
fn the_picker_offers_reports_and_all_kinds_that_become_one() {
    let kinds: Vec<&str> = ["json"]
        .into_iter()
        .chain(gongbao_import::Kind::accepted())
        .collect();
    let offered: Vec<&str> = gongbao_viewer::view::ACCEPTED
        .split(',')
        .map(|ending| ending.trim_start_matches('.'))
        .collect();
    assert_eq!(offered, kinds);
}
