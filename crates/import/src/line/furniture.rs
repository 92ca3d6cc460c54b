//! Lines that are the portal's and not the document's.

/// Words that only page furniture has.
const WORDS: [&str; 46] = [
    "当前位置",
    "所在的位置",
    "您所在",
    "您当前",
    "今天是",
    "农历",
    "无障碍",
    "长者",
    "关怀版",
    "返回顶部",
    "返回首页",
    "字体:",
    "字体：",
    "【字体",
    "字号:",
    "字号：",
    "【打印",
    "【关闭",
    "打印本页",
    "关闭窗口",
    "【大 中 小】",
    "【大中小】",
    "浏览次数",
    "访问次数",
    "点击数",
    "分享到",
    "分享:",
    "分享：",
    "扫一扫",
    "版权所有",
    "ICP备",
    "公网安备",
    "网站标识码",
    "技术支持",
    "网站地图",
    "联系我们",
    "主办单位",
    "承办单位",
    "建议IE",
    "浏览本网站",
    "上一篇",
    "下一篇",
    "加入收藏",
    "设为首页",
    "信息公开元数据",
    "网站首页",
];

/// Buttons and links of a page; a line of nothing else is the portal's.
const TOOLS: [&str; 27] = [
    "我要纠错",
    "打印本页",
    "关闭窗口",
    "上一页",
    "下一页",
    "打印",
    "关闭",
    "分享",
    "收藏",
    "搜索",
    "纠错",
    "登录",
    "注册",
    "首页",
    "尾页",
    "末页",
    "字号",
    "字体",
    "复制",
    "下载",
    "朗读",
    "大",
    "中",
    "小",
    "共",
    "页",
    "第",
];

/// Whether a line is page furniture by its words.
pub fn is_furniture(line: &str) -> bool {
    let compact: String = line.chars().filter(|c| !c.is_whitespace()).collect();
    let short = compact.chars().count() <= 120;
    short
        && (WORDS
            .iter()
            .any(|word| compact.contains(&word.replace(' ', "")))
            || is_breadcrumb(&compact)
            || is_tools(&compact)
            || is_host(&compact)
            || compact.chars().all(|c| "【】[]()|·>＞-—_*".contains(c)))
}

/// `【字体：大 中 小】 打印 分享到`: looks like a label with its value.
pub fn sizes_type(line: &str) -> bool {
    let compact: String = line.chars().filter(|c| !c.is_whitespace()).collect();
    compact.starts_with("【字") && compact.contains("大中小") && is_furniture(line)
}

/// `首页>政务公开>年报`, with any of the marks in use.
fn is_breadcrumb(compact: &str) -> bool {
    let marks = ['>', '＞', '→', '»'];
    compact.starts_with("首页") && (compact.contains(marks) || compact.chars().count() == 2)
        || compact.matches(marks).count() >= 2 && !compact.contains(['。', '<'])
}

/// `打印 关闭 分享`, `上一页 1 2 下一页 共3页`.
fn is_tools(compact: &str) -> bool {
    let known = TOOLS
        .iter()
        .any(|tool| tool.chars().count() > 1 && compact.contains(tool));
    let rest = TOOLS
        .iter()
        .fold(compact.to_owned(), |rest, tool| rest.replace(tool, ""));
    known && !rest.contains(char::is_alphabetic)
}

/// `某某人民政府主办 某某办公室承办` and other lines of the footer.
fn is_host(compact: &str) -> bool {
    !compact.contains('。')
        && (compact.ends_with("主办")
            || compact.ends_with("承办")
            || compact.ends_with("建设管理")
            || (compact.contains("主办") && compact.contains("承办")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn breadcrumbs_tools_and_footers_are_furniture() {
        for line in [
            "您当前所在的位置:首页>柯城区府办>工作信息>政府公报",
            "【打印】 【关闭】 【信息来源】",
            "柯城区人民政府主办 柯城区人民政府办公室承办",
            "柯城区政务公开办 柯城区电子政务中心建设管理",
            "2015 版权所有 浙ICP备05000051号 建议IE8,1024×768以上分辨率浏览本网站",
            "首页 > 政务公开 > 年报",
            "字体:【大 中 小】",
            "打印",
            "打印 关闭 分享",
            "上一页 1 2 3 下一页 共3页",
        ] {
            assert!(is_furniture(line), "{line}");
        }
    }

    #[test]
    fn text_is_not() {
        for line in [
            "(一)推进市委市政府中心工作",
            "由区政府主办、街道承办的活动共5场。",
            "衢州市柯城区人民政府",
            "共收到12345电话投诉举报15290件。",
            "分享经验",
            "大中小",
        ] {
            assert!(!is_furniture(line), "{line}");
        }
    }
}
