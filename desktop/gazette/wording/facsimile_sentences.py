"""Sentences on facsimile issues, of all the rooms that speak of them: code → (Chinese, English)."""

SENTENCES: dict[str, tuple[str, str]] = {
    "ingest.no_pages": (
        "“{file}”既不是 PDF，也不是 JPEG、PNG、TIFF 图片，不能作为影印期保存。请改选该期的 PDF 或扫描件。",
        (
            "“{file}” is neither a PDF nor a JPEG, PNG or TIFF picture and cannot be kept as a back issue. Choose its"
            " PDF or scans."
        ),
    ),
    "ingest.no_scans": (
        "文件夹“{file}”里没有 PDF 或扫描图片。请检查路径。",
        "There is no PDF and no scan in the folder “{file}”. Check the path.",
    ),
    "ingest.no_list": (
        "“{file}”不是表格。请另存为 .xlsx 或 .csv 再试。",
        "“{file}” is no table. Save it as .xlsx or .csv and try again.",
    ),
    "ingest.no_titles": (
        "“{file}”中没有找到“标题”列。请在第一行写上列名：栏目、标题、英文标题、文号、日期、页码。",
        "“{file}” has no column of titles. Head the columns: section, title, title_en, number, date, page.",
    ),
    "ingest.no_issues": (
        "“{file}”中没有找到“文件”列。请在第一行写上列名：文件、总期号、年份、期号、日期、首页页码、首页所在面、目录。",
        (
            "“{file}” has no column of files. Head the columns: file, serial, year, numbers, date, first number,"
            " first sheet, contents."
        ),
    ),
    "desk.facsimile": (
        (
            "总第{issue}期是影印期，照印出的样子保存，不能编辑。要改目录，请用窗口“文件 › 影印期目录”，或再次带入改好"
            "的目录表。"
        ),
        (
            "Issue {issue} is a facsimile, kept as it was printed, and cannot be edited. To correct its contents list"
            " use File › Facsimile Contents in the window, or bring in a corrected list."
        ),
    ),
    "desk.no_facsimile": (
        "总第{issue}期不是影印期。请在编辑房间里修改它。",
        "Issue {issue} is no facsimile. Edit it in the edit room.",
    ),
    "desk.facsimile_not_set": (
        (
            "总第{issue}期是影印期，照印出的样子保存，不重新排版，也没有版式、版权页、排入印张和印前检查。"
            "要文件请导出保存的 PDF。"
        ),
        (
            "Issue {issue} is a facsimile, kept as it was printed: it has no colophon here and is never set again,"
            " fitted or checked before press. Export the kept PDF instead."
        ),
    ),
    "desk.facsimile_twice": (
        "“{file}”和排在前面的“{other}”一字节不差，是同一份。请去掉一个。",
        "“{file}” is byte for byte the same as “{other}” before it. Take one out.",
    ),
    "desk.facsimile_elsewhere": (
        "“{file}”已作为总第{issue}期的影印件保存。请检查是否选错了文件；确要更换，请先在窗口中移除那一期。",
        (
            "“{file}” is kept as issue {issue} already. Check that it is the right file; to change it, remove that"
            " issue in the window first."
        ),
    ),
    "desk.facsimile_unnamed": (
        "不知道这是哪一期：请填写总期号，或者年份和期号。",
        "It is not known which issue this is: give its serial, or year and number.",
    ),
    "desk.facsimile_number": (
        "总期号、年份、期号或页码大得不可能。请改正。",
        "A serial, year, number or page is too large to be one. Correct it.",
    ),
    "desk.facsimile_unnumbered": (
        (
            "文件共 {sheets} 面，这样没有一面有页码：正文首页所在的面（--first-sheet）要在 1 到 {sheets} 之间，"
            "正文末页所在的面（--last-sheet）不能在它之前。"
        ),
        (
            "The file has {sheets} pages, and none would have a number: the first numbered page (--first-sheet) must be"
            " one of them, and the last (--last-sheet) not before it."
        ),
    ),
    "desk.facsimile_not_listed": (
        "目录表里没有总第{serial}期的条目，只有别的期的。请核对总期号，或者换一张表。",
        "The contents list has no row of issue {serial}, only of others. Check the serial, or take another list.",
    ),
    "desk.facsimile_row": (
        "“{column}”写的“{text}”看不懂，这一期没有带入。请改正后再运行一次。",
        "“{text}” is no {column}; this issue was not brought in. Correct it and run again.",
    ),
    "desk.facsimile_row_again": (
        "总期号 {serial} 与第 {above} 行重复，没有带入。请改正其中一行。",
        "Serial {serial} stands in row {above} already; it was not brought in. Correct one of them.",
    ),
    "desk.facsimile_row_file": (
        "“{name}”与第 {above} 行的文件一字节不差，没有带入。请改正其中一行的文件名。",
        (
            "“{name}” is byte for byte the file of row {above}; it was not brought in. Correct the file name in one"
            " of them."
        ),
    ),
    "desk.facsimile_text": (
        "共 {sheets} 面，都有文字层（{characters} 字），可以全文检索。",
        "All {sheets} pages have a text layer ({characters} characters) and can be searched.",
    ),
    "desk.facsimile_text_waits": (
        "共 {sheets} 面，文字层有 {characters} 字，但还检索不到：正文按目录的标题和页码归到条目下。请补上目录。",
        (
            "Of {sheets} pages the text layers hold {characters} characters, which cannot be found yet: text is found"
            " under the entry whose page it stands on. Fill in titles and pages of the contents."
        ),
    ),
    "desk.facsimile_no_text": (
        "共 {sheets} 面，都没有文字层，只能按目录检索。要能全文检索，请先做文字识别。",
        (
            "None of the {sheets} pages has a text layer: only the contents list is searched. Have the text"
            " recognised first."
        ),
    ),
    "desk.facsimile_text_missing": (
        "共 {sheets} 面，其中 {count} 面没有文字层，检索不到：第 {pages} 面。其余有 {characters} 字。",
        (
            "Of {sheets} pages {count} have no text layer and cannot be searched: pages {pages} of the file. The"
            " others hold {characters} characters."
        ),
    ),
    "desk.facsimile_serial_again": (
        "另一期（{text}）的总期号与本期相同。请核对，改正其中一期。",
        "Another issue ({text}) has the same serial. Check, and correct one of them.",
    ),
    "desk.facsimile_no_list": (
        "这一期还没有目录。请在窗口“文件 › 影印期目录”里录入，或用目录表带入。",
        (
            "This issue has no contents list yet. Type it under File › Facsimile Contents in the window, or bring in"
            " a list."
        ),
    ),
    "desk.facsimile_no_chinese": ("这一条没有中文标题。请补上。", "This entry has no Chinese title. Add it."),
    "desk.facsimile_no_english": (
        "“{text}”没有英文标题。原刊有英文目录的，请补上。",
        "“{text}” has no English title. Add it where the printed issue has an English contents list.",
    ),
    "desk.facsimile_number_again": (
        "文号“{text}”在目录中出现不止一次。请核对。",
        "The number “{text}” stands in the list more than once. Check it.",
    ),
    "desk.facsimile_no_page": (
        "“{text}”没有页码，找不到它印在哪一页。请补上。",
        "“{text}” has no page, so nobody knows where it is printed. Add it.",
    ),
    "desk.facsimile_beyond": (
        "页码 {text} 不在保存的文件里，文件中最后一页是第 {last} 页。请核对页码，或首页所在的面。",
        "Page {text} is not in the kept file, whose last page is {last}. Check the page, or where page 1 stands.",
    ),
    "desk.facsimile_order": (
        "页码 {text} 比上一条的 {above} 小。请核对顺序和页码。",
        "Page {text} comes before page {above} of the entry above. Check order and page.",
    ),
    "desk.act.correct_facsimile": ("更正影印期目录", "Correct Facsimile Contents"),
    "desk.act.remove_facsimile": ("移除影印期", "Remove Facsimile"),
    "export.facsimile_form": (
        (
            "总第{issue}期是影印期，只能给出保存的 PDF（--pdf）、原件（--originals）、页面图片（--png）和目录表（--co"
            "ntents-xlsx），不能写成 {form}。"
        ),
        (
            "Issue {issue} is a facsimile: only its kept PDF (--pdf), its originals (--originals), pictures of its"
            " pages (--png) and its contents (--contents-xlsx) can be given out, no {form}."
        ),
    ),
    "export.facsimile_whole": (
        "总第{issue}期是影印期，文件照保存的原样给出，不能只选条目或页，也不能加标记、改版式或重新拼版。",
        (
            "Issue {issue} is a facsimile: its files are given out as they were kept, without a choice of entries or"
            " pages, marks, another style or other sheets."
        ),
    ),
    "export.no_originals": (
        "总第{issue}期不是影印期，没有保存的印刷原件。请导出 PDF。",
        "Issue {issue} is no facsimile and has no printed originals. Export it as PDF.",
    ),
    "cli.facsimile": ("影印", "facsimile"),
    "cli.facsimile_taken": (
        "{file}：总第{issue}期已保存为影印期，{sheets} 面，目录 {entries} 条，{text}",
        "{file}: issue {issue} kept as a facsimile, {sheets} pages, {entries} entries, {text}",
    ),
    "cli.facsimile_would": (
        "{file}：总第{issue}期将保存为影印期，{sheets} 面，目录 {entries} 条，{text}",
        "{file}: issue {issue} would be kept as a facsimile, {sheets} pages, {entries} entries, {text}",
    ),
    "cli.facsimile_already": (
        "{file}：总第{issue}期已保存，没有改动",
        "{file}: issue {issue} is kept already; nothing changed",
    ),
    "cli.facsimile_changed": (
        "{file}：原已保存，期号、日期和目录已按现在所说更正，现为总第{issue}期，{entries} 条",
        "{file}: is kept already; numbers, date and contents were corrected, now issue {issue}, {entries} entries",
    ),
    "cli.facsimile_would_change": (
        "{file}：原已保存，期号、日期和目录将会更正为总第{issue}期，{entries} 条",
        "{file}: is kept already; it would be corrected to issue {issue}, {entries} entries",
    ),
    "cli.facsimile_all_text": ("都有文字层", "all with text"),
    "cli.facsimile_some_text": ("{count} 面没有文字层（{pages}）", "{count} of them without text ({pages})"),
    "cli.facsimile_no_text": ("都没有文字层", "none with text"),
    "cli.facsimile_proposed": (
        "{file}：目录是从文字层认出来的，请核对。",
        "{file}: the contents list was recognised in its text; please check it.",
    ),
    "cli.facsimile_unread": (
        "{sheet}第 {row} 行：“{column}”写的“{text}”看不懂，没有填入。请补上。",
        "{sheet}row {row}: “{text}” is no {column} and was left empty. Fill it in.",
    ),
    "cli.facsimile_row_failed": ("{table} 第 {row} 行（{file}）：{reason}", "{table}, row {row} ({file}): {reason}"),
    "cli.facsimile_total": (
        "共 {rows} 行：保存 {taken}，更正 {changed}，原有 {already}，未成 {failed}",
        "{rows} rows: {taken} kept, {changed} corrected, {already} there before, {failed} failed",
    ),
    "cli.facsimile_strays": (
        "{table} 的目录里有 {count} 条不属于表中任何一期，没有用上：{titles}。请核对它们的总期号。",
        (
            "{count} entries of the contents in {table} are of none of its issues and were not used: {titles}. Check"
            " their serials."
        ),
    ),
    "cli.usage_facsimile_files": (
        "请写出一期的 PDF、扫描件或文件夹，或者用 --table 给出一张表。",
        "Name the PDF, scans or folder of one issue, or a table with --table.",
    ),
    "cli.usage_facsimile_table": (
        "--table 里每期各占一行，不能再写单独一期的文件和选项。",
        "With --table each issue has its row: no file or option of a single issue can stand beside it.",
    ),
}
