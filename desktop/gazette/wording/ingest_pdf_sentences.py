"""Sentences of the room ``ingest`` on PDF files: code → (Chinese, English)."""

SENTENCES: dict[str, tuple[str, str]] = {
    "ingest.pdf_damaged": (
        "“{file}”已经损坏，不能当作 PDF 打开。请向发来文件的单位再要一份，或者用阅读器打开后另存。",
        "“{file}” is damaged and cannot be opened as PDF. Ask for another copy, or save it anew in a viewer.",
    ),
    "ingest.pdf_too_long": (
        "“{file}”有 {pages} 页，超过能读取的 {most} 页。请分成几个文件再带入。",
        "“{file}” has {pages} pages, more than the {most} that can be read. Part it into several files.",
    ),
    "ingest.pdf_page_too_full": (
        "“{file}”第 {page} 页的字符多得不正常，没有读取。请用阅读器打开看一看，去掉这一页后再带入。",
        "Page {page} of “{file}” holds far more characters than a page does; nothing was read. Look at it in a viewer.",
    ),
    "ingest.left_out.page_furniture": (
        "各页重复的页眉和页码没有读入正文：“{text}”。一般不用处理。",
        "Running heads and page numbers were left out of the text: “{text}”. Usually nothing needs to be done.",
    ),
    "ingest.pdf_no_text": (
        "“{file}”的 {pages} 页都是扫描图像，没有文字。请先做文字识别，或者要文字版；旧刊可以照原样保存为影印期。",
        (
            "All {pages} pages of “{file}” are pictures without text. Have it recognised first, or ask for it as text;"
            " a back issue can be kept as it is."
        ),
    ),
    "ingest.pdf_no_unicode": (
        "“{file}”的字体没有编码对照，不知道是什么字，一个字也读不出来。请向发来文件的单位要 Word 文件或文字版。",
        "The fonts of “{file}” do not say which characters they show; nothing can be read. Ask for the Word file.",
    ),
    "ingest.pdf_own_xml": (
        "这是本程序写出的存档 PDF，内容按其中所附的“{text}”读取，没有从版面上识别；两者的文字已核对一致。",
        "An archive file of this program: it was read from “{text}” inside it, not from its pages, which say the same.",
    ),
    "ingest.left_out.other_xml": (
        "PDF 中附有“{text}”，但所说的与版面不一致，因此按版面读取。请核对哪一个是对的。",
        "The PDF carries “{text}”, which does not say what its pages say; the pages were read. Check which is right.",
    ),
    "ingest.left_out.unseen_text": (
        "第 {page} 页有看不见的文字，没有读入：“{text}”。请看一下它是不是多余的。",
        "Page {page} holds text that is not shown and was left out: “{text}”. Check that it is not wanted.",
    ),
    "ingest.left_out.outside_page": (
        "第 {page} 页边界以外的文字没有读入：“{text}”。请看一下它是不是多余的。",
        "Text beyond the edge of page {page} was left out: “{text}”. Check that it is not wanted.",
    ),
    "ingest.left_out.watermark": (
        "第 {page} 页斜排的文字当作水印，没有读入：“{text}”。",
        "Oblique text on page {page}, taken for a watermark, was left out: “{text}”.",
    ),
    "ingest.left_out.pdf_comment": (
        "第 {page} 页的批注没有读入：“{text}”。如有需要，请改到正文里。",
        "A comment on page {page} was left out: “{text}”. Work it into the text where it is needed.",
    ),
    "ingest.unread.pdf_picture": (
        "第 {page} 页有 {count} 幅图片没有读入。请从原件补上。",
        "{count} pictures on page {page} were not read. Add them from the original.",
    ),
    "ingest.left_out.printed_twice": (
        "第 {page} 页有些字为了加粗重叠印了两遍，只读入一遍：“{text}”。一般不用处理。",
        "Characters on page {page} are printed twice to look bold and were read once: “{text}”. Usually that is right.",
    ),
    "ingest.pdf_picture_repeated": (
        "各页同一位置的图片（如刊徽、底纹）没有读入。一般不用处理。",
        "Pictures at the same place page after page (an emblem, a background) were left out. Usually that is right.",
    ),
    "ingest.left_out.form_field": (
        "第 {page} 页表单中填写的内容没有读入：“{text}”。如有需要，请补到正文里。",
        "What a field of the form on page {page} holds was left out: “{text}”. Put it into the text if it is needed.",
    ),
    "ingest.left_out.embedded_file": (
        "PDF 里附带的文件“{text}”没有读入。如有需要，请用阅读器取出后单独带入。",
        "The file “{text}” inside the PDF was not read. Where it is needed, save it in a viewer and import it.",
    ),
    "ingest.ocr_layer": (
        "第 {pages} 页是扫描图像，文字来自识别层，可能有错字。请对照原件校对。",
        "Pages {pages} are scans; their text comes from recognition and may be wrong. Compare it with the original.",
    ),
    "ingest.unread.scan": (
        "第 {page} 页是图像，没有文字，没有读入。请补录这一页，或者先用文字识别软件处理。",
        "Page {page} is a picture without text and was not read. Type it in, or have its text recognised first.",
    ),
    "ingest.unread.no_unicode": (
        "第 {page} 页有 {count} 个字符的字体没有编码对照，不知道是什么字，没有读入。请对照原件补上。",
        "The font of {count} characters on page {page} does not say which they are; they were not read. Type them in.",
    ),
    "ingest.unread.page": (
        "第 {text} 页已经损坏，没有读入。请对照原件补录。",
        "Page {text} is damaged and was not read. Type it in from the original.",
    ),
}
