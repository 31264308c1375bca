"""Sentences of the room ``typeset``: code → (Chinese, English)."""

SENTENCES: dict[str, tuple[str, str]] = {
    "typeset.style_missing": (
        "没有版式文件 {file}。请在设置中改选版式，或重新安装程序。",
        "There is no house style {file}. Choose another in the settings, or install the program again.",
    ),
    "typeset.style_malformed": (
        "版式文件 {file} 不是正确的 TOML：{reason}",
        "The house style {file} is not well-formed TOML: {reason}",
    ),
    "typeset.style_key_missing": (
        "版式文件 {file} 缺少 {key}。请补上这一项。",
        "The house style {file} lacks {key}. Add it.",
    ),
    "typeset.style_circle": (
        "版式文件 {file} 以 {based_on} 为底本，而后者又以前者为底本。请改 based_on 一项。",
        "The house style {file} is based on {based_on}, which is based on it in turn. Change based_on.",
    ),
    "typeset.style_key_unknown": (
        "版式文件 {file} 第 {line} 行的 {key} 不是版式的项目。相近的有：{known}。",
        "The house style {file} has {key} in line {line}, which no style has. Near it are: {known}.",
    ),
    "typeset.style_face": (
        "版式文件 {file} 的 {key} 写作 {value}，[faces] 中没有这一字体组合。可用的有：{known}。",
        "The house style {file} names the face {value} at {key}, which [faces] has not. There are: {known}.",
    ),
    "typeset.style_wants_length": (
        '版式文件 {file} 第 {line} 行的 {key} 写作 {value}，应是带单位的长度，如 "10.5pt"。可用的单位：{allowed}。',
        'The house style {file} has {value} at {key} (line {line}); a length is wanted, as "10.5pt", in {allowed}.',
    ),
    "typeset.style_wants_lengths": (
        "版式文件 {file} 第 {line} 行的 {key} 写作 {value}，应是带单位的长度的列表。可用的单位：{allowed}。",
        "The house style {file} has {value} at {key} (line {line}); a list of lengths in {allowed} is wanted.",
    ),
    "typeset.style_wants_number": (
        "版式文件 {file} 第 {line} 行的 {key} 写作 {value}，应是 {allowed} 之间的整数（或其列表）。",
        "The house style {file} has {value} at {key} (line {line}); whole numbers from {allowed} are wanted.",
    ),
    "typeset.style_wants_choice": (
        "版式文件 {file} 第 {line} 行的 {key} 写作 {value}，只能是：{allowed}。",
        "The house style {file} has {value} at {key} (line {line}); only these are allowed: {allowed}.",
    ),
    "typeset.style_wants_choices": (
        "版式文件 {file} 第 {line} 行的 {key} 写作 {value}，应是一个列表，各项只能取自：{allowed}，不得重复。",
        "The house style {file} has {value} at {key} (line {line}); a list of these is wanted, each once: {allowed}.",
    ),
    "typeset.note_without_mark": (
        "脚注 {text} 在它所注的段落里没有标记。请在正文中补上标记，或删去这条脚注。",
        "The footnote {text} has no mark in the text before it. Put the mark there, or take the footnote out.",
    ),
    "typeset.mark_without_note": (
        "正文中有标记 {text}，段后没有相应的脚注。如确是脚注标记，请补上脚注，或删去标记。",
        "No footnote follows the paragraph with the mark {text}. If it is one, add the footnote or take the mark out.",
    ),
    "typeset.colophon_empty": (
        "版权页缺“{label}”，这一项不印。请在“期次和栏目”里填写。",
        "The colophon says nothing for {label}, so that line is not printed. Fill it in under Issue and Sections.",
    ),
    "typeset.contents_restless": (
        "目录页计入页码后页码排不定。请改用目录不计页码的版式。",
        "With contents pages counted, the page numbers do not settle. Choose a house style that leaves them out.",
    ),
    "typeset.annual_restless": (
        "年度总目录里本期的页码排不定。请让总目录另起一页，或移到最后。",
        (
            "The page numbers of this issue in its annual contents do not settle. Let the list begin a page, or move "
            "it to the end."
        ),
    ),
    "typeset.style_limit": (
        "版式文件 {file} 的 {key} 写作 {value}，不能大于 {other} 的 {limit}。请改其中一项。",
        "The house style {file} has {value} at {key}, more than the {limit} of {other}. Change one of them.",
    ),
    "typeset.style_lines": (
        "版式文件 {file} 的 {key} 写作 {value}，但版心高 {height}、行距 {leading}，每栏是 {lines} 行。请改其中一项。",
        (
            "The house style {file} has {value} at {key}, but a text block {height} high holds {lines} lines of "
            "{leading}. Change one of them."
        ),
    ),
    "typeset.style_wants_text": (
        '版式文件 {file} 第 {line} 行的 {key} 写作 {value}，应是引号中的文字，如 "song"。',
        "The house style {file} has {value} at {key} (line {line}); a text in quotes is wanted.",
    ),
    "typeset.style_wants_texts": (
        '版式文件 {file} 第 {line} 行的 {key} 写作 {value}，应是文字的列表，如 ["号", "年"]。',
        "The house style {file} has {value} at {key} (line {line}); a list of texts is wanted.",
    ),
    "typeset.style_wants_flag": (
        "版式文件 {file} 第 {line} 行的 {key} 写作 {value}，应是 true 或 false。",
        "The house style {file} has {value} at {key} (line {line}); true or false is wanted.",
    ),
    "typeset.style_wants_fraction": (
        "版式文件 {file} 第 {line} 行的 {key} 写作 {value}，应是 0 到 1 之间的数。",
        "The house style {file} has {value} at {key} (line {line}); a number from 0 to 1 is wanted.",
    ),
    "typeset.style_wants_face": (
        "版式文件 {file} 第 {line} 行的 {key} 写作 {value}，应是 [faces] 中一种字体组合的名称。",
        "The house style {file} has {value} at {key} (line {line}); the name of one of its [faces] is wanted.",
    ),
    "typeset.style_wants_faces": (
        "版式文件 {file} 第 {line} 行的 {key} 写作 {value}，每种字体组合应有 han（列表）与 latin，可有 marks。",
        "The house style {file} has {value} at {key} (line {line}); a face has han (a list), latin and perhaps marks.",
    ),
    "typeset.font_missing": (
        "字体文件 {file} 打不开。请重新安装程序。",
        "The font file {file} cannot be opened. Install the program again.",
    ),
    "typeset.font_unknown": (
        "版式用的字体“{name}”不在程序所带字体之中，没有换用这个版式。请在版式文件里改用其中一种，再选一次：{known}。",
        (
            'The house style names the font "{name}", which does not ship with the program, so the style was not '
            "taken. Put one of these into its file and choose it again: {known}."
        ),
    ),
    "typeset.font_stands_in": (
        (
            "版式用的字体“{text}”不在程序所带字体之中，暂用“{font}”排出，页数和换行可能不同。"
            "出版前请在版式文件里改用其中一种，再选一次版式：{known}。"
        ),
        (
            'The house style names the font "{text}", which does not ship with the program; "{font}" is used, and '
            "pages and lines may differ. Before publishing put one of these into its file and choose the style again: "
            "{known}."
        ),
    ),
    "typeset.fallback": (
        "“{text}”（{code}）本字体没有，改用 {font} 排出，上下文：…{near}…。请看校样是否可用。",
        '"{text}" ({code}) is not in its face and was set in {font}, near …{near}…. Look at it in the proof.',
    ),
    "typeset.no_glyph": (
        "“{text}”（{code}）没有一种字体能排，以〓代替，上下文：…{near}…。请改用别的字，或换有此字的字体。",
        (
            '"{text}" ({code}) is in none of the fonts and stands as 〓, near '
            "…{near}…. Change the character, or use a font that has it."
        ),
    ),
    "typeset.leading": (
        "这篇每栏排 {lines} 行（行距 {leading} 磅，本版式为 {own} 磅），是为合已印页码或印张而排的。",
        (
            "Set with {lines} lines a column ({leading} pt instead of {own}) to keep printed pages "
            "or to make a number of pages."
        ),
    ),
    "typeset.fit_missed": (
        "本期曾排为 {wanted} 页，改动之后成了 {pages} 页。请重新排入印张，或取消排入。",
        "The issue was fitted to {wanted} pages and has {pages} after changes. Fit it again, or take the fit away.",
    ),
    "typeset.printed_page": (
        "已印目录中这篇在第 {printed} 页，现在起于第 {page} 页。目录以实际排出的页码为准。",
        "It was printed on page {printed} and now begins on page {page}. The contents give the page it was set on.",
    ),
    "typeset.title_smaller": (
        "标题太长，字号由 {own} 磅缩为 {size} 磅。如嫌字小，请缩短标题，或自行分行。",
        (
            "This title is too long and was set in {size} pt instead of {own}. "
            "If that is too small, shorten it or divide it into rows yourself."
        ),
    ),
    "typeset.table_scaled": (
        "这张表格有 {columns} 列，版心排不下，字号由 {own} 磅缩为 {size} 磅。如嫌字小，请减少列数或缩短各格文字。",
        (
            "This table of {columns} columns is too wide and was set in {size} pt instead of {own}. "
            "If that is too small, use fewer columns or shorter texts."
        ),
    ),
    "typeset.table_turned": (
        "这张表格有 {columns} 列，缩小字号仍排不下，已横排在单独的页上（{size} 磅）。如要直排，请减少列数。",
        (
            "This table of {columns} columns is too wide even in small type and was turned, on pages of its own "
            "({size} pt). To set it upright use fewer columns."
        ),
    ),
    "typeset.table_continued": (
        "这张表格有 {columns} 列，横排仍排不下，已分成 {parts} 段续排，每段重复第一列。请在校样上看分段之处。",
        (
            "This table of {columns} columns is too wide even when turned and was parted into {parts} sets of columns, "
            "each with the first column. Look in the proof where it was parted."
        ),
    ),
    "typeset.picture_missing": (
        "图片（{sha256}…）的文件不在档案里，版面上只留了一个打叉的框。请重新插入这张图片。",
        (
            "The file of this picture ({sha256}…) is not in the archive; the page has a crossed frame instead. "
            "Insert the picture again."
        ),
    ),
    "typeset.picture_coarse": (
        "图片排成 {width} 毫米宽，只有 {dpi} dpi，不到 {least} dpi，印出来会模糊。请换一张更清晰的，或缩小它。",
        (
            "This picture is {width} mm wide on the page and has only {dpi} dpi of the {least} wanted; "
            "it will print blurred. Use a finer one, or make it smaller."
        ),
    ),
}
