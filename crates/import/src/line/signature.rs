//! Who signs: organs, as the line under a text names them.

use super::{furniture, heading};

const ORGANS: [&str; 16] = [
    "人民政府",
    "政府",
    "委员会",
    "办公室",
    "局",
    "厅",
    "院",
    "部",
    "中心",
    "管委会",
    "街道办事处",
    "领导小组",
    "支队",
    "大队",
    "公司",
    "署",
];

/// `某某区人民政府`: a short line that ends as organs do.
pub(crate) fn is_signature(text: &str) -> bool {
    let compact: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let short = (3..=40).contains(&compact.chars().count());
    short
        && !compact.contains(['。', ',', '，', ';', '；', ':', '：', '、'])
        && heading::number(text).is_none()
        && !furniture::is_furniture(text)
        && ORGANS.iter().any(|organ| compact.ends_with(organ))
}
