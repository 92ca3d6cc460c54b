//! Chinese in traditional characters.

use super::Text;

pub(super) const TEXT: Text = Text {
    search: "搜尋本報告",
    search_hint: "詞語或數字",
    found: "{} 處",
    found_nth: "第 {} 處,共 {} 處",
    nothing_found: "沒有找到",
    more_found: "另有 {} 段,請用“下一處”翻看。",
    previous: "上一處",
    next: "下一處",
    close: "關閉",
    cite: "引用",
    cite_what: "引用哪一處",
    whole: "全文",
    selected: "所選文字",
    section: "本節",
    paragraph: "段",
    chart: "圖",
    figure: "數字",
    link: "連結",
    entry: "引文(GB/T 7714)",
    copy: "複製",
    copied: "已複製。",
    copy_yourself: "瀏覽器沒有允許複製。文字已選中,請自行複製。",
    code: "掃碼打開此處",
    gone: "這個地址所指的內容已不在本報告中。",
    source: "來源",
};
