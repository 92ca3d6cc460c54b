//! What is a part of what, and so what is drawn.

use crate::reading::{charts, report};
use gongbao_report::model::ChartKind;

#[test]
fn a_whole_is_divided_one_way() {
    let text = "受理行政诉讼案件32件(一审25件,二审7件),审结29件,败诉2件。";
    assert_eq!(
        charts(text)[0],
        "Outcome: litigation.received, litigation.first-instance, litigation.second-instance"
    );
}

#[test]
fn parts_end_where_they_make_up_their_whole() {
    assert_eq!(
        charts("受理案件12件,其中民事案件8件、行政案件4件,结案10件。").len(),
        1
    );
}

#[test]
fn charts_hold_what_one_title_can_name() {
    assert_eq!(
        charts("行政处罚类案件112件,占案件总数的26%;行政许可类90件,占20.9%。"),
        [""; 0]
    );
    // Unknown outcomes among the known ones are parts if they make the sum, or there is no chart.
    assert_eq!(
        charts("审结复议案件20件,维持10件,撤销和变更4件,终止6件。").len(),
        1
    );
    assert!(
        !charts("审结复议案件30件,维持10件,撤销和变更4件,终止6件。")
            .iter()
            .any(|chart| chart.starts_with("Outcome"))
    );
    assert_eq!(charts("印发15家单位的方案和23家单位的通知。"), [""; 0]);
    // Bars of which only one can be seen.
    let homes = "新增学位4.7万个、教育集团47个、幼儿园30个。";
    assert_eq!(charts(homes), [""; 0]);
    assert_eq!(charts("新增学位470个、教育集团47个、幼儿园30个。").len(), 1);
    assert_eq!(
        charts("公开规章13件(含新制定5件,修改4件,废止4件)。").len(),
        1
    );
    assert_eq!(
        charts("一次办结率98%,满意率达到99.5%,时限压缩60%。").len(),
        1
    );
}

#[test]
fn a_sentence_of_parts_is_of_what_it_can_only_be_of() {
    // The last count of the sentence before is not what is divided: one knows it by its name,
    assert_eq!(
        charts(
            "行政处罚案件2134件,行政强制153件,行政许可9000件。\
             其中,适用普通程序1876件,简易程序258件。"
        )[0],
        "Outcome: enforcement.penalties, enforcement.penalties-general, enforcement.penalties-summary"
    );
    // or by its sum;
    assert_eq!(
        charts("处理甲类事项30件,乙类事项90件。其中,东片20件,西片10件。")[0],
        "Outcome: local.chu-li-jia-lei-shi-xiang, local.dong-pian, local.xi-pian"
    );
    // even one further up;
    assert_eq!(
        charts(
            "处理甲类事项30件,乙类事项90件。结果为撤销25件,变更5件。\
             其中东片20件,西片10件。"
        )[0],
        "Outcome: local.chu-li-jia-lei-shi-xiang, local.dong-pian, local.xi-pian"
    );
    // and where nothing tells, nothing is divided.
    let drawn = charts("处理甲类事项30件,乙类事项90件。其中,东片20件,西片8件。");
    assert!(
        !drawn.iter().any(|chart| chart.starts_with("Outcome")),
        "{drawn:?}"
    );
}

#[test]
fn cases_left_over_from_last_year_are_concluded_too() {
    let drawn = charts(
        "办理行政复议案件85件(上年结转7件),受理78件,审结72件,\
         其中驳回35件、撤销9件、维持28件。",
    );
    assert_eq!(
        drawn[0],
        "Outcome: reconsideration.concluded, reconsideration.rejected, reconsideration.revoked, \
         reconsideration.upheld"
    );
}

#[test]
fn parts_behind_semicolons_are_parts_still() {
    assert_eq!(
        charts("全年审结行政复议案件36件,其中维持18件;驳回6件;撤销、变更、确认违法5件;终止7件。"),
        [
            "Outcome: reconsideration.concluded, reconsideration.upheld, reconsideration.rejected, \
             local.che-xiao-bian-geng-que-ren, reconsideration.withdrawn"
        ]
    );
}

#[test]
fn what_is_concluded_in_short() {
    assert_eq!(
        charts("受理行政复议申请51件,已结45件,其中维持32件、撤销5件、终止8件。")[0],
        "Outcome: reconsideration.received, reconsideration.concluded, reconsideration.upheld, \
         reconsideration.revoked, reconsideration.withdrawn"
    );
}

#[test]
fn a_whole_with_an_inexact_part_is_not_divided() {
    let drawn =
        charts("市场主体达28.6万户,其中企业9.7万户、个体工商户18.6万户、农民专业合作社3100余户。");
    assert!(
        !drawn.iter().any(|chart| chart.starts_with("Outcome")),
        "{drawn:?}"
    );
}

#[test]
fn old_cases_are_no_part_beside_the_outcomes() {
    assert_eq!(
        charts("审结行政复议案件261件(含往年积案12件),其中维持113件、驳回148件。")[0],
        "Outcome: reconsideration.concluded, reconsideration.upheld, reconsideration.rejected"
    );
}

#[test]
fn what_was_withdrawn_is_no_part_beside_what_was_concluded() {
    assert_eq!(
        charts("受理行政复议案件51件(撤回3件),审结45件,另有6件正在审理。")[0],
        "Outcome: reconsideration.admitted, reconsideration.concluded, reconsideration.pending"
    );
}

#[test]
fn among_so_many_is_of_these() {
    assert_eq!(
        charts(
            "在审结的418件一审行政诉讼案件中,判决维持112件,准许原告撤诉209件,其他方式结案97件。"
        )[0],
        "Outcome: litigation.concluded, local.pan-jue-wei-chi, litigation.withdrawn, \
         local.shen-jie-qi-ta-fang-shi"
    );
}

#[test]
fn a_list_counts_things_of_one_kind() {
    let drawn = charts("实现266项便民服务事项、河北省2239项、天津市545项政务服务事项跨省通办。");
    assert_eq!(drawn, [""; 0]);
}

#[test]
fn parts_that_make_up_the_whole_stand_without_those_in_brackets_before_them() {
    assert_eq!(
        charts("共收到建议1210件(涉及分办49件),占总数的95.5%,其中大会建议1195件、闭会建议15件。")
            [0],
        "Outcome: local.shou-dao-jian-yi, local.da-hui-jian-yi, local.bi-hui-jian-yi"
    );
}

#[test]
fn a_sum_is_the_whole_of_what_was_added() {
    assert_eq!(
        charts("非常满意802条,满意163条,合计965条。")[0],
        "Outcome: local.he-ji, local.fei-chang-man-yi, local.man-yi"
    );
}

#[test]
fn after_a_bracket_of_parts_the_sentence_goes_on_with_wholes() {
    let text = "失业人员再就业182人（其中困难人员56人），劳动力转移103人。";
    let found = report(text).charts;
    let parts = found.iter().map(|chart| chart.rows[0].parts.len());
    assert_eq!(parts.max().unwrap_or(0), 0);
    let inside = "失业人员再就业182人（其中困难人员56人、残疾人3人）。";
    assert_eq!(charts(inside), [""; 0], "they may be the same people");
}

#[test]
fn what_may_be_the_same_is_not_laid_end_to_end() {
    // A woman may be a party member: nobody knows how many of the 100 are neither.
    for text in [
        "选派干部100名,其中女性20名、党员30名。",
        "新登记商户458户,其中企业法人307户、注册资本亿元以上29户。",
    ] {
        let mut drawn = report(text).charts.into_iter();
        assert!(
            drawn.all(|chart| chart.kind != ChartKind::Outcome),
            "{text}"
        );
    }
    let all = report("选派干部100名,其中女性20名、男性80名。").charts;
    assert_eq!(all[0].kind, ChartKind::Outcome);
}

#[test]
fn what_has_parts_of_its_own_is_no_part() {
    let text = "制造业项目322个、其中重大项目55个，服务业项目147个、其中重大项目48个。";
    let found = report(text).charts;
    let parts = found.iter().map(|chart| chart.rows[0].parts.len());
    assert_eq!(parts.max().unwrap_or(0), 0);
}

#[test]
fn how_many_there_are_of_a_kind_is_no_sum_of_what_stands_before() {
    let text = "新增龙头企业12家，总数达到35家；新增合作社974家，总数达到3759家。";
    let found = report(text).charts;
    let parts = found.iter().map(|chart| chart.rows[0].parts.len());
    assert_eq!(parts.max().unwrap_or(0), 0);
}

#[test]
fn parts_of_several_are_parts_of_none() {
    let drawn = charts(
        "评查处罚案卷215卷、许可案卷180卷,其中优秀案卷78卷、合格案卷301卷、不合格案卷16卷。",
    );
    assert!(
        !drawn.iter().any(|chart| chart.starts_with("Outcome")),
        "{drawn:?}"
    );
}

#[test]
fn all_of_a_list_are_not_all_of_its_last() {
    let figures = report("同意公开138件、部分公开21件、信息不存在42件,均按期答复。").figures;
    assert_eq!(figures.len(), 3);
}

#[test]
fn what_a_note_says_of_a_word_is_in_no_chart() {
    let plan = "五个百项目：省里的计划，打造100个产业园区、100个农业园区、100个小城镇。";
    assert_eq!(charts(plan).len(), 1);
    assert_eq!(
        charts(&format!("工作平稳。\n附：名词解释\n1.{plan}")),
        [""; 0]
    );
}

#[test]
fn a_deed_that_does_not_say_of_what_is_in_no_chart() {
    let housing = "完成投资3亿元，新开工建设133套，基本建成151套，开工保障房90套，新建公租房80套。";
    assert_eq!(charts(housing), [""; 0]);
    let named = housing.replace("新开工建设", "新开工安置房");
    assert_eq!(charts(&named).len(), 1);
}

#[test]
fn values_that_cannot_be_seen_beside_each_other_are_in_no_chart() {
    let money = "城镇居民收入48500元，农村居民收入23600元，企业纳税143亿元。";
    assert_eq!(charts(money), [""; 0]);
    assert_eq!(charts(&money.replace("亿元", "万元")).len(), 1);
}

#[test]
fn what_is_expected_is_charted_beside_what_is_expected_too() {
    let text = "新建学校4所、医院5所、公园6所。";
    assert_eq!(charts(text).len(), 1);
    let expected = text.replace("4所", "4所（预计）");
    assert_eq!(charts(&expected), [""; 0], "one beside two results");
    let all = text.replace("4所", "4所（预计数，下同）");
    assert_eq!(charts(&all).len(), 1);
}

#[test]
fn a_rate_that_does_not_say_of_what_is_in_no_chart() {
    let text = "工作继续推进。普及率99%。\n森林覆盖率41%。\n水质达标率96%。\n";
    let rates = "Rates: local.sen-lin-fu-gai-lv, local.shui-zhi-da-biao-lv";
    assert_eq!(charts(text), [rates]);
    assert_eq!(charts("一次办结率98%,普及率99%。").len(), 1);
}

/// The labels of all rows of all charts.
fn charted(text: &str) -> Vec<String> {
    let report = report(text);
    let rows = report.charts.iter().flat_map(|chart| &chart.rows);
    let ids: Vec<&String> = rows.flat_map(|row| &row.figures).collect();
    let figures = report.figures.iter();
    let shown = figures.filter(|figure| ids.contains(&&figure.id));
    shown.map(|figure| figure.label.zh.clone()).collect()
}

#[test]
fn what_names_nothing_by_itself_is_in_no_chart() {
    let text = "经济增速由一季度的5.1%，三季度为6.7%，城镇化率63%，森林覆盖率48%。";
    assert_eq!(charted(text), ["城镇化率", "森林覆盖率"]);
    let text = "绿化覆盖率41%，城镇化率63%，全年按时办结率99%。卫生合格率98%。";
    assert!(
        !charted(text).contains(&"按时办结率".to_owned()),
        "{:?}",
        charted(text)
    );
    let text = "引进项目20个、产业项目30个、亿元以上12个、在建项目15个。";
    assert_eq!(charted(text), ["引进项目", "引进产业项目", "在建项目"]);
}

#[test]
fn a_rate_of_change_is_no_share_and_stands_in_no_chart_of_shares() {
    let text = "森林覆盖率41%，水质达标率96%，审批前置要件精简率67%，污染物削减率9%。";
    assert_eq!(charted(text), ["森林覆盖率", "水质达标率"]);
}

#[test]
fn what_somebody_has_without_saying_who_is_in_no_chart() {
    let text = "上缴税收5亿元，利润9亿元，在保余额7亿元，完成工业投资8亿元。";
    assert_eq!(charted(text), [""; 0]);
    let named = text
        .replace("上缴税收", "陶瓷产业税收")
        .replace("利润", "国有企业利润");
    assert_eq!(charted(&named).len(), 3, "{:?}", charted(&named));
}

#[test]
fn what_adds_up_over_time_stands_beside_nothing_of_the_year() {
    let text = "新建公园3个，改建广场4个，累计建成球场50个，修缮校舍6个。";
    let named = ["新建公园", "改建广场", "修缮校舍"];
    assert_eq!(charted(text), named);
    assert_eq!(charted(&text.replace("累计", "")).len(), 4);
}

#[test]
fn what_is_told_of_some_months_is_in_no_chart() {
    let text = "1—11月份，新建公园3个，改建广场4个，修缮校舍6个。";
    assert_eq!(charted(text), [""; 0]);
    assert_eq!(charted(&text.replace("1—11月份", "全年")).len(), 3);
    let year = "经济上半年止跌，全年新建公园3个，改建广场4个，修缮校舍6个。";
    assert_eq!(charted(year).len(), 3);
}

#[test]
fn how_often_so_much_is_given_is_shown_with_each_of_a_list() {
    let report = report("城市、农村低保标准分别提高到每月550元和400元，供养标准提高到740元。");
    let words = report.figures.iter().map(|figure| figure.words.join(""));
    assert_eq!(words.collect::<Vec<_>>(), ["每月", "每月", ""]);
}

#[test]
fn all_that_there_are_do_not_stand_beside_those_that_came_to_them() {
    let text = "新增冠军企业4家、达16家，新增上市企业13家、达47家，新增瞪羚企业9家。";
    let new = ["新增冠军企业", "新增上市企业", "新增瞪羚企业"];
    assert_eq!(charted(text), new);
}

#[test]
fn where_something_was_done_is_in_no_chart() {
    let text = "在39个乡镇、225个村启动试点，新建公园3个，改建广场4个。";
    assert!(
        !charted(text).contains(&"乡镇".to_owned()),
        "{:?}",
        charted(text)
    );
    let rate = "城镇失业率在3%以下，森林覆盖率41%。";
    assert_eq!(charted(rate).len(), 2);
}

#[test]
fn of_two_that_are_counted_together_the_first_alone_is_in_no_chart() {
    let text = "835名人大代表、政协委员参加视察，新建公园3个，改建广场4个，修缮校舍6个。";
    assert_eq!(charted(text).len(), 3);
}

#[test]
fn what_is_given_each_month_does_not_stand_beside_what_is_given_each_year() {
    let text = "低保标准每人每月提高至550元，医保补助每人每年提高至490元，孤儿养育标准每人每月提高至1263元，基础养老金每人每月提高至211元。";
    let each_month = ["低保标准", "孤儿养育标准", "基础养老金"];
    assert_eq!(charted(text), each_month);
}
