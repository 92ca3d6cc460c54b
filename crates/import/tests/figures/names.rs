//! What a number counts, in the text's own words.

use crate::reading::reads;

#[test]
fn a_label_is_cut_at_no_verb_of_the_next_number() {
    reads(
        "45名律师担任23个村的法律顾问,68个单位均已建立3项制度。",
        &[
            "45名 = 律师 45 名",
            "23个 = 村的法律顾问 23 个",
            "68个 = 单位 68 个",
            "3项 = 制度 3 项",
        ],
    );
    reads(
        "新录用公务员35人中具有法学背景的11人。",
        &["35人 = 新录用公务员 35 人", "11人 = 具有法学背景 11 人"],
    );
    reads(
        "减环节42个、减时限1230天、减跑动86次。",
        &["42个 = 减环节 42 个", "86次 = 减跑动 86 次"],
    );
}

#[test]
fn one_character_names_nothing() {
    reads("实现县乡村全覆盖(1个中心、16个站)。", &["1个 = 中心 1 个"]);
}

#[test]
fn a_zero_is_of_the_thing_before_it() {
    reads("命案零发生。", &["零发生 = 命案 0 件"]);
}

#[test]
fn a_clause_without_a_subject_takes_the_clause_before_never_the_last_number() {
    reads(
        "坚持每周组织集中学习,全年累计开展20余次。",
        &["20余次 = 坚持每周组织集中学习 ≥ 20 次"],
    );
    reads(
        "改善幅度排名全省第3,全县44个水质断面达标率100%。",
        &[
            "第3 = 改善幅度排名全省 3 位",
            "44个 = 水质断面 44 个",
            "100% = 水质断面达标率 100 %",
        ],
    );
}

#[test]
fn a_list_keeps_its_verb_while_its_unit_stays() {
    reads(
        "收到来信5件、来访8件、锦旗3面。",
        &[
            "5件 = 收到来信 5 件",
            "8件 = 收到来访 8 件",
            "3面 = 锦旗 3 面",
        ],
    );
}

#[test]
fn the_number_of_a_paragraph_is_no_part_of_a_name() {
    reads(
        "(三)全区共有人民调解委员会186个,人民调解员1027名。",
        &[
            "186个 = 人民调解委员会 186 个",
            "1027名 = 人民调解员 1027 名",
        ],
    );
    reads("一、二审案件共12件。", &["12件 = 一、二审案件 12 件"]);
}

#[test]
fn a_level_of_things_belongs_to_their_name() {
    reads(
        "建立涵盖9个方面100项三级指标的考核体系。",
        &["9个 = 方面 9 个", "100项 = 三级指标的考核体系 100 项"],
    );
}

#[test]
fn bodies_in_a_row_behind_their_number_are_counted_together() {
    reads(
        "组织98家行政机关、事业单位开展执法证件清理。",
        &["98家 = 组织行政机关、事业单位开展执法证件清理 98 家"],
    );
    reads("收到12件来信、办结情况良好。", &["12件 = 收到来信 12 件"]);
}

#[test]
fn how_long_it_has_been_so_is_no_part_of_a_name() {
    reads(
        "行政机关负责人出庭应诉率连续2年保持100%。",
        &["100% = 行政机关负责人出庭应诉率 100 %"],
    );
}

#[test]
fn labels_end_where_the_name_does() {
    reads(
        "“一件事”服务增至40项,其中网办件占73.6%。",
        &["40项 = “一件事”服务 40 项", "73.6% = 网办件占比 73.6 %"],
    );
    reads(
        "审批时限由原来的120个工作日压减至80个工作日以内。",
        &[
            "120个工作日 = 审批时限 120 个工作日 (context)",
            "80个工作日以内 = 审批时限 ≤ 80 个工作日 (context)",
        ],
    );
    reads(
        "食品药品案件立案87件、结案79件。",
        &["87件 = 食品药品案件立案 87 件", "79件 = 结案 79 件"],
    );
}

#[test]
fn names_that_share_their_end() {
    reads(
        "满意和基本满意率分别为99.7%和99.5%。",
        &["99.7% = 满意率 99.7 %", "99.5% = 基本满意率 99.5 %"],
    );
    reads(
        "但个别县出庭应诉率仅60%。",
        &["60% = 个别县出庭应诉率 60 %"],
    );
}

#[test]
fn a_number_behind_the_thing_of_another_counts_nothing_known() {
    reads("发布清单,涉及9个领域117项。", &["9个 = 涉及领域 9 个"]);
    reads(
        "零发生零发生1.2万",
        &["零发生 = 零发生 0 件", "零发生 = 零发生 0 件"],
    );
    reads(
        "16个镇(街道)中有5个未达到标准。",
        &["16个 = 镇(街道) 16 个", "5个 = 未达到标准 5 个"],
    );
    reads(
        "因信息公开引发的行政复议19件、行政诉讼5件。",
        &[
            "19件 = 因信息公开引发的行政复议 19 件",
            "5件 = 行政诉讼 5 件",
        ],
    );
}
