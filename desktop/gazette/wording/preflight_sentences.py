"""Sentences of the room ``preflight``: code → (Chinese, English)."""

SENTENCES: dict[str, tuple[str, str]] = {
    "preflight.unknown_fault": (
        "版式文件 {file} 的 {key} 写有“{name}”，没有这种排版差错。可以写的有：{known}。",
        'The house style {file} names "{name}" at {key}, and there is no such fault. There are: {known}.',
    ),
    "preflight.line_start": (
        "第 {page} 页：“{text}”处，行首不应有的标点排在了行首。请看这一段，必要时改动文字。",
        'Page {page}: at "{text}" a line begins with a mark that may not stand there. Look at the paragraph.',
    ),
    "preflight.line_start_unavoidable": (
        "第 {page} 页：“{text}”处标点连得太长，没有别处可以换行，行首排了标点。请改动文字。",
        'Page {page}: at "{text}" marks follow each other for a whole line, and one begins a line. Change the text.',
    ),
    "preflight.line_end": (
        "第 {page} 页：“{text}”处，行尾不应有的标点排在了行尾。请看这一段，必要时改动文字。",
        'Page {page}: at "{text}" a line ends with a mark that may not stand there. Look at the paragraph.',
    ),
    "preflight.line_end_unavoidable": (
        "第 {page} 页：“{text}”处没有别处可以换行，行尾排了不应有的标点。请改动文字。",
        'Page {page}: at "{text}" the line has no other end than after a mark not meant there. Change the text.',
    ),
    "preflight.split_token": (
        "第 {page} 页：“{text}”处，数字、西文或破折号、省略号被拆在两行。请看这一段。",
        'Page {page}: at "{text}" a number, a word or a long mark is split over two lines. Look at the paragraph.',
    ),
    "preflight.split_token_unavoidable": (
        "第 {page} 页：“{text}”处的数字或西文比一行还长，拆在了两行。可以改短。",
        'Page {page}: at "{text}" a number or word is longer than a line and is split. It could be shortened.',
    ),
    "preflight.pair_loose": (
        "第 {page} 页：“{text}”处相邻标点没有挤压，占 {measured} 字。请看这一行。",
        'Page {page}: at "{text}" two marks are not set close; they take {measured} em. Look at the line.',
    ),
    "preflight.gap_missing": (
        "第 {page} 页：“{text}”处汉字与西文、数字之间的空只有 {measured} 字。请看这一行。",
        'Page {page}: at "{text}" the gap between Chinese and Latin is only {measured} em. Look at the line.',
    ),
    "preflight.edge": (
        "第 {page} 页：以“{text}”结尾的一行与版口差 {measured} 点。请看这一行。",
        'Page {page}: the line that ends with "{text}" is off the right edge by {measured} pt. Look at the line.',
    ),
    "preflight.edge_unavoidable": (
        "第 {page} 页：以“{text}”结尾的一行离版口 {measured} 点，拉满会有大空，所以没有拉满。请改动文字。",
        'Page {page}: the line that ends with "{text}" is short by {measured} pt: filled it has holes. Change words.',
    ),
    "preflight.line_loose": (
        "第 {page} 页：“{text}”一行太松，每个字距加了 {measured} 字。请改动文字，让换行处移动。",
        'Page {page}: the line "{text}" is too loose, {measured} em a gap. Change words so that it breaks elsewhere.',
    ),
    "preflight.line_loose_unavoidable": (
        "第 {page} 页：“{text}”一行每个字距加了 {measured} 字，换行处无法更好。改动几个字就能避免。",
        'Page {page}: the line "{text}" is loose, {measured} em a gap, and has no better end. A few other words help.',
    ),
    "preflight.line_loose_aim": (
        "第 {page} 页：“{text}”一行偏松，每个字距加了 {measured} 字。可以不改。",
        'Page {page}: the line "{text}" is rather loose, {measured} em a gap. It may stay.',
    ),
    "preflight.one_char_line": (
        "第 {page} 页：段末一行只有一个字“{text}”。请增减一两个字。",
        'Page {page}: the last line of a paragraph is one character, "{text}". Add or take out a word.',
    ),
    "preflight.one_char_line_unavoidable": (
        "第 {page} 页：段末一行只有一个字“{text}”，上一行没有字可以移下来。请增减一两个字。",
        'Page {page}: the last line is one character, "{text}", and the line above has none to give. Change words.',
    ),
    "preflight.orphan_line": (
        "第 {page} 页：段首一行“{text}”孤在栏底。请增减一两行。",
        'Page {page}: the first line "{text}" stands alone at a column\'s foot. Add or take out a line.',
    ),
    "preflight.widow_line": (
        "第 {page} 页：段末一行“{text}”孤在栏顶。请增减一两行。",
        'Page {page}: the last line "{text}" stands alone at a column\'s top. Add or take out a line.',
    ),
    "preflight.heading_foot": (
        "第 {page} 页：标题“{text}”排在栏底，正文在下一栏。请增减一两行。",
        'Page {page}: the heading "{text}" stands at a column\'s foot. Add or take out a line.',
    ),
    "preflight.heading_foot_unavoidable": (
        "第 {page} 页：标题“{text}”与它下面应当相连的内容排不到一起：表头太高，或连续的标题一栏排不下。请缩短。",
        (
            'Page {page}: the heading "{text}" cannot stand with what follows it: the header of the table is too high, '
            "or a column does not hold so many headings in a row. Shorten them."
        ),
    ),
    "preflight.columns_uneven": (
        "第 {page} 页：文末左右两栏相差 {measured} 行，末行“{text}”。请看这一页。",
        'Page {page}: the columns differ by {measured} lines where the text ends with "{text}". Look at the page.',
    ),
    "preflight.columns_uneven_unavoidable": (
        "第 {page} 页：文末左右两栏相差 {measured} 行，拆得更匀就会有孤行或标题落底，末行“{text}”。可以增减一行。",
        'Page {page}: the columns differ by {measured} lines at "{text}"; evened, a line stands alone. Add a line.',
    ),
    "preflight.off_grid": (
        "第 {page} 页：“{text}”一行不在行格上，差 {measured} 点。请看这一页。",
        'Page {page}: the line "{text}" is off the grid by {measured} pt. Look at the page.',
    ),
    "preflight.outside": (
        "第 {page} 页：“{text}”超出版心或表格单元 {measured} 点。请缩短文字或调整表格。",
        'Page {page}: "{text}" stands outside the text block or its cell by {measured} pt. Shorten it.',
    ),
    "preflight.overlap": (
        "第 {page} 页：“{text}”处字与字相叠，叠了 {measured} 字。请缩短文字或调整表格。",
        'Page {page}: at "{text}" characters overlap by {measured} em. Shorten the text or change the table.',
    ),
    "preflight.leader_end": (
        "第 {page} 页：目录的“{text}”没有与别的行对齐，差 {measured}。请看目录页。",
        'Page {page}: "{text}" of the contents does not end where the others end, by {measured}. Look at the list.',
    ),
    "preflight.page_column": (
        "第 {page} 页：目录的“{text}”伸进了页码一栏 {measured} 点。请缩短标题。",
        'Page {page}: "{text}" of the contents reaches into the column of pages by {measured} pt. Shorten the title.',
    ),
    "preflight.table_header": (
        "第 {page} 页：续表没有表头，开头是“{text}”。请看这张表。",
        'Page {page}: a table goes on without its header, with "{text}". Look at the table.',
    ),
    "preflight.table_header_unavoidable": (
        "第 {page} 页：表头超过半页，续表不再重复，开头是“{text}”。请缩短表头。",
        'Page {page}: the header is higher than half a page and is not repeated above "{text}". Shorten the header.',
    ),
    "preflight.rule_thin": (
        "第 {page} 页：有一条线只有 {measured} 点粗，印不出来。请在版式文件中改粗。",
        "Page {page}: a rule is only {measured} pt wide and will not print. Make it wider in the house style.",
    ),
    "preflight.colour": (
        "第 {page} 页：有不是单色黑的内容（{text}）。请重新导出。",
        "Page {page}: something is not black ink alone ({text}). Export again.",
    ),
    "preflight.face": (
        "第 {page} 页：字体缺字或没有嵌入文件：{text}。请换用版式所带的字体。",
        "Page {page}: a face lacks a character or is not in the file: {text}. Use the fonts of the house style.",
    ),
    "preflight.lost_text": (
        "第 {page} 页：从 PDF 取出的文字与存档不同：{text}。请不要使用这份文件，并告知维护人员。",
        "Page {page}: the text taken out of the PDF is not what is stored: {text}. Do not use it; tell its keepers.",
    ),
    "preflight.disagree": (
        "第 {page} 页：PDF 与版面不一致：“{text}”，差 {measured} 点。请不要使用这份文件，并告知维护人员。",
        'Page {page}: the PDF is not what the pages say: "{text}", {measured} pt. Do not use it; tell its keepers.',
    ),
    "preflight.pdf_x": (
        "印刷文件不合 PDF/X-4，不要送印：{what}。请告知维护人员。",
        "The print file is no PDF/X-4; do not send it to print: {what}. Tell its keepers.",
    ),
    "preflight.pdf_a": (
        "存档文件不合 PDF/A-3b，不要归档：{what}。请告知维护人员。",
        "The archive file is no PDF/A-3b; do not file it: {what}. Tell its keepers.",
    ),
    "preflight.pdf_a_unknown": (
        "存档文件有一处无法判断是否合乎 PDF/A-3b：{what}。请用别的检查程序再查一遍。",
        "The check of PDF/A-3b cannot judge one thing in the archive file: {what}. Check it with another program.",
    ),
    "preflight.pdf_tags": (
        "存档文件的结构标记有误：{what}。请告知维护人员。",
        "The archive file's structure is wrong: {what}. Tell its keepers.",
    ),
    "preflight.ofd_package": (
        "OFD 文件打不开，或有一部分读不懂，不要归档：{what}（条款未核）。请告知维护人员。",
        (
            "The OFD file, or a part of it, cannot be read;"
            " do not file it: {what} (clause unverified). Tell its keepers."
        ),
    ),
    "preflight.ofd_information": (
        "OFD 文件的说明（类型、标识、标题、日期、唯一的一份文档）不全，不要归档：{what}（条款未核）。请告知维护人员。",
        (
            "What the OFD file says of itself (type, identity, title, day, one document) is not whole;"
            " do not file it: {what} (clause unverified). Tell its keepers."
        ),
    ),
    "preflight.ofd_missing": (
        "OFD 文件引用的部分不在文件里，不要归档：{what}（条款未核）。请告知维护人员。",
        "A part that the OFD file names is not in it; do not file it: {what} (clause unverified). Tell its keepers.",
    ),
    "preflight.ofd_outside": (
        "OFD 文件引用了文件以外的东西，不要归档：{what}（条款未核）。请告知维护人员。",
        "The OFD file refers to something outside it; do not file it: {what} (clause unverified). Tell its keepers.",
    ),
    "preflight.ofd_unnamed": (
        "OFD 文件里有一部分没有被引用，不要归档：{what}（条款未核）。请告知维护人员。",
        (
            "The OFD file holds a part that nothing leads to;"
            " do not file it: {what} (clause unverified). Tell its keepers."
        ),
    ),
    "preflight.ofd_namespace": (
        "OFD 文件里有不属于 OFD 命名空间的内容，不要归档：{what}（条款未核）。请告知维护人员。",
        (
            "The OFD file has an element outside the namespace of OFD;"
            " do not file it: {what} (clause unverified). Tell its keepers."
        ),
    ),
    "preflight.ofd_number": (
        "OFD 文件里的标识号重复，或超过所说的最大值，不要归档：{what}（条款未核）。请告知维护人员。",
        (
            "A number in the OFD file stands twice or is above the highest that it says;"
            " do not file it: {what} (clause unverified). Tell its keepers."
        ),
    ),
    "preflight.ofd_font": (
        "OFD 文件里的字体没有嵌入，不要归档：{what}（条款未核）。请告知维护人员。",
        "A font is not inside the OFD file; do not file it: {what} (clause unverified). Tell its keepers.",
    ),
    "preflight.ofd_glyph": (
        "OFD 文件里的字形不在所嵌字体里，或与版面不同，不要归档：{what}（条款未核）。请告知维护人员。",
        (
            "A glyph of the OFD file is not in its font, or is not that of the pages;"
            " do not file it: {what} (clause unverified). Tell its keepers."
        ),
    ),
    "preflight.ofd_counts": (
        "OFD 文件里字形、字符、间距的个数不一致，不要归档：{what}（条款未核）。请告知维护人员。",
        (
            "Glyphs, characters and steps in the OFD file are not as many as they say;"
            " do not file it: {what} (clause unverified). Tell its keepers."
        ),
    ),
    "preflight.ofd_picture": (
        "OFD 文件里的图片缺失或打不开，不要归档：{what}（条款未核）。请告知维护人员。",
        (
            "A picture of the OFD file is not there or cannot be opened;"
            " do not file it: {what} (clause unverified). Tell its keepers."
        ),
    ),
    "preflight.ofd_text": (
        "从 OFD 取出的文字与版面不同，不要归档：{what}（条款未核）。请告知维护人员。",
        (
            "The text taken out of the OFD file is not that of the pages;"
            " do not file it: {what} (clause unverified). Tell its keepers."
        ),
    ),
    "preflight.ofd_size": (
        "OFD 的页数或页面尺寸与版面不同，不要归档：{what}（条款未核）。请告知维护人员。",
        (
            "The OFD file's pages are not as many, or not as large, as they should be;"
            " do not file it: {what} (clause unverified). Tell its keepers."
        ),
    ),
    "preflight.ofd_place": (
        "OFD 里有内容不在版面所定的位置，不要归档：{what}（条款未核）。请告知维护人员。",
        (
            "Something in the OFD file does not stand where the pages say;"
            " do not file it: {what} (clause unverified). Tell its keepers."
        ),
    ),
    "preflight.ofd_outline": (
        "OFD 的书签有误或指向不存在的页，不要归档：{what}（条款未核）。请告知维护人员。",
        (
            "The outline of the OFD file is wrong or leads to no page;"
            " do not file it: {what} (clause unverified). Tell its keepers."
        ),
    ),
}
