"""Sentences of the room ``ingest`` on PDF files: code → (Chinese, English)."""

SENTENCES: dict[str, tuple[str, str]] = {
    "ingest.pdf_damaged": (
        "“{file}”已经损坏，不能当作 PDF 打开。请向发来文件的单位再要一份，或者用阅读器打开后另存。",
        "“{file}” is damaged and cannot be opened as PDF. Ask for another copy, or save it anew in a viewer.",
    ),
    "ingest.pdf_too_long": (
        "“{file}”有 {pages} 页，超过能读取的 {most} 页。请分成几个文件再导入。",
        "“{file}” has {pages} pages, more than the {most} that can be read. Part it into several files.",
    ),
    "ingest.pdf_page_too_full": (
        "“{file}”第 {page} 页的字符多得不正常，没有读取。请用阅读器打开看一看，去掉这一页后再导入。",
        "Page {page} of “{file}” holds far more characters than a page does; nothing was read. Look at it in a viewer.",
    ),
    "ingest.left_out.page_furniture": (
        "各页重复的页眉和页码没有读入正文：“{text}”。一般不用处理。",
        "Running heads and page numbers were left out of the text: “{text}”. Usually nothing needs to be done.",
    ),
}
