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
    cite: "引用",
    cite_what: "引用哪一处",
    whole: "全文",
    selected: "所选文字",
    section: "本节",
    paragraph: "段",
    chart: "图",
    figure: "数字",
    link: "链接",
    entry: "引文(GB/T 7714)",
    copy: "复制",
    copied: "已复制。",
    copy_yourself: "浏览器没有允许复制。文字已选中,请自行复制。",
    code: "扫码打开此处",
    gone: "这个地址所指的内容已不在本报告中。",
    source: "来源",
};
