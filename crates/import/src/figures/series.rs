//! What the vocabulary's series are called, as titles of charts.

/// Series, Chinese and English name.
pub(super) const SERIES: [(&str, &str, &str); 21] = [
    ("petitions", "信访与投诉", "Petitions and complaints"),
    (
        "reconsideration",
        "行政复议",
        "Administrative reconsideration",
    ),
    ("litigation", "行政诉讼", "Administrative litigation"),
    ("normative-documents", "规范性文件", "Normative documents"),
    ("decisions", "重大行政决定", "Major decisions"),
    ("contracts", "合同", "Contracts"),
    ("legal-advisers", "法律顾问", "Legal advisers"),
    ("enforcement", "行政执法", "Enforcement"),
    ("training", "培训与学法", "Training"),
    ("leadership", "组织领导", "Leadership"),
    ("staff", "法治工作力量", "Legal staff"),
    ("mediation", "调解", "Mediation"),
    ("legal-aid", "公共法律服务", "Legal services"),
    ("publicity", "普法宣传", "Publicity"),
    ("services", "政务服务", "Government services"),
    ("disclosure", "政务公开", "Openness"),
    ("legislation", "立法工作", "Legislation"),
    ("credit", "信用监管", "Credit supervision"),
    ("environment", "生态环境", "Environment"),
    ("security", "公共安全", "Public security"),
    ("economy", "经济发展", "Economy"),
];
