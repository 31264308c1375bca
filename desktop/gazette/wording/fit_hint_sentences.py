"""What is told of how an entry stands on its pages. (Chinese, English)."""

SENTENCES: dict[str, tuple[str, str]] = {
    "desk.act.entry_lines": ("改每栏行数", "Change Lines a Column"),
    "desk.hint_ends": ("排到第 {page} 页，余 {free} 行", "Ends on p. {page}, {free} lines free"),
    "desk.hint_ends_even": (
        "排到第 {page} 页，末页左右栏各 {left} 行，余 {free} 行",
        "Ends on p. {page} with {left} lines in each column, {free} lines free",
    ),
    "desk.hint_ends_columns": (
        "排到第 {page} 页，末页左栏 {left} 行、右栏 {right} 行，余 {free} 行",
        "Ends on p. {page} with {left} and {right} lines in its columns, {free} lines free",
    ),
    "desk.hint_ends_above": ("排到第 {page} 页，下面接第 {next} 条", "Ends on p. {page}, entry {next} stands below"),
    "desk.hint_over_page": (
        "多 {lines} 行排到第 {page} 页，收 {lines} 行可省 1 页",
        "{lines} lines over to p. {page}; {lines} lines fewer save a page",
    ),
    "desk.hint_over": (
        "多 {lines} 行排到第 {page} 页，收 {lines} 行就止于第 {before} 页",
        "{lines} lines over to p. {page}; {lines} lines fewer end it on p. {before}",
    ),
    "desk.hint_one_character": (
        "第 {page} 页有一段末行只有 1 个字：{text}",
        "P. {page}: the last line of a paragraph has 1 character: {text}",
    ),
    "desk.hint_heading_moved": (
        "第 {page} 页标题在栏底，已移到下一栏，栏底空 {lines} 行：{text}",
        "P. {page}: a heading at the foot was moved to the next column, {lines} lines stay empty: {text}",
    ),
    "desk.hint_substituted": (
        "有 {count} 个字没有字形，用了替代字体：{characters}",
        "Set in another font, the face lacks them ({count}): {characters}",
    ),
    "desk.hint_no_glyph": (
        "有 {count} 个字没有一种字体能排，印成〓：{characters}",
        "In none of the fonts, printed as 〓 ({count}): {characters}",
    ),
    "desk.hint_later_on": (
        "后面 {count} 个条目的起页各加 {pages}",
        "Later entries that begin {pages} pages further on: {count}",
    ),
    "desk.hint_later_back": (
        "后面 {count} 个条目的起页各减 {pages}",
        "Later entries that begin {pages} pages further back: {count}",
    ),
    "desk.hint_later_moved": (
        "后面 {count} 个条目的起页变了",
        "Later entries that begin on another page: {count}",
    ),
    "desk.hint_title_rows": (
        "标题排成 {rows} 行；在标题里用 Shift+Enter 可以另分行",
        "The title stands in {rows} rows; Shift+Enter in it parts them otherwise",
    ),
    "desk.effect_none": (
        "仍排在第 {span} 页，总页数和各条起页都不变",
        "Still on pp. {span}; no page and no start moves",
    ),
    "desk.effect_span": ("第 {before} 页 → 第 {after} 页", "Pp. {before} → {after}"),
    "desk.effect_pages": ("正文 {before} 页 → {after} 页", "Body pages: {before} → {after}"),
    "desk.effect_moved": ("后面 {count} 个条目的起页变了", "Later entries that begin on another page: {count}"),
    "desk.means_lines": (
        "每栏排 {lines} 行：排到第 {page} 页，正文共 {pages} 页",
        "{lines} lines a column: ends on p. {page}, {pages} body pages in all",
    ),
    "desk.means_own": (
        "照版式每栏 {lines} 行：排到第 {page} 页，正文共 {pages} 页",
        "{lines} lines as the house style has it: ends on p. {page}, {pages} body pages in all",
    ),
}
