"""Words that sites write round a document: what a page offers to do, how it was published, where it stands."""

import re

from gazette.reading.late_patterns import late_pattern

INFO = late_pattern(
    r"(?:发布|更新|公开|录入|创建)(?:日期|时间)\s*[：:]|(?:信息|文章|稿件)?来源\s*[：:]|(?:浏览|点击|阅读|访问)(?:次数|量|数)?\s*[：:]"
    r"|字\s*[体号]\s*[：:]|[\[【]\s*字?[体号]?\s*大|视力保护|分享(?:到|至)|作者\s*[：:]|(?:责任)?编辑\s*[：:]|审核\s*[：:]"
)
_ACT = late_pattern(
    r"[\s\[【（(|｜·/]*(?:打印(?:本[页文])?|关闭(?:本页|窗口)?|我要打印|返回(?:顶部|首页|列表)?|收藏(?:本页)?|纠错|大|中|小|默认|特大|听全文|朗读"
    r"|分享(?:到|至)?[：:]?|微信|微博|QQ空间|QQ好友|扫一扫.{0,20}|用?微信扫.{0,20}|繁體|繁体|无障碍|首页|顶部|下载|附件下载|上一[篇条页].*|下一[篇条页].*"
    r"|相关(?:链接|文档|稿件|解读|阅读|附件|信息)|政策解读|图解|(?:责任)?编辑[：:].*|扫码.{0,20}|打开微信.{0,40}|【?TOP】?)[\s\]】）)|｜·/]*"
)
ACTS = late_pattern(rf"(?:{_ACT.pattern})+")
FOOT = late_pattern(
    r"版权所有|ICP备|公网安备|网站标识码|(?:主办|承办|技术支持)(?:单位)?\s*[：:]|Copyright|©", re.IGNORECASE
)
CRUMB = late_pattern(
    r"(?:当前|您的|您现在的|现在的?)?(?:位置|所在)(?:是|为)?\s*[：:]|首页\s*[>＞»/]|[>＞»].{1,20}[>＞»]"
)
