"""Sentences of the reader of Word files: code → (Chinese, English)."""

SENTENCES: dict[str, tuple[str, str]] = {
    "ingest.word_no_document": (
        "“{file}”里没有 Word 正文，可能不是 Word 文档，或者已经损坏。请用 Word 打开看一看，另存后再带入。",
        (
            "There is no Word document inside “{file}”: it is something else, or damaged. "
            "Open it in Word, save it anew and import that."
        ),
    ),
    "ingest.word_part_damaged": (
        "“{file}”已经损坏：其中的 {part} 从第 {line} 行起读不下去。请用 Word 打开并修复，另存后再带入。",
        (
            "“{file}” is damaged: its part {part} cannot be read from line {line} on. "
            "Open and repair it in Word, save it anew and import that."
        ),
    ),
    "ingest.word_too_deep": (
        "“{file}”里的内容嵌套得太深（{part}），没有读取。请用 Word 打开，去掉层层相套的表格，另存后再带入。",
        (
            "What stands in “{file}” is nested too deep ({part}) and was not read. "
            "Open it in Word, take tables out of tables, save it anew and import that."
        ),
    ),
    "ingest.word_doctype": (
        "“{file}”的 {part} 里有 DOCTYPE 声明，Word 不会这样写，为安全起见没有读取。请用 Word 打开，另存后再带入。",
        (
            "The part {part} of “{file}” has a DOCTYPE declaration, which Word never writes; to be safe it was not "
            "read. Open it in Word, save it anew and import that."
        ),
    ),
    "ingest.left_out.word_hidden": (
        "Word 里设为隐藏的文字没有读入：{text}。如果应当公布，请补上。",
        "Text that is hidden in Word was left out: {text}. If it should be printed, put it in.",
    ),
    "ingest.left_out.word_merged_cell": (
        "被合并盖住的单元格里有文字，Word 里看不见，没有读入：{text}。请核对表格。",
        "A cell covered by a merged one holds text that Word does not show; it was left out: {text}. Check the table.",
    ),
    "ingest.left_out.word_change": (
        "按对修订的决定，这些文字不在正文中：{text}。请核对。",
        "As was decided about the tracked changes, this text does not stand in the document: {text}. Please check.",
    ),
    "ingest.left_out.word_contents": (
        "Word 自动生成的目录没有读入，目录由本程序另行编排。一般不用处理。",
        (
            "The list of contents that Word made was left out; this program makes its own. "
            "Usually nothing needs to be done."
        ),
    ),
    "ingest.left_out.word_page_number": (
        "Word 自动填的页码“{text}”没有读入。请看一下句子是否完整。",
        "A page number that Word fills in, “{text}”, was left out. Check that the sentence is whole.",
    ),
    "ingest.left_out.word_field_code": (
        "Word 域代码中的文字没有读入：{text}。一般不用处理。",
        "Text inside the code of a field was left out: {text}. Usually nothing needs to be done.",
    ),
    "ingest.left_out.word_placeholder": (
        "没有填写的提示文字没有读入：{text}。如果应当有内容，请补上。",
        "A prompt that nobody filled in was left out: {text}. If something should stand there, put it in.",
    ),
    "ingest.left_out.word_reading": (
        "注音“{text}”没有读入，汉字已经保留。一般不用处理。",
        "The reading “{text}” above characters was left out; they were kept. Usually nothing needs to be done.",
    ),
    "ingest.left_out.word_header": (
        "页眉没有读入：{text}。一般不用处理。",
        "The page header was left out: {text}. Usually nothing needs to be done.",
    ),
    "ingest.left_out.word_footer": (
        "页脚没有读入：{text}。一般不用处理。",
        "The page footer was left out: {text}. Usually nothing needs to be done.",
    ),
    "ingest.left_out.word_comment": (
        "批注没有读入：{text}。请看一下是否还要处理。",
        "A comment was left out: {text}. See whether it still asks for something.",
    ),
    "ingest.left_out.word_unused_note": (
        "正文没有引用的脚注或尾注没有读入：{text}。请核对。",
        "A note that nothing in the text refers to was left out: {text}. Please check.",
    ),
    "ingest.left_out.word_paper_picture": (
        "标题之上的图片（{description}）当作公文用纸的标志，没有放入。如果是正文的图，请补上。",
        (
            "A picture above the title ({description}) was taken for the mark of the paper and left out. "
            "If it belongs to the text, put it in."
        ),
    ),
    "ingest.unread.word_picture": (
        "文件里有一幅图片（{text}）放不进来：格式不认识、已损坏、存在文件之外，或者在表格、注里。请对照原件补上。",
        (
            "A picture ({text}) could not be placed: its form is unknown, it is damaged, lies outside the file, or "
            "stands in a table or a note. Look at the original and put it in by hand."
        ),
    ),
    "ingest.unread.word_ink": (
        "文件里有手写的笔迹（{text}），不能读入。请打开原件核对。",
        "The file holds handwriting ({text}) that cannot be read. Look at the original.",
    ),
    "ingest.unread.word_chart": (
        "文件里有一个图表，没有读入，其中的文字是：{text}。请打开原件核对，另行补上。",
        "The file holds a chart that was not read; its texts are: {text}. Look at the original and put it in by hand.",
    ),
    "ingest.unread.word_diagram": (
        "文件里有一个 SmartArt 图形，没有读入，其中的文字是：{text}。请打开原件核对，另行补上。",
        (
            "The file holds a SmartArt drawing that was not read; its texts are: {text}. "
            "Look at the original and put it in by hand."
        ),
    ),
    "ingest.unread.word_embedded": (
        "文件里嵌有另一个程序的内容（{text}），没有读入。请打开原件，把其中的文字或表格复制出来补上。",
        (
            "The file holds something of another program ({text}) that was not read. "
            "Open the original, copy its text or table and put it in."
        ),
    ),
    "ingest.unread.word_document": (
        "文件里并入了另一份文件（{text}），没有读入。请打开原件，另存为普通 Word 文档后再带入。",
        (
            "Another document ({text}) is bound into the file and was not read. "
            "Open the original, save it as a plain Word document and import that."
        ),
    ),
    "ingest.unread.word_note": (
        "正文有脚注或尾注的标记（{text}），但文件里没有这条注。请打开原件核对。",
        "The text refers to a note ({text}) that the file does not hold. Look at the original.",
    ),
    "ingest.unread.word_symbol": (
        "有一个符号认不出来（{text}），正文中用“〓”代替。请打开原件核对，改成正确的符号。",
        "A symbol ({text}) is not known; “〓” stands in its place. Look at the original and put the right sign in.",
    ),
    "ingest.unread.word_field": (
        "有一个域（{text}）由 Word 临时计算，文件里没有存结果。请打开原件核对，补上文字。",
        (
            "A field ({text}) is counted by Word and its result is not in the file. "
            "Look at the original and put the text in."
        ),
    ),
    "ingest.unread.word_alternate": (
        "同一处内容给新旧程序写了两种，其中一种多出的文字没有读入：{text}。请打开原件核对。",
        (
            "The file says the same thing in two forms, one of which says more; that was not read: {text}. "
            "Look at the original."
        ),
    ),
    "ingest.word_formula": (
        "公式改写成了一行文字：{text}。请对照原件核对。",
        "A formula was written in one line: {text}. Compare it with the original.",
    ),
    "ingest.word_table_in_cell": (
        "表格的单元格里还有表格（“{text}”），已改成逐行的文字。请对照原件核对。",
        "A table inside a cell (“{text}”) was turned into lines of text. Compare it with the original.",
    ),
    "ingest.word_number_form": (
        "自动编号的格式 {form} 认不出来，按阿拉伯数字写成“{text}”。请对照原件核对。",
        "The form of automatic numbers {form} is not known; “{text}” was written. Compare it with the original.",
    ),
    "ingest.word_lifted": (
        "上标或下标“{text}”没有对应的字符，已放到行中。请对照原件核对意思是否变了。",
        (
            "“{text}” stands above or below the line in Word and there are no such characters; it was set on the "
            "line. Compare it with the original: the meaning may have changed."
        ),
    ),
    "ingest.word_box": (
        "文本框里的 {characters} 字（“{text}”）放在了它所在的段落之后，请看位置对不对。",
        "{characters} characters of a text box (“{text}”) were put behind its paragraph. Please check the place.",
    ),
    "ingest.word_struck": (
        "这些文字带删除线，已照原样读入：{text}。如果不应保留，请删去。",
        "This text is struck through and was kept as it stands: {text}. If it should go, delete it.",
    ),
}
