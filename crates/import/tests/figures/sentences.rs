//! Every class of number phrase that reports use, one by one: what is read from a sentence, as
//! `printed = label value unit`, with what more is to be known of it.

use crate::reading::{reads, reads_nothing, report, say};
use gongbao_import::import;
use gongbao_report::model::Figure;

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

#[test]
fn ranges_and_fractions() {
    reads("抽查比例为5%-10%。", &["5%-10% = 抽查比例 5–10 %"]);
    reads(
        "县级保留186-213项不等。",
        &["186-213项 = 县级保留 186–213 项"],
    );
    reads(
        "行政案件占全部案件的三分之一。",
        &["三分之一 = 行政案件占全部案件 33.3333333333333 % (context)"],
    );
}

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
fn a_ratio_is_its_first_number_and_never_charted() {
    reads(
        "执法记录仪与执法人员比例达到1:2。",
        &["1:2 = 执法记录仪与执法人员比例 1  (context)"],
    );
}

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

#[test]
fn totals_keep_their_word() {
    let words = |text: &str| report(text).figures.remove(0).words;
    assert_eq!(words("累计公开信息5928条。"), ["累计"]);
    assert_eq!(words("共收到来信5件。"), ["共"]);
    assert_eq!(words("公共服务事项5项。"), [""; 0]);
}

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
fn none_was_lost() {
    reads(
        "市政府作为被告的案件89件,无一败诉。",
        &["89件 = 市政府作为被告的案件 89 件", "无一败诉 = 败诉 0 件"],
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
                period,
                role,
                ..
            } = figure;
            (label.zh, value.to_string(), qualifier, unit, period, role)
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
fn what_did_not_happen_is_named_without_its_count() {
    reads("未发生一起涉法纠纷。", &["未发生 = 涉法纠纷 0 起"]);
}

#[test]
fn what_two_numbers_of_one_unit_share_counts_the_second() {
    reads(
        "17个地市差评工单1249个。",
        &["1249个 = 17个地市差评工单 1249 个"],
    );
}

#[test]
fn one_for_each_is_not_how_many() {
    reads_nothing("两个科室和司法所各1名工作人员参加。");
}

#[test]
fn a_remark_behind_a_number_names_nothing() {
    reads(
        "解决或采纳1064件(A类答复函)、占比88.1%。",
        &[
            "1064件 = 解决或采纳 1064 件",
            "88.1% = 解决或采纳占比 88.1 %",
        ],
    );
}

#[test]
fn the_sum_of_what_was_counted() {
    reads(
        "非常满意802条,满意163条,合计965条。",
        &[
            "802条 = 非常满意 802 条",
            "163条 = 满意 163 条",
            "965条 = 合计 965 条",
        ],
    );
    reads(
        "行政处罚1,802件、行政许可163件,合计1,965件。",
        &[
            "1,802件 = 行政处罚 1802 件",
            "163件 = 行政许可 163 件",
            "1,965件 = 合计 1965 件",
        ],
    );
    // Of what, is not said.
    reads(
        "非常满意802条,满意163条,合计970条。",
        &["802条 = 非常满意 802 条", "163条 = 满意 163 条"],
    );
}

#[test]
fn words_that_hold_a_joint_are_not_parted() {
    reads(
        "及时受理率、调解和解率分别达100%、99.8%。",
        &["100% = 及时受理率 100 %", "99.8% = 调解和解率 99.8 %"],
    );
}

#[test]
fn per_head_is_of_what_was_counted() {
    reads(
        "培育“法律明白人”1028名、村均不少于8名;为受援人挽回损失918.6万元,人均约1.5万元。",
        &[
            "1028名 = 培育“法律明白人” 1028 名",
            "不少于8名 = 培育“法律明白人”村均 ≥ 8 名",
            "918.6万元 = 为受援人挽回损失 9186000 元",
            "约1.5万元 = 为受援人挽回损失人均 ≈ 15000 元",
        ],
    );
}

#[test]
fn a_number_in_a_circle_is_no_part_of_a_name() {
    reads("②取消证明材料34项。", &["34项 = 取消证明材料 34 项"]);
}

#[test]
fn calls_are_counted() {
    reads(
        "12348热线接听量达92.4万通,日均2500余通。",
        &[
            "92.4万通 = 12348热线接听量 924000 通",
            "2500余通 = 12348热线接听量日均 ≥ 2500 通",
        ],
    );
}
