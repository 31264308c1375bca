"""Sentences about web pages and pasted HTML: code → (Chinese, English)."""

SENTENCES: dict[str, tuple[str, str]] = {
    "ingest.web_too_nested": (
        "网页“{file}”的结构异常（层次过深或者元素过多），没有读取。请在浏览器里打开，选中正文复制，粘贴到新条目里。",
        (
            "The page “{file}” is built in a way no page is (too deep, or too many elements) and was not read. Open it "
            "in a browser, copy its text and paste that into a new entry."
        ),
    ),
    "ingest.web_without_text": (
        "网页“{file}”里没有正文，正文可能要联网后才显示。请在浏览器里打开，选中正文复制，粘贴到新条目里。",
        (
            "The page “{file}” holds no text; it may only show it with a network. Open it in a browser, copy its text "
            "and paste that into a new entry."
        ),
    ),
    "ingest.left_out.web_furniture": (
        "网页上正文以外的内容（菜单、位置、分享、页脚等）没有读入：{text}",
        "What stands round the document on the page (menus, path, sharing, footer) was left out: {text}",
    ),
    "ingest.left_out.web_info": (
        "网页上说明发布情况的一行没有读入正文：{text}",
        "A line that says how the page was published was left out of the text: {text}",
    ),
    "ingest.left_out.web_field": (
        "网页信息表里没有对应位置的项目没有读入：{text}",
        "Items of the page's list of facts that have no place in an entry were left out: {text}",
    ),
    "ingest.left_out.web_headline": (
        "网页标题与正文标题重复，只留正文的：{text}",
        "The headline of the page repeats the title of the document, which was kept: {text}",
    ),
    "ingest.left_out.web_beside": (
        "正文之外还有成段的文字，没有读入。如果属于这份文件，请补进正文：{text}",
        "There are sentences beside the document that were left out. If they belong to it, put them in: {text}",
    ),
    "ingest.left_out.web_hidden": (
        "网页里看不见的文字没有读入。如果应当有，请补进正文：{text}",
        "Text that the page hides was left out. If it belongs to the document, put it in: {text}",
    ),
    "ingest.left_out.web_form": (
        "网页表单里填写的内容没有读入。如果属于这份文件，请补进正文：{text}",
        "What is filled in on the page was left out. If it belongs to the document, put it in: {text}",
    ),
    "ingest.left_out.web_drawing": (
        "网页图形里的文字没有读入。如果属于这份文件，请补进正文：{text}",
        "The words in a drawing on the page were left out. If they belong to the document, put them in: {text}",
    ),
    "ingest.left_out.web_reading": (
        "注音没有读入：{text}",
        "Readings set over characters were left out: {text}",
    ),
    "ingest.left_out.web_comment": (
        "批注没有读入，请看一下是否还有没处理的意见：{text}",
        "Comments were left out. Look whether one of them still wants something done: {text}",
    ),
    "ingest.left_out.web_change": (
        "按所选的办法处理修订，这些文字没有读入：{text}",
        "By what was decided about tracked changes this text was left out: {text}",
    ),
    "ingest.left_out.web_bullet": (
        "项目符号没有读入：{text}",
        "Bullets were left out: {text}",
    ),
    "ingest.unread.web_picture": (
        "网页里有一张图片（{text}）没有读入：没有随网页存下来，格式不认识，或者已损坏。如果属于文件内容，请找来原图放进条目。",
        (
            "A picture of the page ({text}) was not read: it was not saved with the page, its form is unknown, or it "
            "is damaged. If it belongs to the document, get it and place it in the entry."
        ),
    ),
    "ingest.left_out.web_paper_picture": (
        "标题之上的图片（{description}）当作网页的标志，没有放入。如果是正文的图，请补上。",
        (
            "A picture above the title ({description}) was taken for the mark of the site and left out. "
            "If it belongs to the text, put it in."
        ),
    ),
    "ingest.mail_without_page": (
        "“{file}”是一封邮件，正文没有排版，没有读入，附件也在里面。请用邮件程序打开，取出附件单独带入；正文可复制、粘贴到新条目。",
        (
            "“{file}” is a mail in plain text and was not read, nor what is attached to it. Open it in a mail program,"
            " save the attached files and import them; its text can be copied into a new entry."
        ),
    ),
    "ingest.unread.mail_attachment": (
        "邮件带有附件“{text}”，没有读入。请在邮件程序里取出附件，单独带入。",
        "The mail has “{text}” attached, which was not read. Save it from the mail program and import it by itself.",
    ),
    "ingest.unread.web_embedded": (
        "网页里嵌着另一个文件，内容没有读入：{text}。请把那个文件单独下载后带入。",
        "Another file is embedded in the page and was not read: {text}. Download and import it by itself.",
    ),
    "ingest.web_link": (
        "网页链接到附件“{text}”，网页里没有它的内容。请下载后带入，作为附件加进条目。",
        "The page links to a file, “{text}”, and does not hold it. Download it and add it as an attachment.",
    ),
    "ingest.web_struck": (
        "网页上这些文字画了删除线，已照样读入。如果已经作废，请删去：{text}",
        "This text is struck out on the page and was read as it stands. Delete it if it no longer holds: {text}",
    ),
    "ingest.web_raised": (
        "“{text}”原来是上标或下标，现在和正文一样大小。请看一下意思有没有变。",
        "“{text}” was raised or lowered on the page and stands in line now. Check that it still says the same.",
    ),
    "ingest.web_nested_table": (
        "表格的单元格里还有一张表（“{text}”），已化为单元格里的文字。请核对。",
        "A table stood inside a cell (“{text}”); it became text of the cell. Please check.",
    ),
}
