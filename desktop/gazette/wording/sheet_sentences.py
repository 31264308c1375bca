"""Sentences of the readers of spreadsheets and zip files in the room ``ingest``: code → (Chinese, English)."""

SENTENCES: dict[str, tuple[str, str]] = {
    "ingest.sheet_doctype": (
        "“{file}”里面有 DOCTYPE 声明，正常的电子表格没有，为安全起见没有读取。请用原来的程序打开，另存后再带入。",
        (
            "“{file}” has a DOCTYPE declaration inside, which no spreadsheet has, and was not read, to be safe. "
            "Open it in its own program, save it anew and import that."
        ),
    ),
    "ingest.table_text": (
        "“{file}”里的表格读不下去（引号不配对或者有异常字符）。请用电子表格程序打开，另存为 .xlsx 后再带入。",
        (
            "The table in “{file}” cannot be read on (quotes that do not match, or odd characters). "
            "Open it in a spreadsheet program, save it as .xlsx and import that."
        ),
    ),
    "ingest.columns_differ": (
        "给“{file}”指定了 {wanted} 列的用途，而其中的表格分别有 {lines} 列。请按列数重新指定。",
        (
            "Roles for {wanted} columns were given for “{file}”, whose tables have {lines} columns. "
            "Give as many as there are columns."
        ),
    ),
    "ingest.left_out.sheet_hidden_rows": (
        "工作表“{sheet}”里隐藏（或被筛选掉）的行没有读入：{text}。如有需要，请取消隐藏、另存后再带入。",
        (
            "Hidden or filtered rows of the sheet “{sheet}” were left out: {text}. "
            "If they are wanted, show them, save the file and import it again."
        ),
    ),
    "ingest.left_out.sheet_hidden_columns": (
        "工作表“{sheet}”里隐藏的列没有读入：{text}。如有需要，请取消隐藏、另存后再带入。",
        (
            "Hidden columns of the sheet “{sheet}” were left out: {text}. "
            "If they are wanted, show them, save the file and import it again."
        ),
    ),
    "ingest.left_out.sheet_hidden": (
        "工作表“{sheet}”是隐藏的，没有读入：{text}。如有需要，请取消隐藏、另存后再带入。",
        (
            "The sheet “{sheet}” is hidden and was left out: {text}. "
            "If it is wanted, show it, save the file and import it again."
        ),
    ),
    "ingest.left_out.sheet_comments": (
        "工作表“{sheet}”里的批注没有读入：{text}。请看一下是否影响正文。",
        "Comments in the sheet “{sheet}” were left out: {text}. See whether the text has to change for them.",
    ),
    "ingest.left_out.sheet_print_line": (
        "工作表“{sheet}”打印时的页眉或页脚“{text}”没有读入。一般不用处理。",
        "The line at the edge of printed pages of the sheet “{sheet}”, “{text}”, was left out. Usually that is right.",
    ),
    "ingest.left_out.sheet_name": (
        "工作表的名称“{text}”没有读入，因为表格上方已有标题。如有需要，请自行补上。",
        "The name of the sheet, “{text}”, was left out, for a title stands over its table. Add it where it is wanted.",
    ),
    "ingest.left_out.sheet_heads": (
        "表格成了名单或任免，表头“{text}”不再需要，已取出。",
        "A table became a list or decisions on posts; its header, “{text}”, is not needed any more and was taken out.",
    ),
    "ingest.left_out.sheet_in_list": (
        "表格成了名单或任免，序号和重复的内容“{text}”不再需要，已取出。",
        (
            "A table became a list or decisions on posts; running numbers and what repeats, “{text}”, "
            "are not needed any more and were taken out."
        ),
    ),
    "ingest.left_out.sheet_column": (
        "按所选的列用途，有的列没有读入：{text}。",
        "Columns were left out, as was chosen: {text}.",
    ),
    "ingest.unread.sheet_formula": (
        "工作表“{sheet}”有 {number} 个公式没有保存计算结果：{text}。请用电子表格程序打开、保存一次，再带入。",
        (
            "Formulas of the sheet “{sheet}” have no stored result ({number}): {text}. "
            "Open the file in a spreadsheet program, save it and import it again."
        ),
    ),
    "ingest.unread.sheet_picture": (
        "工作表“{sheet}”里有 {number} 张图片没有读入（隐藏着、格式不认识、已损坏或在文件之外）：{text}。请另外插入。",
        (
            "Pictures in the sheet “{sheet}” were not read ({number}), which are hidden, damaged, of an unknown form "
            "or outside the file: {text}. Insert them yourself."
        ),
    ),
    "ingest.unread.sheet_pictures": (
        "这个电子表格里有图片，没有读入。请对照原件，另外插入。",
        "The spreadsheet holds pictures, which were not read. Compare with the original and insert them yourself.",
    ),
    "ingest.unread.sheet_chart": (
        "工作表“{sheet}”里有 {number} 个图表没有读入：{text}。请另存为图片后插入，或者改用表格。",
        (
            "Charts in the sheet “{sheet}” were not read ({number}): {text}. "
            "Save them as pictures and insert those, or give a table instead."
        ),
    ),
    "ingest.unread.sheet_charts": (
        "这个电子表格里有图表，没有读入。请另存为图片后插入，或者改用表格。",
        "The spreadsheet holds charts, which were not read. Save them as pictures and insert those.",
    ),
    "ingest.unread.sheet_embedded": (
        "工作表“{sheet}”里嵌入了 {number} 个其他程序的对象，没有读入。请对照原件补上。",
        "The sheet “{sheet}” holds things of other programs ({number}), which were not read. Add them by hand.",
    ),
    "ingest.sheet_error": (
        "工作表“{sheet}”有 {number} 个单元格显示的是错误值：{text}。请向来文单位核实。",
        "Cells of the sheet “{sheet}” show an error ({number}): {text}. Ask those who sent the file.",
    ),
    "ingest.sheet_long_number": (
        "工作表“{sheet}”有 {number} 个长号码是按数值保存的，第 15 位以后的数字可能已经变成 0：{text}。请核对原件。",
        (
            "Long numbers in the sheet “{sheet}” are stored as figures ({number}); their digits after the fifteenth "
            "may have become 0: {text}. Compare with the original."
        ),
    ),
    "ingest.sheet_digits_lost": (
        "长号码“{text}”在原文件里已经变成科学计数法，位数不全。请向来文单位要原来的号码。",
        "The long number “{text}” was in powers of ten in the file already and has lost digits. Ask for the number.",
    ),
    "ingest.zip_empty": (
        "“{file}”里没有文件。请检查是否选对了压缩包。",
        "There is no file in “{file}”. Check that it is the right zip.",
    ),
    "ingest.zip_too_much": (
        "“{file}”里的文件太多（多于 {most} 个，或者合计超过 {megabytes} MB），没有读取。请分包，或者解压后再带入。",
        (
            "“{file}” holds too much (more than {most} files, or {megabytes} MB in all) and was not read. "
            "Part it, or unpack it and import the files."
        ),
    ),
    "ingest.zip_too_deep": (
        "“{file}”是压缩包里的压缩包里的压缩包，没有读取。请解压后再带入。",
        "“{file}” is a zip in a zip in a zip and was not read. Unpack it and import the files.",
    ),
    "ingest.zip_locked": (
        "“{file}”在压缩包里设有密码，读不出来。请用密码解压后再带入。",
        "“{file}” is locked by a password in its zip. Unpack it with the password and import the file.",
    ),
    "ingest.zip_no_document": (
        "“{file}”是网页的样式表或脚本，不是文件，没有读取。",
        "“{file}” is a style sheet or script of web pages, no document, and was left out.",
    ),
    "ingest.sheet_box": (
        "表格上浮动的文本框“{text}”放在了表格之后。请看一下它应该在哪里。",
        "The text box “{text}” over the sheet was put behind its table. Please see where it belongs.",
    ),
}
