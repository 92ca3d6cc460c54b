//! Every class of number phrase that reports use, one by one: what is read from a sentence, as
//! `printed = label value unit`, with what more is to be known of it.

use crate::reading::{reads, reads_nothing, report, say};
use gongbao_import::import;
use gongbao_report::model::Figure;

// G1, G2, G3, G27
#[test]
fn counts_rates_and_points() {
    reads(
        "全年收到来信229件,办结率98.5%,满意率100 %。",
        &[
            "229件 = 收到来信 229 件",
            "98.5% = 办结率 98.5 %",
            "100 % = 满意率 100 %",
        ],
    );
    reads(
        "败诉率同比上升0.8个百分点。",
        &["0.8个百分点 = 败诉率同比上升 0.8 个百分点 (context)"],
    );
    reads("超期未办结0件。", &["0件 = 超期未办结 0 件"]);
}

// G4, G5, G6
#[test]
fn floors_and_powers() {
    reads(
        "发放宣传册3万余册,参加培训200余人次,植树1.2万株。",
        &[
            "3万余册 = 发放宣传册 ≥ 30000 册",
            "200余人次 = 参加培训 ≥ 200 人次",
            "1.2万株 = 植树 12000 株",
        ],
    );
}

// G7, G8
#[test]
fn bounds_before_and_behind() {
    reads(
        "受理投诉超过600件,接待群众近480人次,覆盖率达95%以上。",
        &[
            "超过600件 = 受理投诉 > 600 件",
            "近480人次 = 接待群众 ≈ 480 人次",
            "95%以上 = 覆盖率 ≥ 95 %",
        ],
    );
    reads_nothing("近三年来,近5年的工作表明。");
}

// G9, G20
#[test]
fn ranges_and_fractions() {
    reads(
        "抽查比例为5%-10%。",
        &["5% = 抽查比例 ≥ 5 %", "10% = 抽查比例 ≤ 10 %"],
    );
    reads(
        "行政案件占全部案件的三分之一。",
        &["三分之一 = 行政案件占全部案件 0.333333333333333  (context)"],
    );
}

// G10, G11
#[test]
fn series_and_changes() {
    reads(
        "行政诉讼案件由2018年的30件下降到12件。",
        &[
            "30件 = 行政诉讼案件 30 件 2018",
            "12件 = 行政诉讼案件 12 件",
        ],
    );
    reads(
        "受理复议申请56件,同比增长40%。",
        &[
            "56件 = 受理复议申请 56 件",
            "40% = 受理复议申请同比增长 40 % (context)",
        ],
    );
    reads(
        "群众投诉同比下降12.3%。",
        &["下降12.3% = 群众投诉同比下降 -12.3 % (context)"],
    );
    reads(
        "浓度为20微克/立方米,同比改善13%。",
        &[
            "20微克/立方米 = 浓度 20 微克/立方米",
            "13% = 浓度同比改善 13 % (context)",
        ],
    );
    reads(
        "城镇新增就业1200人,比上年增加80人。",
        &[
            "1200人 = 城镇新增就业 1200 人",
            "80人 = 新增就业比上年增加 80 人 (context)",
        ],
    );
}

// G12, G13, G22, G23, G24, G25
#[test]
fn dates_ordinals_slogans_schemes_hotlines_and_codes_are_no_figures() {
    for text in [
        "2020年3月31日,第三次常务会议研究了第二十条第(一)项。",
        "落实“五水共治”“最后一公里”要求,构建“1+6+N”体系。",
        "12345热线和12345市民服务热线平稳运行,电话0570-3030303。",
        "根据临政发〔2020〕12号文件,用好1+3+N机制。",
        "惠及千家万户,办好十件实事。",
        "该系统7×24小时运行,算力为10百亿亿次/秒。",
        "在全国15个省份中走在前列。",
    ] {
        reads_nothing(text);
    }
}

#[test]
fn classes_named_by_a_size_are_no_amounts() {
    reads_nothing("5万吨级码头、百人级会场相继建成。");
    reads_nothing("该县成为全省3个入选县之一。");
    reads(
        "现有4A级景区3家、5G基站42个。",
        &["3家 = 4A级景区 3 家", "42个 = 5G基站 42 个"],
    );
}

#[test]
fn an_audience_needs_no_measure_word() {
    reads(
        "普法账号粉丝550万,点赞30余万。",
        &[
            "550万 = 普法账号粉丝 5500000  (context)",
            "30余万 = 点赞 ≥ 300000  (context)",
        ],
    );
    reads_nothing("编号550万,代码30万号,好评如潮万万没想到。");
}

// G14
#[test]
fn a_rank_is_of_what_was_said() {
    reads(
        "依法行政考核位居全市第二。",
        &["第二 = 依法行政考核位居全市 2 位"],
    );
    reads(
        "空气质量综合指数为4.8,优良天数比例为90%,全市排名第一。",
        &["90% = 优良天数比例 90 %", "第一 = 优良天数比例排名 1 位"],
    );
}

// G15
#[test]
fn respective_lists_are_aligned_or_left_out() {
    reads(
        "来信、来访数量分别为12件、30件。",
        &["12件 = 来信 12 件", "30件 = 来访 30 件"],
    );
    // The words behind the first number are not behind the last.
    reads(
        "来信、来访数量分别为12件和30件",
        &["12件 = 来信 12 件", "30件 = 来访 30 件"],
    );
    reads_nothing("安平、河东、石桥和梅林的案件分别为3件、5件。");
}

#[test]
fn one_thing_in_several_years() {
    let expected = [
        "8件 = 新收行政诉讼案件 8 件 2018",
        "7件 = 新收行政诉讼案件 7 件 2019",
        "6件 = 新收行政诉讼案件 6 件",
    ];
    for text in [
        "2018年、2019年、2020年全县新收行政诉讼案件分别为8件、7件、6件。",
        "2018年至2020年,新收行政诉讼案件分别为8件、7件和6件。",
        "2018-2020年新收行政诉讼案件分别为8件、7件、6件。",
        "新收行政诉讼案件2018年、2019年、2020年分别为8件、7件、6件。",
    ] {
        reads(text, &expected);
    }
    reads_nothing("2018年、2019年新收行政诉讼案件分别为8件、7件、6件。");
}

#[test]
fn a_number_held_against_another_year() {
    reads(
        "收到复议申请45件,较2018年的32件增加13件,增幅40.6%。",
        &[
            "45件 = 收到复议申请 45 件",
            "32件 = 收到复议申请 32 件 2018",
            "13件 = 收到复议申请增加 13 件 (context)",
            "40.6% = 收到复议申请增幅 40.6 % (context)",
        ],
    );
    reads(
        "出庭应诉率从2018年的62.5%提升至2020年的98%,败诉率降幅达12.6%。",
        &[
            "62.5% = 出庭应诉率 62.5 % 2018",
            "98% = 出庭应诉率 98 %",
            "12.6% = 败诉率降幅 12.6 % (context)",
        ],
    );
}

#[test]
fn a_list_of_ranks_and_a_list_of_documents() {
    reads(
        "创建国家级示范村2个、省级23个;审查文件15件、合同9份。",
        &[
            "2个 = 创建国家级示范村 2 个",
            "23个 = 创建省级示范村 23 个",
            "15件 = 审查文件 15 件",
            "9份 = 审查合同 9 份",
        ],
    );
    reads(
        "24个执法部门公示清单45项,经费按人均1元标准拨付。",
        &["24个 = 执法部门 24 个", "45项 = 执法部门公示清单 45 项"],
    );
}

#[test]
fn respective_changes_are_of_what_the_sentence_counted() {
    reads(
        "发生事故9起、死亡6人,同比分别下降25%、14.3%。",
        &[
            "9起 = 发生事故 9 起",
            "6人 = 死亡 6 人",
            "下降25% = 发生事故同比下降 -25 % (context)",
            "14.3% = 死亡同比下降 -14.3 % (context)",
        ],
    );
    reads(
        "接待来访9批、受理来信6件,较上年分别减少2批、增加1件。",
        &[
            "9批 = 接待来访 9 批",
            "6件 = 受理来信 6 件",
            "减少2批 = 接待来访较上年减少 -2 批 (context)",
            "1件 = 受理来信增加 1 件 (context)",
        ],
    );
    // Two changes and one thing that was counted last.
    reads(
        "来访9批、来信6件,答复率100%,较上年分别减少2批、增加1件。",
        &["9批 = 来访 9 批", "6件 = 来信 6 件", "100% = 答复率 100 %"],
    );
}

#[test]
fn what_each_of_several_bodies_did() {
    reads(
        "县司法局、县公安局分别办理案件12件、156件。",
        &[
            "12件 = 县司法局办理案件 12 件",
            "156件 = 县公安局办理案件 156 件",
        ],
    );
}

#[test]
fn a_rank_among_so_many_counts_them_not() {
    reads(
        "政务公开评估得分92.6分,在全市13个县(市、区)中排名第二。",
        &[
            "92.6分 = 政务公开评估得分 92.6 分",
            "第二 = 政务公开评估得分排名 2 位",
        ],
    );
    reads(
        "平均分96分,位居全省86个县(市、区)第5位。",
        &["96分 = 平均分 ø 96 分", "第5 = 平均分位居 5 位"],
    );
    // What is ranked is not said.
    reads(
        "生产总值增长8%,居全市第二。",
        &["8% = 生产总值增长 8 % (context)"],
    );
}

#[test]
fn what_is_held_against_others_did_not_change() {
    reads(
        "败诉率5.8%,高于全省平均水平0.8个百分点。",
        &[
            "5.8% = 败诉率 5.8 %",
            "0.8个百分点 = 败诉率高于全省平均水平 0.8 个百分点 (context)",
        ],
    );
}

#[test]
fn drafts_are_no_intentions() {
    reads("审查拟发文件15件。", &["15件 = 审查拟发文件 15 件"]);
    reads("拟开展检查5次。", &["5次 = 拟开展检查 5 次 (context)"]);
}

// G19
#[test]
fn a_ratio_is_its_first_number_and_never_charted() {
    reads(
        "执法记录仪与执法人员比例达到1:2。",
        &["1:2 = 执法记录仪与执法人员比例 1  (context)"],
    );
}

// G21, G26
#[test]
fn numerals_and_zeros_in_words() {
    reads(
        "经过三轮征求意见,查处两起案件。",
        &["三轮 = 经过征求意见 3 轮 (context)", "两起 = 查处案件 2 起"],
    );
    reads(
        "全年未发生较大安全事故,实现行政诉讼零败诉。",
        &["未发生 = 较大安全事故 0 起", "零败诉 = 败诉 0 件"],
    );
    reads_nothing("对违法行为“零容忍”,实现“零”的突破,无一例外。");
}

// G28
#[test]
fn a_share_is_of_what_was_counted_before_it() {
    reads(
        "行政处罚类案件112件,占案件总数的26%;其他类40件,占9%。",
        &[
            "112件 = 行政处罚类案件 112 件",
            "26% = 行政处罚类案件占案件总数 26 %",
            "40件 = 其他类 40 件",
            "9% = 其他类占比 9 %",
        ],
    );
}

#[test]
fn a_share_of_nothing_that_was_counted_is_left_out() {
    reads(
        "事项居前的是:行政处罚2100,占总数的33.9%;行政强制490件,占总数的7.9%。",
        &["490件 = 行政强制 490 件", "7.9% = 行政强制占总数 7.9 %"],
    );
}

// G31
#[test]
fn digits_of_tables_have_the_unit_over_their_columns() {
    let page = "河湾县2020年行政执法统计年报\n一、行政处罚\n实施数量(宗) | | |\n警告 | 罚款 | 罚没金额(万元) |\n75 | 1129 | 153.79 |\n";
    let figures = import(page.as_bytes(), None).unwrap().report.figures;
    let said: Vec<String> = figures.iter().map(say).collect();
    assert_eq!(
        said,
        [
            "75 = 警告 75 宗",
            "1129 = 罚款 1129 宗",
            "153.79 = 罚没金额(万元) 153.79 万元"
        ]
    );
}

// G29
#[test]
fn totals_keep_their_word() {
    let words = |text: &str| report(text).figures.remove(0).words;
    assert_eq!(words("累计公开信息5928条。"), ["累计"]);
    assert_eq!(words("共收到来信5件。"), ["共"]);
    assert_eq!(words("公共服务事项5项。"), [""; 0]);
}

// G30
#[test]
fn marks_between_digits() {
    reads(
        "调解纠纷3,000件,制作协议4 598份,开展活动１２场。",
        &[
            "3,000件 = 调解纠纷 3000 件",
            "4 598份 = 制作协议 4598 份",
            "１２场 = 开展活动 12 场",
        ],
    );
    reads_nothing("共参加应诉案件1 5起,成功率99·5 9%。");
    let notes = report("共参加应诉案件1 5起。").notes;
    assert_eq!(
        (notes[0].printed.as_str(), notes[0].likely.as_deref()),
        ("1 5起", Some("15"))
    );
    assert_eq!(report("制作协议4 598份。").notes, []);
}

#[test]
fn a_year_that_lost_its_mark_is_a_year_still() {
    reads(
        "2019总共办理案件66件,2020总共办理案件151件。",
        &[
            "66件 = 2019总共办理案件 66 件 2019",
            "151件 = 2020总共办理案件 151 件",
        ],
    );
}

#[test]
fn numbers_that_share_a_unit_are_left_out() {
    reads(
        "办结率99.2%,满意率95.7%,分别较去年提升0.4和1.3个百分点。",
        &["99.2% = 办结率 99.2 %", "95.7% = 满意率 95.7 %"],
    );
    reads_nothing("分别新增3、5件。");
}

#[test]
fn a_place_in_the_region_is_a_rank() {
    reads(
        "法治政府建设考核全省第3位。",
        &["第3 = 法治政府建设考核全省 3 位"],
    );
    reads_nothing("召开全市第3次会议。");
}

#[test]
fn by_how_much_more_than_last_year_is_a_change() {
    reads(
        "梳理公布权力清单4562项,比去年精简213项。",
        &[
            "4562项 = 梳理公布权力清单 4562 项",
            "213项 = 梳理公布权力清单比去年精简 213 项 (context)",
        ],
    );
    reads(
        "开展培训12场,较上年多3场。",
        &[
            "12场 = 开展培训 12 场",
            "3场 = 开展培训较上年多 3 场 (context)",
        ],
    );
}

#[test]
fn each_of_several_rates_is_said_to_be_of_each() {
    let report = report("办理建议78件,办结率和满意率均为100%。");
    let words: Vec<_> = report.figures.iter().map(|figure| &figure.words).collect();
    assert_eq!(words[1], &["均"]);
}

#[test]
fn how_many_for_each_is_not_how_many() {
    reads(
        "培训“法律明白人”693名,实现每村3名以上。",
        &["693名 = 培训“法律明白人” 693 名"],
    );
    reads(
        "惠及每年毕业的学生3万名。",
        &["3万名 = 惠及每年毕业的学生 30000 名"],
    );
}

#[test]
fn by_how_much_it_fell() {
    reads(
        "审批事项由186项减至97项,减幅达47.8%。",
        &[
            "186项 = 审批事项 186 项 (context)",
            "97项 = 审批事项 97 项",
            "47.8% = 审批事项减幅 47.8 % (context)",
        ],
    );
    reads("案卷合格率只有85%。", &["85% = 案卷合格率 85 %"]);
}

#[test]
fn the_ends_of_a_range_share_name_and_unit() {
    reads(
        "县级保留186-213项不等。",
        &["186 = 县级保留 ≥ 186 项", "213项 = 县级保留 ≤ 213 项"],
    );
}

#[test]
fn by_how_much_less_is_of_what_became_less() {
    reads(
        "审批平均用时由原来的210天缩短到75天,缩短64%。",
        &[
            "210天 = 审批平均用时 ø 210 天 (context)",
            "75天 = 审批平均用时 ø 75 天 (context)",
            "64% = 审批平均用时缩短 64 % (context)",
        ],
    );
}

#[test]
fn none_was_lost() {
    reads(
        "市政府作为被告的案件89件,无一败诉。",
        &["89件 = 市政府作为被告的案件 89 件", "无一败诉 = 败诉 0 件"],
    );
}

#[test]
fn what_it_was_held_against() {
    reads(
        "收到行政复议申请1113件,较2019年558件增加了555件。",
        &[
            "1113件 = 收到行政复议申请 1113 件",
            "558件 = 收到行政复议申请 558 件 2019",
            "555件 = 收到行政复议申请增加 555 件 (context)",
        ],
    );
    // Of which of the two it is said is not to be read.
    reads(
        "审结案件977件中直接纠错236件,纠错率约为24%,较去年60件增长了近3倍。",
        &[
            "977件 = 审结案件 977 件",
            "236件 = 直接纠错 236 件",
            "约为24% = 纠错率 ≈ 24 %",
        ],
    );
}

// Word files of many offices have blanks around their digits.
#[test]
fn blanks_around_digits_change_nothing() {
    let told = |text: &str| {
        let figures = report(text).figures.into_iter();
        let told = figures.map(|figure| {
            let Figure {
                label,
                value,
                qualifier,
                unit,
                year,
                role,
                ..
            } = figure;
            (label.zh, value.to_string(), qualifier, unit, year, role)
        });
        told.collect::<Vec<_>>()
    };
    for text in [
        "收到来信229件,办结率98.5%,比例约为17%,发放3万余册,参加超过600人次,覆盖95%以上。",
        "保留事项276项,比2017年减少42项;县级保留186-213项。",
        "赴省访批次、人次同比分别下降33.3%、18%。",
        "审批用时由原来的210天缩短到75天,缩短64%。",
        "审结案件36件(含上年结转2件),其中维持18件、驳回16件。",
    ] {
        let (mut blanks, mut inside) = (String::new(), false);
        for c in text.chars() {
            if inside != (c.is_ascii_digit() || c == '.') {
                inside = !inside;
                blanks.push(' ');
            }
            blanks.push(c);
        }
        assert_eq!(told(&blanks), told(text), "{blanks}");
    }
}

#[test]
fn a_minus_is_a_fall() {
    reads(
        "办理行政处罚案件4,637件(同比-12.4%)。",
        &[
            "4,637件 = 办理行政处罚案件 4637 件",
            "-12.4% = 办理行政处罚案件同比 -12.4 % (context)",
        ],
    );
}

#[test]
fn what_is_planned_for_the_next_year_is_no_result() {
    let page = "临江县2020年法治政府建设情况报告\n一、工作情况\n开展讲座5场。\n\
                二、2021年重点工作\n一是开展讲座不少于6场。\n";
    let figures = import(page.as_bytes(), None).unwrap().report.figures;
    let said: Vec<String> = figures.iter().map(say).collect();
    assert_eq!(
        said,
        [
            "5场 = 开展讲座 5 场",
            "不少于6场 = 开展讲座 ≥ 6 场 (context)"
        ]
    );
}

#[test]
fn the_year_of_what_was_dealt_with() {
    reads(
        "组织2019年新录用人员考试3场。",
        &["3场 = 新录用人员考试 3 场"],
    );
    reads("2019年收到来信5件。", &["5件 = 收到来信 5 件 2019"]);
}

#[test]
fn what_is_said_of_others_is_not_said_of_the_district() {
    let figures = report("全市行政诉讼败诉率为15.3%,我县为8%。").figures;
    assert_eq!(say(&figures[0]), "15.3% = 全市行政诉讼败诉率 15.3 %");
    assert_eq!(figures[0].scope.as_ref().unwrap().zh, "全市");
    assert!(figures[0].id.starts_with("local."));
    reads("全县败诉率为15.3%。", &["15.3% = 败诉率 15.3 %"]);
}

#[test]
fn half_a_year_is_no_year() {
    let figures =
        report("上半年受理行政复议案件126件,审结98件;下半年受理153件。全年审结261件。").figures;
    let words: Vec<_> = figures.iter().map(|figure| figure.words.concat()).collect();
    assert_eq!(words, ["上半年", "上半年", "下半年", ""]);
    assert!(figures[0].id.starts_with("local."));
    assert!(figures[3].id.starts_with("reconsideration."));
}

#[test]
fn a_level_a_year_before() {
    reads(
        "受理行政复议案件126件,比上年同期的98件增长28.6%。",
        &[
            "126件 = 受理行政复议案件 126 件",
            "98件 = 受理行政复议案件 98 件 2019",
            "28.6% = 受理行政复议案件增长 28.6 % (context)",
        ],
    );
    reads(
        "满意率由年初的88.1%上升到95.4%。",
        &["88.1% = 满意率 88.1 % (context)", "95.4% = 满意率 95.4 %"],
    );
}

#[test]
fn behind_a_bracket_the_sentence_goes_on_with_what_stood_before_it() {
    reads(
        "应诉案件102件(其中共同被告32件),同比下降21.5%。",
        &[
            "102件 = 应诉案件 102 件",
            "32件 = 共同被告 32 件",
            "下降21.5% = 应诉案件同比下降 -21.5 % (context)",
        ],
    );
}

#[test]
fn some_months_are_no_year() {
    let figures = report("2020年5月至当年底,受理行政复议案件126件。1—10月审结98件。").figures;
    let words: Vec<_> = figures.iter().map(|figure| figure.words.concat()).collect();
    assert_eq!(words, ["2020年5月至当年底", "1—10月"]);
    assert!(figures.iter().all(|figure| figure.id.starts_with("local.")));
    for year in ["1月至12月", "2020年1月至12月", "2020年1至2020年12月"] {
        let figures = report(&format!("{year}受理行政复议案件126件。")).figures;
        assert!(figures[0].id.starts_with("reconsideration."), "{year}");
    }
    for span in ["2018年1月至2020年12月", "2019年12月至今年11月"] {
        let figures = report(&format!("{span},受理行政复议案件126件。")).figures;
        assert_eq!(figures[0].words, [span]);
    }
}

#[test]
fn what_did_not_happen_is_named_without_its_count() {
    reads("未发生一起涉法纠纷。", &["未发生 = 涉法纠纷 0 起"]);
}

#[test]
fn changes_in_a_row_are_of_what_stands_in_a_row() {
    reads(
        "破获刑事案件1803起、查处治安案件1391起,同比提升16.2%、6.2%。",
        &[
            "1803起 = 破获刑事案件 1803 起",
            "1391起 = 查处治安案件 1391 起",
            "16.2% = 破获刑事案件同比提升 16.2 % (context)",
            "6.2% = 查处治安案件同比提升 6.2 % (context)",
        ],
    );
    reads(
        "电诈警情、损失数同比下降24.8%、39.1%。",
        &[
            "下降24.8% = 电诈警情同比下降 -24.8 % (context)",
            "39.1% = 损失数同比下降 -39.1 % (context)",
        ],
    );
    // Of more things than are named here.
    reads(
        "刑事案件1803起,同比提升16.2%、6.2%和1.1%。",
        &["1803起 = 刑事案件 1803 起"],
    );
}

#[test]
fn a_gap_to_others_is_no_change() {
    let figures =
        report("败诉率为4.3%,低于全省平均0.9个百分点。优良天数比率好于年度目标0.9个百分点。")
            .figures;
    assert_eq!(
        say(&figures[1]),
        "0.9个百分点 = 败诉率低于全省平均 0.9 个百分点 (context)"
    );
    assert_eq!(
        say(&figures[2]),
        "0.9个百分点 = 优良天数比率好于年度目标 0.9 个百分点 (context)"
    );
    assert!(
        figures[1..]
            .iter()
            .all(|figure| figure.id.starts_with("local."))
    );
}

#[test]
fn what_two_numbers_of_one_unit_share_counts_the_second() {
    reads(
        "17个地市差评工单1249个。",
        &["1249个 = 17个地市差评工单 1249 个"],
    );
}

#[test]
fn a_month_is_no_year() {
    let figures =
        report("2020年7月,全区办理行政复议案件12件。截至2020年10月,受理行政复议申请98件。").figures;
    let words: Vec<_> = figures.iter().map(|figure| figure.words.concat()).collect();
    assert_eq!(words, ["2020年7月", ""]);
    assert!(figures[0].id.starts_with("local."));
    assert!(figures[1].id.starts_with("reconsideration."));
}
