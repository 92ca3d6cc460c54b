use super::*;
use proptest::prelude::*;

fn text(id: &str, text: &str) -> Place {
    Place::of_text(id, text)
}

fn section(id: &str, heading: &str, words: &str) -> Place {
    Place {
        words: format!("{heading}\n{words}"),
        ..text(id, heading)
    }
}

fn figure(id: &str, paragraph: &str, number: &str) -> Place {
    let at = paragraph.find(number).unwrap();
    Place::of_figure(&format!("figure/{id}"), paragraph, at, number)
}

const LETTERS: &str = "全年共收到来信229件,办结229件。办结率为百分之一百,群众满意。";
const VISITS: &str = "接待来访30批,化解信访积案12件,满意率稳步上升。";

fn old() -> Vec<Place> {
    vec![
        section("xin-fang", "三、信访工作", "一"),
        text("xin-fang.1", LETTERS),
        text("xin-fang.2", VISITS),
        section("fu-yi", "四、行政复议", "二"),
        text("fu-yi.1", "全年收到行政复议案件16件。"),
        figure("letters", LETTERS, "229件"),
    ]
}

fn answer(old: &Place, now: &[Place]) -> Answer {
    follow(&old.address(), now).unwrap()
}

#[test]
fn every_address_leads_to_its_own_place() {
    for (n, place) in old().iter().enumerate() {
        assert_eq!(answer(place, &old()), Answer::Same(n));
    }
}

#[test]
fn words_that_moved_are_found_wherever_they_are() {
    let mut now = old();
    now.insert(1, text("xin-fang.1", "信访工作会议每季度召开一次。"));
    "xin-fang.2".clone_into(&mut now[2].id);
    "fu-yi.2".clone_into(&mut now[3].id);
    assert_eq!(answer(&old()[1], &now), Answer::Moved(2));
    assert_eq!(answer(&old()[2], &now), Answer::Moved(3));
    assert_eq!(answer(&old()[5], &now), Answer::Same(6));
}

#[test]
fn one_digit_in_the_midst_of_a_paragraph_is_a_change() {
    let changed = LETTERS.replace("来信229件", "来信929件");
    let mut now = old();
    now[1] = text("xin-fang.1", &changed);
    now[5] = figure("letters", &changed, "929件");
    assert_eq!(answer(&old()[1], &now), Answer::Changed(1));
    assert_eq!(answer(&old()[5], &now), Answer::Changed(5));
}

#[test]
fn a_figure_is_cited_with_its_sentence_and_not_with_those_beside_it() {
    let changed = LETTERS.replace("群众满意", "群众非常满意");
    let mut now = old();
    now[1] = text("xin-fang.1", &changed);
    now[5] = figure("letters", &changed, "229件");
    assert_eq!(answer(&old()[5], &now), Answer::Same(5));
}

#[test]
fn the_sentence_of_a_figure_that_is_marked_no_more_is_still_found() {
    let now = &old()[..5];
    assert_eq!(answer(&old()[5], now), Answer::Same(1));
}

#[test]
fn an_id_that_went_to_another_number_of_the_sentence_is_not_taken_for_the_number() {
    let other = "来信229件,来访30件。";
    let then = figure("letters", other, "229件");
    let now = [text("xin-fang.1", other), figure("letters", other, "30件")];
    assert_eq!(answer(&then, &now), Answer::Same(0));
}

#[test]
fn the_same_words_in_several_other_places_are_a_question() {
    let now = [
        text("xin-fang.2", VISITS),
        text("fu-yi.1", LETTERS),
        text("fu-yi.2", LETTERS),
    ];
    assert_eq!(answer(&old()[1], &now), Answer::Ambiguous(vec![1, 2]));
}

#[test]
fn a_look_alike_in_another_section_is_not_the_paragraph() {
    let alike = LETTERS.replace("群众满意", "上级满意");
    let now = [
        section("xin-fang", "三、信访工作", ""),
        text("fu-yi.1", &alike),
    ];
    assert_eq!(answer(&old()[1], &now), Answer::Gone(Some(0)));
}

#[test]
fn when_the_words_are_gone_no_other_paragraph_takes_their_number() {
    let now = [
        section("xin-fang", "三、信访工作", ""),
        text("xin-fang.1", "另一段文字,与原来的全然不同。"),
    ];
    assert_eq!(answer(&old()[1], &now), Answer::Gone(Some(0)));
    assert_eq!(
        follow("qi-ta.3~aaaabbbbccccdddddd", &now),
        Some(Answer::Gone(None))
    );
    assert_eq!(follow("xin-fang.1~汉", &now), Some(Answer::Gone(Some(0))));
    assert_eq!(follow("xin-fang.1", &now), None, "an id and no more");
}

#[test]
fn an_address_of_the_first_kind_leads_on_and_tells_that_it_cannot_tell() {
    let address = format!("xin-fang.1~{}", fingerprint(LETTERS));
    let changed = LETTERS.replace("229", "929");
    let now = [
        text("xin-fang.1", "新增的一段。"),
        text("xin-fang.2", &changed),
    ];
    assert_eq!(follow(&address, &now), Some(Answer::Unknown(1)));
    let figure = format!("figure/letters~{}", fingerprint(LETTERS));
    assert_eq!(follow(&figure, &old()), Some(Answer::Unknown(5)));
}

#[test]
fn the_sentence_around_a_number_is_whole() {
    let text = "一句话。来信229件,办结229件。后一句";
    let at = |words| text.find(words).unwrap();
    assert_eq!(sentence_at(text, at("229")), "来信229件,办结229件。");
    assert_eq!(sentence_at(text, at("后")), "后一句");
    assert_eq!(sentence_at(text, 0), "一句话。");
    assert_eq!(sentence_at(text, text.len()), "");
}

#[test]
fn a_fingerprint_knows_no_blanks_and_a_digest_does() {
    assert_eq!(fingerprint("来　信"), fingerprint("来信"));
    assert_ne!(fingerprint("来信"), fingerprint("来访"));
    assert_ne!(digest::<WORDS>("2 29件"), digest::<WORDS>("22 9件"));
    assert_eq!(digest::<WORDS>("").len(), WORDS);
}

/// What editors do to a report from one version to the next.
#[derive(Clone, Debug)]
enum Edit {
    Insert(usize),
    Delete(usize),
    Split(usize),
    Join(usize),
    Swap(usize, usize),
    Renumber,
    Digit(usize),
    Repeat(usize, usize),
}

fn edit() -> impl Strategy<Value = Edit> {
    let n = 0..12_usize;
    prop_oneof![
        n.clone().prop_map(Edit::Insert),
        n.clone().prop_map(Edit::Delete),
        n.clone().prop_map(Edit::Split),
        n.clone().prop_map(Edit::Join),
        (n.clone(), n.clone()).prop_map(|(a, b)| Edit::Swap(a, b)),
        Just(Edit::Renumber),
        n.clone().prop_map(Edit::Digit),
        (n.clone(), n).prop_map(|(a, b)| Edit::Repeat(a, b)),
    ]
}

/// Sections of paragraphs; every paragraph is like its neighbours but for its number.
type Sections = Vec<(String, Vec<String>)>;

fn report() -> Sections {
    let section = |s: usize| {
        let paragraph = |p: usize| {
            let n = s * 10 + p;
            format!(
                "本年度共受理各类申请{n}件,同比增长。其中按期办结{}件,群众满意率较高。",
                n + 100
            )
        };
        (format!("{s}、工作情况"), (0..4).map(paragraph).collect())
    };
    (0..3).map(section).collect()
}

fn edited(sections: &mut Sections, edit: &Edit) {
    let at = |n: usize| (n / 4 % 3, n % 4);
    let (s, p) = match edit {
        Edit::Insert(n) | Edit::Delete(n) | Edit::Split(n) | Edit::Join(n) | Edit::Digit(n) => {
            at(*n)
        }
        Edit::Swap(n, _) | Edit::Repeat(n, _) => at(*n),
        Edit::Renumber => (0, 0),
    };
    let paragraphs = &mut sections[s].1;
    if p >= paragraphs.len() {
        return;
    }
    match edit {
        Edit::Insert(_) => {
            paragraphs.insert(p, format!("本年度共受理各类申请{}件,是新写的。", s + 900))
        }
        Edit::Delete(_) => drop(paragraphs.remove(p)),
        Edit::Split(_) => {
            let text = paragraphs[p].clone();
            if let Some((one, other)) = text.split_once('。').filter(|(_, rest)| !rest.is_empty())
            {
                paragraphs[p] = format!("{one}。");
                paragraphs.insert(p + 1, other.to_owned());
            }
        }
        Edit::Join(_) => {
            if p + 1 < paragraphs.len() {
                let next = paragraphs.remove(p + 1);
                paragraphs[p].push_str(&next);
            }
        }
        Edit::Swap(_, other) => {
            let (t, q) = at(*other);
            if q < sections[t].1.len() {
                let one = sections[s].1[p].clone();
                sections[s].1[p] = std::mem::replace(&mut sections[t].1[q], one);
            }
        }
        Edit::Renumber => {
            for (n, section) in sections.iter_mut().enumerate() {
                section.0 = format!("{}、工作情况", n + 2);
            }
        }
        Edit::Digit(_) => {
            paragraphs[p] = paragraphs[p].replacen(|c: char| c.is_ascii_digit(), "7", 1);
        }
        Edit::Repeat(_, other) => {
            let text = paragraphs[p].clone();
            let to = at(*other).0;
            sections[to].1.push(text);
        }
    }
}

/// Figures keep the order that they are read in, as ids from a vocabulary do.
fn places(sections: &Sections) -> Vec<Place> {
    let mut places = Vec::new();
    for (s, (heading, paragraphs)) in sections.iter().enumerate() {
        places.push(section(&format!("s{s}"), heading, &paragraphs.join("\n")));
        for (p, paragraph) in paragraphs.iter().enumerate() {
            places.push(text(&format!("s{s}.{p}"), paragraph));
            let number: String = paragraph
                .chars()
                .skip_while(|c| !c.is_ascii_digit())
                .take_while(char::is_ascii_digit)
                .collect();
            if !number.is_empty() {
                places.push(figure(
                    &format!("n{s}.{p}"),
                    paragraph,
                    &format!("{number}件"),
                ));
            }
        }
    }
    places
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_500))]

    /// Four edits each: 10,000.
    #[test]
    fn no_edit_lets_a_citation_land_on_other_words_in_silence(edits in prop::collection::vec(edit(), 4)) {
        let then = places(&report());
        let mut sections = report();
        for edit in &edits {
            edited(&mut sections, edit);
        }
        let now = places(&sections);
        for cited in &then {
            let found = answer(cited, &now);
            let said_by = |place: &Place| match kind(&place.id) {
                Kind::Text if cited.number.is_some() => sentences(&place.text).any(|one| one == cited.words),
                _ => place.words == cited.words && place.number == cited.number,
            };
            match &found {
                Answer::Same(n) | Answer::Moved(n) => prop_assert!(said_by(&now[*n])),
                Answer::Ambiguous(several) => prop_assert!(several.len() > 1),
                Answer::Changed(_) | Answer::Gone(_) => {
                    prop_assert!(!now.iter().any(said_by), "{cited:?} is there: {found:?}");
                }
                Answer::Unknown(_) => prop_assert!(false),
            }
        }
    }
}
