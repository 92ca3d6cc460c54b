//! The closed word classes of report prose: verbs that take a count, words that only introduce,
//! link or qualify.

use super::word_list::WordList;
use std::sync::LazyLock;

pub(super) type Words = LazyLock<WordList>;

/// Verbs whose object is counted. Only words that are hardly ever part of a noun.
pub(super) static VERBS: Words = LazyLock::new(|| {
    WordList::of(
        "
    收到 接到 接收 接待 接听 结案 受理 收集 征集 登记 处理 办理 办结 办复 审结 纠错 胜诉 败诉 撤诉 审理 审核 审查 审定 审议
    答复 回复 回应 处置 化解 调处 排查 查处 查办 检查 抽查 巡查 立案 作出 作出了 下达 出具 提出
    提供 开展 组织 举办 召开 举行 开设 进行 完成 实施 制定 出台 印发 制发 发布 颁布 下发 公布 公开
    公示 公开了 修订 修改 废止 清理 备案 报备 宣布 保留 参与 参加 出席 代理 聘请 聘任 选聘 配备
    配置 购置 投入 建立 建成 设立 成立 新建 新增 新设 打造 创建 评选 培育 培养 整治 淘汰 取缔 关停
    拆除 种植 栽植 发放 印制 发送 推送 刊发 编发 编印 报送 上报 移送 移交 转送 撤回 撤销 维持 确认
    责令 驳回 终止 中止 变更 纠正 采纳 取消 下放 承接 精简 压减 压缩 缩短 梳理 评查 约谈 曝光 罚没
    没收 帮助 解答 覆盖 惠及 吸引 拥有 具有 具备 持有 派出 签订 签署 经过 抄告 实现 落实 推进 交办
    督办 追讨 追缴 追发 讨回 认定 涉及 听取 研究 学习 培训 达成 挽回 追回 引进 开工 竣工 破获 抓获 打掉",
    )
});

/// Words at the head of a clause that say when, where or how much in all, and no more.
pub(super) static LEADS: Words = LazyLock::new(|| {
    WordList::of(
        "
    一是 二是 三是 四是 五是 六是 七是 八是 其中 其次为 其次是 其次 但 但是 全年度 全年 年内 本年度 年度内 今年以来 今年 本年 当年 年度 上半年 下半年 期间 目前 现有
    至今 截至目前 截至 截止 同时 此外 另有 另外 另 以及 并且 并 且 也 还 又 已经 已 均 全区 全县
    全市 全省 全镇 全街道 全州 全旗 全系统 我区 我县 我市 我局 我镇 我街道 本区 本县 本市 本机关
    共计 共有 共 累计 合计 总计 总共 一共 先后 分别 包括 包含 的 了 年底 年末 年初 以来 和 与 及 在去年 在上年 在上一年
    含",
    )
});

/// Words between a verb and what it takes.
pub(super) static NOUN_LEADS: Words = LazyLock::new(|| WordList::of("了 的 各类 各项 共计 共"));

/// Words before what became of a number's things.
pub(super) static FATE_LEADS: Words = LazyLock::new(|| WordList::of("均 已 的"));

/// Words that only begin like a lead.
pub(super) static NO_LEADS: Words = LazyLock::new(|| {
    WordList::of(
        "
    共同 共享 共建 共治 共青 共管 共产 共有产权 和解 和谐 和平 和睦 及时 及格 及早 与会 了解 均衡 另案 另行 还款 还林 还田
    并联 并案 并网 并轨 并购 并处 已结 已婚 也门 含量",
    )
});

/// Nouns that begin like a verb.
pub(super) static NO_VERBS: Words = LazyLock::new(|| {
    WordList::of(
        "
    信息公开 政务公开 依申请公开 发布会 培训班 培训会 培训机构 推进会 研究会 研究院 研究中心 学习会 学习班 评查会 审议会 受理点 受理量 受理前
    受理窗口 登记证 登记表 检查站 检查组 检查室 办理点 办理窗口 建设用地 监督检查 发布厅 公开栏 公开日 处理厂
    备案号 备案审查 实施方案 实施意见 实施细则 组织机构 组织部 受理中心 处置中心 培训中心 培训基地 学习中心",
    )
});

/// Words between what is counted and its number.
pub(super) static LINKS: Words = LazyLock::new(|| {
    WordList::of(
        "
    缩短为 压缩为 减少为 提高为 降为
    达到了 达到 高达 达 约为 均为 数为 数量为 分别为 为 共计 共有 共 合计 总计 累计 有 是 增至
    上升至 上升到 增加到 增加至 提高到 提高至 提升至 提升到 下降到 下降至 降至 降到 减少到 减少至
    压缩至 压缩到 缩短至 缩短到 增长到 增长至 到 的 了 仅 只 只有 已 分别 保持 保持在 稳定在 控制在 数量 从 由 即 扩容至
    均 总数 总数为 总量为 精简到 精简至 压减到 压减至 缩减到 缩减至 减至 升至 增加为 调整为 下降为 提升为 扩大到 扩大至 降低到 降低至 平均 平均为 跨过 跃上",
    )
});

/// Words that only end like a link.
pub(super) static NO_LINKS: Words = LazyLock::new(|| {
    WordList::of(
        "
    村均 社均 镇均 街均 场均 件均 车均 亩均 单均 校均 班均
    行为 作为 认为 收到 接到 得到 受到 做到 拥有 持有 具有 享有 所有 国有 没有 目的 自由 理由 案由
    经由 人均 户均 日均 月均 年均 审计 统计 触达 送达 传达 抵达 表达 下达 做到 立即 随即",
    )
});

/// Verbs that say only that something was done, not what.
pub(super) static WEAK_VERBS: Words =
    LazyLock::new(|| WordList::of("开展 进行 组织 组织开展 做到 实现 落实 完成 累计开展"));

/// Words that rank and name nothing that is ranked.
pub(super) const RANK_WORDS: [&str; 21] = [
    "排名",
    "位居",
    "位列",
    "名列",
    "排在",
    "排列",
    "并列",
    "位次",
    "排位",
    "居",
    "列",
    "获",
    "全国",
    "全省",
    "全市",
    "全区",
    "全县",
    "全州",
    "五城区",
    "前列",
    "各",
];

/// Words that say a total over a list or over years.
pub(super) const TOTALS: [&str; 7] = ["共计", "累计", "合计", "总计", "总共", "一共", "共"];

/// Words that open a remark in brackets, which says nothing of what is counted.
pub(super) static GLOSSES: Words = LazyLock::new(|| WordList::of("含 包括 包含 其中 不含 不包括"));

/// Words behind a unit that go on with the sentence instead of naming what was counted.
pub(super) static GOING_ON: Words = LazyLock::new(|| {
    WordList::of(
        "
    均 已 并 且 都 全部 占 比上 比去 比20 较 同比 环比 用于 增长 增加 下降 上升 减少 提高 降低
    予以 左右 得到 也 还 又 则 而 其中 共计 累计 合计 分别 和 与 及 或 以来 不等 之多 之间
    的基础上 基础上",
    )
});

/// The same, where something to count already stands before the number.
pub(super) static MAY_GO_ON: Words = LazyLock::new(|| {
    WordList::of(
        "
    被 由 为 是 在 通过 以 于 等 向 对 将 把 因 从 至 到 使 让 获 无 未 没有 基本 超 达 有 按 经
    后 时 内 共 比 即",
    )
});

/// Words that end what is counted when it stands behind the number.
pub(super) static NOUN_ENDS: Words = LazyLock::new(|| {
    WordList::of(
        "
    均 已 全部 都 为 是 并 由 被 占 参加 参与 进行 研究 通过 开展 建立 实施 完成 得到 纳入 入选 获
    达 同比 较 比上年 比去年 在 向 予以 共同 未 用于 讨论 审议 学习 听取 部署 组建 实现 有关 涉及 依托 采取
    担任 全面 委托 行使 划转 要求 统一 按照 立案 立行立改 提前 分别 逐一 及时 超过 突破 超 提出 荣获 追讨 追缴 追发 讨回 投入 顺延 划入 上线 检查了
    办理",
    )
});

/// Verbs of growth. Directly before a number they make it a change.
pub(super) static RISES: Words = LazyLock::new(|| {
    WordList::of(
        "
    增长 增加 上升 提高 提升 上涨 增幅 升幅 涨幅 降幅 减幅 增速 增长率 同比 环比 扩大 增多 改善 增",
    )
});

/// Verbs of decline, which a number phrase holds.
pub(super) static FALLS: Words = LazyLock::new(|| WordList::of("下降 减少 降低 回落 下滑 下跌"));

/// Words that hold a number against an earlier one.
pub(super) static COMPARED: Words = LazyLock::new(|| {
    WordList::of(
        "
    同比 环比 比上年 比去年 较上年 较去年 上年 去年 上年度 较前 比前 比20 较20 较“ 比“ 相比",
    )
});
