//! Simplified Chinese.

use super::Text;

pub(super) const TEXT: Text = Text {
    search: "搜索本报告",
    search_hint: "词语或数字",
    found: "{} 处",
    found_nth: "第 {} 处,共 {} 处",
    nothing_found: "没有找到",
    more_found: "另有 {} 段,请用“下一处”翻看。",
    previous: "上一处",
    next: "下一处",
    close: "关闭",
};
