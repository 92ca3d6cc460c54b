use super::*;

#[test]
fn numbers_are_said_as_a_person_would() {
    for (text, words) in [
        ("种植珍贵树种60余万株", "种植珍贵树种六十余万株"),
        ("实现率达到90.3%", "实现率达到百分之九十点三"),
        ("柯政发〔2018〕9号", "柯政发二零一八,九号"),
        ("2017年,全区", "二零一七年,全区"),
        ("2018年3月2日", "二零一八年三月二日"),
        ("1000年", "一零零零年"),
        ("2018-03-31", "二零一八年三月三十一日"),
        ("2018.3.5起", "二零一八年三月五日起"),
        ("(2018)9号", "(二零一八)九号"),
        ("2017年-2018年", "二零一七年到二零一八年"),
        ("3月-5月", "三月到五月"),
        ("1200-1500人", "一千二百到一千五百人"),
        ("10%-20%", "百分之十到百分之二十"),
        ("６０余万株", "六十余万株"),
        ("“1+N”体系", "“一加N”体系"),
        ("互联网+监督", "互联网加监督"),
        ("第2次", "第二次"),
        ("2级", "二级"),
        ("2万", "两万"),
        ("2.5万", "二点五万"),
        ("15290件", "一万五千二百九十件"),
        ("15,290件", "一万五千二百九十件"),
        ("1307件2904人次", "一千三百零七件两千九百零四人次"),
        ("16件", "十六件"),
        ("116件", "一百一十六件"),
        ("10个", "十个"),
        ("110个", "一百一十个"),
        ("100%", "百分之一百"),
        ("1000", "一千"),
        ("1010", "一千零一十"),
        ("20000元", "两万元"),
        ("100000", "十万"),
        ("120000", "十二万"),
        ("1000500", "一百万零五百"),
        ("105000", "十万五千"),
        ("100016", "十万零一十六"),
        ("1050", "一千零五十"),
        ("1,234,567", "一百二十三万四千五百六十七"),
        ("1000000000000", "一万亿"),
        ("1000100000000", "一万零一亿"),
        ("100000000", "一亿"),
        ("1200000000", "十二亿"),
        ("100005000", "一亿零五千"),
        ("2次", "两次"),
        ("2000余件", "两千余件"),
        ("22台", "二十二台"),
        ("0件", "零件"),
        ("0.5年", "零点五年"),
        ("比例达到1:1", "比例达到一比一"),
        ("3-5个", "三到五个"),
        ("2015—2020年", "二零一五到二零二零年"),
        ("2015-2020年", "二零一五到二零二零年"),
        ("12345电话投诉举报", "幺二三四五电话投诉举报"),
        ("12345、12348热线", "幺二三四五、幺二三四八热线"),
        ("12345件", "一万二千三百四十五件"),
        ("12,345", "一万二千三百四十五"),
        ("110联动平台", "幺幺零联动平台"),
        ("110件", "一百一十件"),
        ("0570-3023456", "零五七零,三零二三四五六"),
        ("13800001111", "幺三八零零零零幺幺幺幺"),
        ("上午9:30", "上午九点三十"),
        ("15.6㎡", "十五点六平方米"),
        ("0570", "零五七零"),
        ("V类水、II类水标准", "五类水、二类水标准"),
        ("3.5‰", "千分之三点五"),
        ("五水共治", "五水共治"),
    ] {
        assert_eq!(said(text), words, "{text}");
    }
}

#[test]
fn what_takes_long_is_said_in_breaths() {
    assert_eq!(breaths("收到十六件。"), ["收到十六件。"]);
    let clause = "全区各部门认真落实各项制度,";
    let long = clause.repeat(8);
    let pieces = breaths(&long);
    assert_eq!(pieces.concat(), long);
    assert!(pieces.len() > 1);
    for piece in &pieces {
        assert!(
            piece.ends_with(',') && piece.chars().count() <= LONGEST,
            "{piece}"
        );
    }
    let unmarked = "一".repeat(100);
    assert_eq!(breaths(&unmarked).concat(), unmarked);
    assert_eq!(breaths(""), [""]);
}

#[test]
fn letters_that_are_no_numbers_stay() {
    assert_eq!(said("APP、IT"), "APP、IT");
    assert_eq!(said("I类"), "一类");
}

#[test]
fn sentences_know_their_place() {
    let text = "收到16件,受理11件。“不予受理”5件!其中:1件撤回;余下在办";
    let found = sentences(text);
    let places: Vec<&str> = found
        .iter()
        .map(|sentence| &text[sentence.at.clone()])
        .collect();
    assert_eq!(
        places,
        [
            "收到16件,受理11件。",
            "“不予受理”5件!",
            "其中:1件撤回;",
            "余下在办"
        ]
    );
    assert_eq!(found[0].said, "收到十六件,受理十一件。");
    assert_eq!(places.concat(), text);
}

#[test]
fn closing_marks_stay_with_their_sentence() {
    let text = "他说:“好。”然后走了。";
    let found = sentences(text);
    assert_eq!(&text[found[0].at.clone()], "他说:“好。”");
    assert_eq!(found.len(), 2);
}

#[test]
fn a_text_without_anything_to_say_is_one_sentence_or_none() {
    assert!(sentences("").is_empty());
    assert_eq!(sentences("……").len(), 1);
    assert_eq!(sentences("一。……").len(), 1);
}

#[test]
fn every_sentence_of_every_text_covers_it_without_gaps() {
    let texts = [
        "1.2.3。。;",
        "\n\n甲\n乙",
        "9",
        "99999999999999999999件",
        "〔〕",
        "1,23,456",
    ];
    for text in texts {
        let mut at = 0;
        for sentence in sentences(text) {
            assert_eq!(sentence.at.start, at);
            at = sentence.at.end;
        }
        assert_eq!(at, text.len());
    }
}
