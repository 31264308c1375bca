"""Sentences of the room ``proofreading``: code → (Chinese, English)."""

SENTENCES: dict[str, tuple[str, str]] = {
    "proofreading.exact_near": (
        "“{text}”与固定提法“{form}”只差一点。",
        "“{text}” is nearly “{form}”, which the office's list has.",
    ),
    "proofreading.exact_early": (
        "“{form}”{day}起才用，文件日期在此以前。",
        "“{form}” is used since {day} only; the document is older.",
    ),
    "proofreading.exact_late": (
        "“{form}”只用到{day}，文件日期在此以后。",
        "“{form}” was used until {day}; the document is later.",
    ),
    "proofreading.exact_post": (
        "“{text}”：文件日期时是“{form}”。",
        "“{text}”: on the day of the document it was “{form}”.",
    ),
    "proofreading.exact_no_post": (
        "“{text}”：固定提法里没有写“{form}”的这一职务。",
        "“{text}”: the office's list gives “{form}” no such post.",
    ),
    "proofreading.exact_term": (
        "“{text}”：“{form}”是{since}至{until}的职务，文件日期不在其间。",
        "“{text}”: “{form}” held from {since} to {until}; the document is of another time.",
    ),
    "proofreading.exact_order": (
        "“{text}”的次序与固定提法中的人名次序不同。",
        "The order of “{text}” is not that of the office's list.",
    ),
    "proofreading.title_differs": (
        "目录标题与文件标题不一致：目录为“{listed}”，文件为“{document}”。",
        "The contents say “{listed}”, the document says “{document}”.",
    ),
    "proofreading.no_chinese_title": (
        "目录缺中文标题，目录页会印“〔缺中文标题〕”。",
        "There is no Chinese title for the contents, which will print “〔缺中文标题〕”.",
    ),
    "proofreading.no_english": (
        "“{title}”缺英文标题，英文目录会印“[English title missing]”。",
        "“{title}” has no English title; the English contents will print “[English title missing]”.",
    ),
    "proofreading.section_no_english": (
        "栏目“{section}”缺英文名，英文目录在这里没有栏目。",
        "The section “{section}” has no English name; the English contents will have none here.",
    ),
    "proofreading.english_number": (
        "英文目录的文号“{english}”与“{number}”不一致。",
        "The number in the English contents, “{english}”, is not that of “{number}”.",
    ),
    "proofreading.number_only_english": (
        "英文目录有文号“{text}”，文件没有文号。",
        "The English contents give the number “{text}”; the document has none.",
    ),
    "proofreading.number_twice": (
        "“{number}”已是本期第 {other} 条的文号。两条都留着，请改其中一个。",
        "“{number}” is the number of entry {other} of this issue already. Both are kept; please change one.",
    ),
    "proofreading.number_printed": (
        "“{number}”已在总第{issue}期登过（{title}）。",
        "“{number}” was printed in issue {issue} already ({title}).",
    ),
    "proofreading.number_late": (
        "“{number}”排在“{other}”（第 {entry} 条）之后，同一机关代字的文号应当由小到大。",
        "“{number}” stands after “{other}” (entry {entry}); numbers of one code should rise.",
    ),
    "proofreading.number_early": (
        "“{number}”排在“{other}”（第 {entry} 条）之前，同一机关代字的文号应当由小到大。",
        "“{number}” stands before “{other}” (entry {entry}); numbers of one code should rise.",
    ),
    "proofreading.date_order": (
        "“{number}”的日期是{date}，“{other}”的日期是{other_date}，先后与文号相反。",
        "“{number}” is dated {date} and “{other}” {other_date}: the dates go against the numbers.",
    ),
    "proofreading.date_after_issue": (
        "文件日期{date}在本期出版日期{issue_date}之后。",
        "The document is dated {date}, after the issue itself ({issue_date}).",
    ),
    "proofreading.date_none": (
        "“{date}”不是一个日期。",
        "“{date}” is no date.",
    ),
    "proofreading.number_year": (
        "文号“{number}”的年份与文件日期{date}不一致。",
        "The year in “{number}” is not that of the document's date, {date}.",
    ),
    "proofreading.section_differs": (
        "“{number}”在栏目“{section}”，同一机关代字的其他文件都在“{other}”。",
        "“{number}” is in “{section}”; all other documents of its code are in “{other}”.",
    ),
    "proofreading.english_figure_missing": (
        "中文标题有“{figure}”，英文标题没有。",
        "The Chinese title has “{figure}”, the English title has not.",
    ),
    "proofreading.english_figure_differs": (
        "中文标题为“{figure}”，英文标题为“{english}”。",
        "The Chinese title says “{figure}”, the English title “{english}”.",
    ),
    "proofreading.english_count_missing": (
        "中文标题有“{figure}”，英文标题没有译出。",
        "The Chinese title has “{figure}”, which the English title leaves out.",
    ),
    "proofreading.english_year_added": (
        "英文标题有“{text}”，中文标题没有。",
        "The English title has “{text}”, the Chinese title has not.",
    ),
    "proofreading.english_term": (
        "“{term}”在这里译作“{english}”，其他地方多译作“{other}”。",
        "“{term}” is “{english}” here and usually “{other}” elsewhere.",
    ),
    "proofreading.english_kind": (
        "“{term}”和“{other}”都译作“{english}”，英文读者分不出两个文种。",
        "“{term}” and “{other}” are both “{english}”; English readers cannot tell the two kinds apart.",
    ),
    "proofreading.english_place_missing": (
        "英文标题没有“{place}”（{english}）。",
        "The English title leaves out “{place}” ({english}).",
    ),
    "proofreading.english_lower": (
        "英文标题中“{text}”应为“{suggestion}”。",
        "“{text}” in the English title should be “{suggestion}”.",
    ),
    "proofreading.english_upper": (
        "英文标题中“{text}”不在开头，一般写作“{suggestion}”。",
        "“{text}” inside the English title is usually written “{suggestion}”.",
    ),
    "proofreading.heading_without_text": (
        "“{text}”下面没有正文，同级的其他标题都有。",
        "There is no text under “{text}”; other headings of its level have some.",
    ),
    "proofreading.attachment_label": (
        "“{label}”的编号重复或颠倒，按顺序应为“{expected}”。",
        "“{label}” is numbered twice or out of order; “{expected}” would follow.",
    ),
    "proofreading.attachment_gap": (
        "“{label}”之前没有“{expected}”。",
        "There is no “{expected}” before “{label}”.",
    ),
    "proofreading.attachment_unnumbered": (
        "附件不止一个，“{label}”没有编号，按顺序应为“{expected}”。",
        "There are several attachments, and “{label}” has no number; “{expected}” would follow.",
    ),
    "proofreading.attachment_missing": (
        "正文提到“{text}”，文件后面没有这个附件。",
        "The text speaks of “{text}”; the document has no such attachment.",
    ),
    "proofreading.attachment_unmentioned": (
        "正文提到了其他附件，没有提到“{label}”。",
        "The text speaks of other attachments and not of “{label}”.",
    ),
    "proofreading.attachment_title": (
        "{label}的标题不一致：附件目录为“{listed}”，附件本身为“{own}”。",
        "{label} has two titles: “{listed}” in the list, “{own}” over the attachment.",
    ),
    "proofreading.enclosure_title": (
        "印发的文件名称不一致：通知中为“{named}”，文件本身为“{own}”。",
        "What is issued has two names: “{named}” in the notice, “{own}” over the document.",
    ),
    "proofreading.count_differs": (
        "写的是 {count} {unit}，列出的是 {counted} {unit}。",
        "The text says {count}{unit}, the list has {counted}.",
    ),
    "proofreading.column_sum": (
        "“{name}”各行之和为 {added}，{called}为 {written}，相差 {difference}。",
        "Column “{name}” adds up to {added}, the total ({called}) says {written}: {difference} apart.",
    ),
    "proofreading.column_sum_gaps": (
        "“{name}”各行之和为 {added}，{called}为 {written}，相差 {difference}；第 {rows} 行缺数。",
        (
            "Column “{name}” adds up to {added}, the total ({called}) says {written}: {difference} less; "
            "there is no number in row {rows}."
        ),
    ),
    "proofreading.row_sum": (
        "“{name}”一行之和为 {added}，{called}为 {written}，相差 {difference}。",
        "Row “{name}” adds up to {added}, the total ({called}) says {written}: {difference} apart.",
    ),
    "proofreading.marks_doubled": (
        "“{text}”是两个标点连用：……{around}……",
        "“{text}”: two marks stand side by side: …{around}…",
    ),
    "proofreading.comma_half": (
        "汉字之间用了半角逗号：……{around}……",
        "A half-width comma stands between Chinese characters: …{around}…",
    ),
    "proofreading.comma_half_many": (
        "汉字之间用了半角逗号：……{around}……，本条目另有 {more} 处。",
        "Half-width commas stand between Chinese characters: …{around}…, and {more} more in this entry.",
    ),
    "proofreading.member_twice": (
        "“{text}”在同一列举中出现两次：……{around}……",
        "“{text}” is named twice in one list: …{around}…",
    ),
    "proofreading.mark_unopened": (
        "“{text}”前面没有与它配对的一半：……{around}……",
        "“{text}” closes what nothing opens: …{around}…",
    ),
    "proofreading.mark_unclosed": (
        "“{text}”后面没有与它配对的一半：……{around}……",
        "“{text}” opens what nothing closes: …{around}…",
    ),
    "proofreading.bracket_widths": (
        "一对括号一半是全角，一半是半角：……{around}……",
        "One bracket of a pair is full-width, the other half-width: …{around}…",
    ),
}
