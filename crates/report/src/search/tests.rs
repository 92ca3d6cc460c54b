use super::*;
use proptest::prelude::*;

const VARIANTS: &str = include_str!("../../../../assets/variants.txt");

/// All that is found in an index to which nothing more is added.
fn found(index: &Index, query: &Query) -> Vec<Hit> {
    let blocks = 0..index.blocks(true);
    blocks.flat_map(|n| index.find(query, n)).collect()
}

fn marked(typed: &str, text: &str) -> Vec<String> {
    marked_with(&Folding::default(), typed, text)
}

fn marked_with(folding: &Folding, typed: &str, text: &str) -> Vec<String> {
    let query = Query::of(typed, folding);
    let mut index = Index::default();
    index.add("前一段", folding);
    index.add(text, folding);
    index.add("15后一段", folding);
    let own = found(&index, &query).into_iter().find(|hit| hit.unit == 1);
    if own.is_none() {
        return Vec::new();
    }
    let ranges = query.ranges(text, folding);
    assert_eq!(own.map(|hit| hit.count), Some(ranges.len()));
    ranges
        .into_iter()
        .map(|range| text[range].to_owned())
        .collect()
}

#[test]
fn chinese_is_found_inside_a_sentence() {
    assert_eq!(
        marked("行政复议", "落实行政复议职责,行政复议案件16件"),
        ["行政复议", "行政复议"]
    );
    assert_eq!(marked("行政诉讼", "落实行政复议职责"), [""; 0]);
}

#[test]
fn latin_is_found_in_any_case_and_width() {
    assert_eq!(marked("oa", "推行ＯＡ系统和Oa办公"), ["ＯＡ", "Oa"]);
    assert_eq!(marked("ＰＰＰ", "ppp项目"), ["ppp"]);
}

#[test]
fn blanks_inside_a_printed_word_do_not_hide_it() {
    assert_eq!(marked("索引", "索  引:ABC"), ["索  引"]);
    assert_eq!(marked("柯城区", "柯　城　区"), ["柯　城　区"]);
}

#[test]
fn all_words_must_stand_in_the_same_unit() {
    assert_eq!(marked("来信 229", "来信229件,来访30批"), ["来信", "229"]);
    assert_eq!(marked("来信 230", "来信229件"), [""; 0]);
    assert_eq!(marked("前一段 来信", "来信229件"), [""; 0]);
}

#[test]
fn words_that_overlap_are_marked_once() {
    assert_eq!(
        marked("法治政府 政府建设", "法治政府建设"),
        ["法治政府建设"]
    );
}

#[test]
fn brackets_and_quotation_marks_are_alike_in_all_their_forms() {
    assert_eq!(marked("[2018]3号", "柯政〔2018〕3号"), ["〔2018〕3号"]);
    assert_eq!(marked("\"三改一拆\"", "“三改一拆”"), ["“三改一拆”"]);
}

#[test]
fn traditional_and_simplified_are_alike_with_the_table() {
    let folding = Folding::with_variants(VARIANTS);
    assert_eq!(
        marked_with(&folding, "法治政府建設", "法治政府建设"),
        ["法治政府建设"]
    );
    assert_eq!(marked_with(&folding, "复议", "行政復議與覆议"), ["復議"]);
    assert_eq!(marked_with(&folding, "1.5万", "約1.5萬件"), ["1.5萬"]);
}

#[test]
fn a_word_with_a_character_that_the_text_lacks_asks_for_the_table() {
    let folding = Folding::default();
    let mut index = Index::default();
    index.add("法治政府建设 OA", &folding);
    assert!(Query::of("法治政府建設", &folding).has_foreign(&index));
    assert!(!Query::of("建设 xyz", &folding).has_foreign(&index));
}

#[test]
fn the_table_pairs_one_traditional_with_one_simplified_character() {
    let mut lines = VARIANTS.lines();
    let mut characters = || -> Vec<char> { lines.next().unwrap().chars().collect() };
    let (from, to) = (characters(), characters());
    assert_eq!(from.len(), to.len());
    let once: std::collections::BTreeSet<_> = from.iter().collect();
    assert_eq!(once.len(), from.len(), "each character stands once");
    // Folding once is folding: no simplified form is itself a traditional one.
    let folding = Folding::with_variants(VARIANTS);
    for c in &to {
        let once = folding.text(&c.to_string());
        assert_eq!(folding.text(&once), once);
    }
}

#[test]
fn the_words_of_the_table_are_written_with_as_many_traditional_characters() {
    let lines: Vec<&str> = VARIANTS.lines().collect();
    let [_, _, words, written] = lines[..] else {
        panic!("characters, and then words")
    };
    let (words, written): (Vec<&str>, Vec<&str>) =
        (words.split(' ').collect(), written.split(' ').collect());
    assert_eq!(words.len(), written.len());
    for (word, written) in words.iter().zip(written) {
        assert_eq!(word.chars().count(), written.chars().count(), "{word}");
        assert!(word.chars().count() <= 8, "{word} is looked for");
    }
}

#[test]
fn digits_are_found_however_they_are_written() {
    for written in ["15290", "15,290", "１５２９０", "１５，２９０"] {
        for typed in ["15290", "15,290", "１５２９０", "1529"] {
            assert_eq!(
                marked(typed, &format!("共{written}件")).len(),
                1,
                "{typed} in {written}"
            );
        }
        assert_eq!(
            marked("15,29", &format!("共{written}件")).len(),
            1,
            "half typed"
        );
    }
}

#[test]
fn a_number_finds_the_same_number_stated_more_coarsely_or_more_finely() {
    assert_eq!(
        marked("15290", "约1.5万件,1.53万件,1.6万件"),
        ["1.5万", "1.53万"]
    );
    assert_eq!(
        marked("1.5万", "15290件、15290.5、14000件"),
        ["15290", "15290.5"]
    );
    assert_eq!(marked("60万", "种植60余万株"), ["60余万"]);
    assert_eq!(marked("605321株", "种植60余万株、60余万亩"), ["60余万株"]);
    assert_eq!(marked("32", "三十二件"), ["三十二"]);
    assert_eq!(marked("15000", "一万五千件"), ["一万五千"]);
}

#[test]
fn a_number_does_not_find_what_only_looks_like_it() {
    // Rounded to one place 6000 would be 1万.
    assert_eq!(marked("1万", "6000件"), [""; 0]);
    assert_eq!(marked("229", "230件"), [""; 0]);
    // A year is no amount.
    assert_eq!(marked("2017", "2000余件"), [""; 0]);
    assert_eq!(marked("1", "一是加强领导"), [""; 0]);
}

#[test]
fn a_long_text_is_searched_a_block_at_a_time_and_a_block_once_given_never_changes() {
    let folding = Folding::default();
    let query = Query::of("来信", &folding);
    let mut index = Index::default();
    let (mut hits, mut searched) = (Vec::new(), 0);
    for n in 0..30_000 {
        index.add(
            if n % 3 == 0 {
                "来信229件"
            } else {
                "来访30批"
            },
            &folding,
        );
        while searched < index.blocks(n == 29_999) {
            hits.extend(index.find(&query, searched));
            searched += 1;
        }
    }
    assert!(searched > 3, "{searched} blocks");
    let units: Vec<usize> = hits.iter().map(|hit| hit.unit).collect();
    assert_eq!(units, (0..30_000).step_by(3).collect::<Vec<_>>());
    assert_eq!(index.len(), 30_000);
}

#[test]
fn a_search_of_nothing_finds_nothing() {
    assert_eq!(marked("", "法治"), [""; 0]);
    assert_eq!(marked(" \u{3000}", "法 治"), [""; 0]);
}

proptest! {
    // Every mark begins and ends between characters, and says what was asked for.
    #[test]
    fn no_mark_is_ever_shifted(
        text in "[来信访万余件15290,，.　 aAＡ１“（建設设\t]{0,60}",
        typed in "[来信万余件15290,，aAＡ１（建設 ]{0,8}",
        table in any::<bool>(),
    ) {
        let folding = if table { Folding::with_variants(VARIANTS) } else { Folding::default() };
        let query = Query::of(&typed, &folding);
        let mut index = Index::default();
        index.add(&text, &folding);
        let ranges = query.ranges(&text, &folding);
        let mut end = 0;
        for range in &ranges {
            prop_assert!(end <= range.start && range.start < range.end);
            end = range.end;
            let said = folding.text(&text[range.clone()]);
            let word = |word: &query::Word| !word.places(&said, &query::numbers(&said).collect::<Vec<_>>()).is_empty();
            prop_assert!(query.words().iter().any(word), "{said:?} is no answer to {typed:?}");
            // Nothing is marked before or after the first and last character found.
            prop_assert_eq!(text[range.clone()].trim(), &text[range.clone()]);
        }
        if let Some(hit) = found(&index, &query).first() {
            prop_assert_eq!(hit.count, ranges.len());
        }
    }
}
