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
    "typeset.style_length": (
        '版式文件 {file} 的 {key} 写作 {value}，应是带单位的长度，如 "10.5pt"、"2em"、"23mm"、"0.5line"。',
        (
            "The house style {file} has {value} at {key}; a length with its "
            'unit is wanted, such as "10.5pt", "2em", "23mm" or "0.5line".'
        ),
    ),
    "typeset.style_value": (
        "版式文件 {file} 的 {key} 写作 {value}，应是 {kind} 型的值。",
        "The house style {file} has {value} at {key}; a value of type {kind} is wanted.",
    ),
    "typeset.font_missing": (
        "字体文件 {file} 打不开。请重新安装程序。",
        "The font file {file} cannot be opened. Install the program again.",
    ),
    "typeset.font_unknown": (
        "版式用到的字体“{name}”不在程序所带字体之中。可用的有：{known}。",
        'The house style names the font "{name}", which does not ship with the program. There are: {known}.',
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
        "这篇每栏排 {lines} 行（行距 {leading} 磅，本版式为 {own} 磅），各篇起页由此与已印目录一致。",
        (
            "Set with {lines} lines a column ({leading} pt instead of {own}), so that "
            "the documents begin on the pages they were printed on."
        ),
    ),
    "typeset.printed_page": (
        "已印目录中这篇在第 {printed} 页，现在起于第 {page} 页。目录以实际排出的页码为准。",
        "It was printed on page {printed} and now begins on page {page}. The contents give the page it was set on.",
    ),
}
