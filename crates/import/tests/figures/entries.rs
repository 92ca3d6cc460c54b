//! What is known by its wording: the entries of `assets/vocabulary.json`.

use crate::reading::{ids, report};
use gongbao_import::import;

#[test]
fn entries_are_meant_only_by_what_they_name() {
    assert_eq!(
        ids("复议案件中,行政处罚类5件。"),
        ["local.xing-zheng-chu-fa-lei"]
    );
    assert_eq!(
        ids("办理复议案件9件,其中撤销和变更2件。")[1],
        "local.an-jian-che-xiao-he-bian"
    );
    assert_eq!(
        ids("办理复议案件9件,审结7件;办理行政诉讼案件4件,审结3件。"),
        [
            "reconsideration.cases",
            "reconsideration.concluded",
            "litigation.received",
            "litigation.concluded",
        ]
    );
}

#[test]
fn an_entry_of_all_is_not_meant_by_some() {
    let id = |text| ids(text).remove(0);
    assert_eq!(
        id("全县共查处各类违法案件23起。"),
        "enforcement.cases-filed"
    );
    assert_eq!(id("查处非法捕捞案件23起。"), "local.cha-chu-fei-fa-bu-lao");
    assert_eq!(id("调解矛盾纠纷23件。"), "mediation.cases");
    assert_eq!(
        id("参与调解矛盾纠纷23件。"),
        "local.can-yu-diao-jie-mao-dun"
    );
    assert_eq!(id("市场主体总量达2.3万户。"), "services.market-entities");
    assert_eq!(id("抽查市场主体23户。"), "enforcement.inspections");
    assert_eq!(id("减免罚款金额2.3万元。"), "local.jian-mian-fa-kuan-jin-e");
    assert_eq!(
        id("主要负责人出庭应诉率为23%。"),
        "local.zhu-yao-fu-ze-ren-chu"
    );
    assert_eq!(id("备案率、及时率均达100%。"), "local.bei-an-lv-ji-shi-lv");
}

#[test]
fn what_was_fined_for_one_kind_of_case_is_not_all_that_was_fined() {
    assert_eq!(
        ids("查处哄抬物价案件11起,罚没款7.35万元;作出行政处罚23件,罚款5万元。"),
        [
            "local.cha-chu-hong-tai-wu-jia",
            "local.hong-tai-wu-jia-an-jian",
            "enforcement.penalties",
            "enforcement.fines"
        ]
    );
    assert_eq!(
        ids("食品案件立案87件、结案79件,移送公安机关3件。")[1..],
        [
            "local.shi-pin-an-jian-jie-an",
            "local.yi-song-gong-an-ji-guan"
        ]
    );
    assert_eq!(
        ids("出动执法人员120人次,检查企业23家次,立案查处5起,罚款5万元。")[1..],
        [
            "enforcement.inspections",
            "enforcement.cases-filed",
            "enforcement.fines"
        ]
    );
}

#[test]
fn a_part_is_not_what_its_whole_is_a_part_of() {
    assert_eq!(
        ids("新收行政诉讼一审案件58件(复议后应诉9件)。“三调联动”调解案件203件。"),
        [
            "litigation.first-instance",
            "local.xing-zheng-su-song-yi-shen",
            "local.san-diao-lian-dong-diao-jie"
        ]
    );
}

#[test]
fn an_entry_is_not_meant_by_parts_of_something_else() {
    assert_eq!(
        ids("作出行政处罚决定56件,其中听证2件,当事人申请行政复议5件。")[1..],
        [
            "local.zuo-chu-ting-zheng",
            "local.zuo-chu-dang-shi-ren-shen"
        ]
    );
    // Nor by what the sentence says only later.
    assert_eq!(
        ids("举行听证2次,办理行政复议案件5件。")[0],
        "local.ju-xing-ting-zheng"
    );
}

#[test]
fn an_entry_names_one_value() {
    assert_eq!(
        ids("全县收到来信50件。其中县政府收到来信12件。全年收到来信50件。"),
        [
            "petitions.letters.received",
            "local.xian-zheng-fu-shou-dao-lai",
            "petitions.letters.received-2",
        ]
    );
}

#[test]
fn a_change_is_of_the_value_that_an_entry_names() {
    assert_eq!(
        ids("收到来信50件。县政府收到来信12件,同比增长20%。"),
        [
            "petitions.letters.received",
            "local.xian-zheng-fu-shou-dao-lai",
            "local.xian-zheng-fu-shou-dao-lai.change",
        ]
    );
}

#[test]
fn the_value_that_is_called_as_the_entry_is_what_it_names() {
    assert_eq!(
        ids("来信50件。县政府收到来信12件。")[0],
        "petitions.letters.received"
    );
    assert_eq!(
        ids("抽查市场主体2497户次。全区实施行政检查3.2万次,同比上升8.3%。")[1..],
        ["enforcement.inspections", "enforcement.inspections.change"]
    );
}

#[test]
fn the_heads_of_the_organs_that_were_sued() {
    assert_eq!(
        ids("共有383件行政案件被告行政机关的负责人出庭应诉。"),
        ["litigation.head-appearances"]
    );
}

#[test]
fn what_is_handled_stands_beside_the_verb() {
    assert_eq!(
        ids("166件信访事项已办结156件,办结率94.02%。"),
        [
            "petitions.received",
            "petitions.handled",
            "petitions.completion-rate"
        ]
    );
}

#[test]
fn an_entry_is_not_meant_by_some_of_it() {
    assert_eq!(
        ids(
            "将278项行政许可事项统一划入县行政审批局。举行疫情防控新闻发布会151场,主动公开规章13件。"
        ),
        [
            "local.xing-zheng-xu-ke-shi-xiang",
            "local.ju-xing-yi-qing-fang-kong",
            "local.zhu-dong-gong-kai-gui-zhang",
        ]
    );
}

#[test]
fn what_prosecutors_and_courts_do_is_not_what_the_government_does() {
    assert_eq!(
        ids("检察机关共立案561件,发出检察建议495件,磋商结案209件,提起诉讼124件。"),
        [
            "local.jian-cha-ji-guan-gong-li",
            "litigation.procuratorial-advice.any",
            "local.cuo-shang-jie-an",
            "local.ti-qi-su-song"
        ]
    );
    assert_eq!(
        ids("全市法院审结一审刑事案件125件。"),
        ["local.fa-yuan-shen-jie-yi-shen"]
    );
}

#[test]
fn of_a_list_its_class_is_counted() {
    assert_eq!(
        ids("行政复议机关作出撤销、变更、确认违法和责令履行等纠错决定27件,纠错率达12.8%。"),
        [
            "reconsideration.corrected",
            "reconsideration.correction-rate"
        ]
    );
}

#[test]
fn cases_of_one_field_are_not_all_cases() {
    assert_eq!(
        ids("办理涉及民生领域行政复议案件638件,收到涉企行政复议申请30件。"),
        [
            "local.ban-li-she-ji-min-sheng",
            "local.shou-dao-she-qi-xing-zheng"
        ]
    );
    assert_eq!(
        ids("攻克20年以上命案积案3起,招录社区矫正协理员10名,热线服务收到评价270条。"),
        [
            "local.gong-ke-20-nian-yi-shang",
            "local.zhao-lu-she-qu-jiao-zheng",
            "local.re-xian-fu-wu-shou-dao"
        ]
    );
}

#[test]
fn what_was_honoured_or_reformed_is_not_what_was_done() {
    assert_eq!(
        ids("1件行政处罚案卷被评为优秀案卷,8项行政许可事项开展“证照分离”改革。"),
        [
            "local.xing-zheng-chu-fa-an-juan",
            "local.xing-zheng-xu-ke-shi-xiang"
        ]
    );
}

#[test]
fn an_entry_is_of_the_subject_that_the_sentence_speaks_of() {
    assert_eq!(
        ids("新收行政复议申请96件,上年结转7件。"),
        [
            "reconsideration.received",
            "local.xing-zheng-fu-yi-shen-qing"
        ]
    );
    assert_eq!(
        ids("被申请行政复议9起,维持6起;被提起行政诉讼7起,撤诉2起,未结1起,法制审核率100%。"),
        [
            "local.bei-shen-qing-xing-zheng-fu",
            "reconsideration.upheld",
            "litigation.received",
            "litigation.withdrawn",
            "litigation.pending",
            "local.fa-zhi-shen-he-lv"
        ]
    );
    assert_eq!(
        ids("12345热线受理诉求261件,满意率98.6%,在全市排名第2。")[2..],
        ["local.12345-re-xian-shou-li-su"]
    );
}

#[test]
fn what_the_government_of_a_province_did_itself_is_not_what_all_did() {
    let said = "政府本级收到行政复议申请328件。";
    // A county has no governments that report of their own.
    assert_eq!(ids(said), ["reconsideration.received"]);
    let page = format!("东山省2020年法治政府建设情况报告\n一、工作情况\n{said}\n");
    let figures = import(page.as_bytes(), None).unwrap().report.figures;
    assert!(figures[0].id.starts_with("local."));
}

#[test]
fn changes_in_order_are_of_the_numbers_in_that_order() {
    let said = "城镇、农村居民人均可支配收入分别达41230元、19870元,分别增长5.1%、7.2%。";
    assert_eq!(
        ids(said),
        [
            "economy.income-urban",
            "economy.income-rural",
            "economy.income-urban.change",
            "economy.income-rural.change"
        ]
    );
    let said = "财政总收入61亿元,其中地方财政收入38亿元,分别增长8%和9.4%。";
    assert_eq!(
        ids(said)[2..],
        ["economy.revenue.change", "economy.budget-revenue.change"]
    );
}

#[test]
fn a_price_a_share_of_shops_and_an_amount_a_head_are_not_the_whole() {
    for said in [
        "固定资产投资价格上涨2.1%。",
        "限额以上单位消费品零售额增长7.1%。",
        "全县人均一般公共预算支出增长8.3%。",
    ] {
        let ids = ids(said);
        assert!(
            ids.len() == 1 && ids[0].starts_with("local."),
            "{said} {ids:?}"
        );
    }
}

#[test]
fn the_exact_number_is_named_not_the_round_one_that_it_passed() {
    for said in [
        "进出口总额突破300亿元,达312.6亿元。",
        "进出口总额突破千亿元大关,达到1062亿元。",
    ] {
        let figures = report(said).figures;
        let named: Vec<bool> = figures.iter().map(|f| f.id == "economy.trade").collect();
        assert_eq!(named, [false, true], "{said}");
    }
}

#[test]
fn a_deadline_does_not_grow() {
    assert_eq!(
        ids("地方财政预算收入按可比口径增长15%。"),
        ["local.di-fang-cai-zheng-yu-suan.change"]
    );
}

#[test]
fn words_that_only_hold_the_words_of_an_entry() {
    assert_eq!(
        ids(
            "备案审查率、及时率分别为100%、99%。“12345”交办件116件,签约律师32名,每万人拥有律师4名。"
        ),
        [
            "local.bei-an-shen-cha-lv",
            "local.ji-shi-lv",
            "petitions.hotline.received",
            "local.qian-yue-lv-shi",
            "local.mei-wan-ren-yong-you-lv"
        ]
    );
    assert_eq!(
        ids("受理群众来信来访73件次。法律援助群众满意率98%,政府信息公开申请14件。"),
        [
            "petitions.received",
            "local.fa-lv-yuan-zhu-qun-zhong",
            "disclosure.applications.received"
        ]
    );
}

#[test]
fn what_became_of_them_is_of_the_subject_that_was_counted() {
    assert_eq!(
        ids("依法行政,行政执法。办理行政审批事项23456件,办结23401件。行政审批事项241项。"),
        [
            "services.cases-handled",
            "local.xing-zheng-shen-pi-shi-xiang",
            "services.items"
        ]
    );
    assert_eq!(
        ids("受理行政复议案件74件。劳动仲裁立案487件,结案率98.2%,调解成功率76.4%。")[2..],
        [
            "local.lao-dong-zhong-cai-jie-an",
            "local.lao-dong-zhong-cai-diao-jie"
        ]
    );
}
