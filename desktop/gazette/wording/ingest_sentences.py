"""Sentences of the room ``ingest``: code → (Chinese, English)."""

SENTENCES: dict[str, tuple[str, str]] = {
    "ingest.not_found": (
        "找不到文件“{file}”。请检查路径和文件名。",
        "There is no file “{file}”. Check the path and the name.",
    ),
    "ingest.is_folder": (
        "“{file}”是文件夹，不是文件。请选择其中的文件。",
        "“{file}” is a folder, not a file. Choose the files inside it.",
    ),
    "ingest.no_permission": (
        "没有读取“{file}”的权限。请修改文件权限，或者复制到自己的文件夹再带入。",
        "You may not read “{file}”. Change its permissions, or copy it to a folder of your own and import that.",
    ),
    "ingest.unreadable": (
        "“{file}”读不出来（{reason}）。请检查磁盘或网络，然后重试。",
        "“{file}” cannot be read ({reason}). Check the disk or the network and try again.",
    ),
    "ingest.empty": (
        "“{file}”是空的，没有可以带入的文字。请检查是否选对了文件。",
        "“{file}” is empty: there is no text to bring in. Check that it is the right file.",
    ),
    "ingest.no_text": (
        "“{file}”不是文本文件，或者已经损坏。请用原来的程序打开，另存为纯文本后再带入。",
        (
            "“{file}” is not text, or is damaged. Open it in the "
            "program it came from, save it as plain text and import that."
        ),
    ),
    "ingest.too_large": (
        "“{file}”超过 50 MB，不予读取。请拆分后再带入。",
        "“{file}” is larger than 50 MB and was not read. Split it and import the parts.",
    ),
    "ingest.pages_too_large": (
        "“{file}”超过 200 MB，没有保存。请把扫描件缩小，或者一页一个文件。",
        "“{file}” is larger than 200 MB and was not kept. Scan it smaller, or make a file of every page.",
    ),
    "ingest.not_yet": (
        "“{file}”这种文件目前还不能直接读取。请用原来的程序打开，另存为 Word 文档（.docx）或者纯文本（.txt）后再带入。",
        (
            "Files such as “{file}” cannot be read yet. Open it in its own program, "
            "save it as a Word document (.docx) or plain text (.txt) and import that."
        ),
    ),
    "ingest.ofd": (
        (
            "“{file}”是 OFD 文件，本程序能写出 OFD，还不能读入。"
            "请向来文单位要 Word 文件，或者在 OFD 阅读器里另存为 PDF 后再带入。"
        ),
        (
            "“{file}” is an OFD file; OFD can be written, but not read yet. Ask for the Word file, "
            "or save it as PDF in an OFD reader and import that."
        ),
    ),
    "ingest.archive": (
        "“{file}”是一个公报档案，不能当作文件带入。要看里面的内容，请打开这个档案（文件 › 打开档案）。",
        "“{file}” is a gazette archive and cannot be brought in as a document. Open it instead (File › Open Archive).",
    ),
    "ingest.picture": (
        "“{file}”是一幅图片，没有可以读取的文字。旧刊的扫描件请保存为影印期；要文字，请先用文字识别软件处理。",
        (
            "“{file}” is a picture and holds no text to read. Keep scans of a back issue as they are, as a back issue;"
            " for its text, have it recognised first."
        ),
    ),
    "ingest.changes_undecided": (
        "“{file}”里有 {count} 处修订（{authors}），要先决定接受还是拒绝全部修订。文件已经收存，还没有读入。",
        (
            "“{file}” tracks changes ({count}, by {authors}), and somebody has to decide whether they are accepted or "
            "rejected. The file is kept and not read in yet."
        ),
    ),
    "ingest.no_libreoffice": (
        "“{file}”要借助 LibreOffice 读取，这台电脑上没有。请安装 LibreOffice，或者用 Word、WPS 另存为 .docx 后再带入。",
        (
            "“{file}” is read with the help of LibreOffice, which was not found on this computer. "
            "Install it, or open the file in Word or WPS, save it as .docx and import that."
        ),
    ),
    "ingest.libreoffice_refused": (
        "LibreOffice 打不开“{file}”，可能已经损坏或设有密码，没有带入任何内容。请用原来的程序另存为 .docx 后再带入。",
        (
            "LibreOffice cannot open “{file}”; nothing was brought in. It may be damaged or protected by a "
            "password: open it in its own program, save it as .docx and import that."
        ),
    ),
    "ingest.converted": (
        "这份文件由 LibreOffice 转换成 Word 格式后读入。请核对编号和表格。",
        "LibreOffice made a Word file of this one, and that was read. Check numbers and tables.",
    ),
    "ingest.protected": (
        "“{file}”有密码，没有读入。请输入密码再试，或请来文单位另存一份没有密码的。",
        "“{file}” has a password and was not read. Enter it and try again, or ask for a copy without one.",
    ),
    "ingest.wrong_password": (
        "“{file}”的密码不对，没有读入。请看清大小写再输入一次，或请来文单位另存一份没有密码的。",
        "The password of “{file}” is another one; it was not read. Enter it again, or ask for a copy without one.",
    ),
    "ingest.locked_otherwise": (
        "“{file}”的加密方式读不了，没有读入。请用原来的程序打开，取消密码后另存，再带入。",
        (
            "“{file}” is encrypted in a way that cannot be read; it was not brought in. Open it in its own program, "
            "save it without a password and import that."
        ),
    ),
    "ingest.package_cut": (
        (
            "“{file}”不完整（到 {size} KB 就断了），像是没有传完，没有读入。"
            "收到完整文件后再带入一次；放进投递文件夹的会自动读入。"
        ),
        (
            "“{file}” is incomplete: it breaks off after {size} KB, as if it was not sent whole, and was not read. "
            "Bring it in again when the whole file is there; in a drop folder that happens by itself."
        ),
    ),
    "ingest.package_damaged": (
        "“{file}”已经损坏，打不开。请向发来文件的单位再要一份，或者用原来的程序打开、修复后另存。",
        "“{file}” is damaged. Ask for another copy, or open and repair it in its own program and save it anew.",
    ),
    "ingest.package_bomb": (
        "“{file}”解开后大得不正常，没有读取。请用原来的程序打开看一看，另存后再带入。",
        (
            "“{file}” unpacks to far more than a document holds and was not read. Look at "
            "it in its own program, save it anew and import that."
        ),
    ),
    "ingest.package_names": (
        "“{file}”里面的文件名不正常（重名，或者指向文件之外），没有读取。请用原来的程序打开，另存后再带入。",
        (
            "“{file}” has names inside that no program writes (twice the same, or leading out of it) and was "
            "not read. Open it in its own program, save it anew and import that."
        ),
    ),
    "ingest.reader_died": (
        "读取“{file}”的进程意外中止，没有带入任何内容。请再试一次；如果还是这样，请用原来的程序另存后再带入。",
        (
            "The process that read “{file}” ended unexpectedly; nothing was brought in. Try again, "
            "or save the file anew in its own program."
        ),
    ),
    "ingest.too_slow": (
        "“{file}”读了 {seconds} 秒还没有读完，已经停止，没有带入任何内容。请拆分，或者用原来的程序另存后再带入。",
        (
            "“{file}” was not read within {seconds} seconds, so reading was stopped; nothing was brought in. "
            "Split it, or save it anew in its own program."
        ),
    ),
    "ingest.too_much_memory": (
        "读取“{file}”要用的内存超过 {megabytes} MB，已经停止，没有带入任何内容。请拆分后再带入。",
        (
            "Reading “{file}” took more than {megabytes} MB of memory and was stopped; nothing was brought in. "
            "Split it and import the parts."
        ),
    ),
    "ingest.no_process": (
        "现在不能启动读取“{file}”的进程（{reason}）。请关闭一些程序后重试。",
        "The process that reads “{file}” could not be started ({reason}). Close some programs and try again.",
    ),
    "ingest.cut_short": (
        "文件在最后一个字中间断了（剩余字节 {bytes}），末尾是“{text}”。原文件已原样保存；请核对结尾是否完整。",
        (
            "The file stops inside its last character (bytes left: {bytes}), behind “{text}”. "
            "The source is kept as it is; check that the end is there."
        ),
    ),
    "ingest.reader_failed": (
        "读取“{file}”时出错（{reason}），没有带入任何内容。请检查文件是否完整，或者另存为纯文本后再试。",
        (
            "Reading “{file}” failed ({reason}); nothing was brought in. Check "
            "that the file is whole, or save it as plain text and try again."
        ),
    ),
    "ingest.encoding_doubtful": (
        "文字编码不能确定，按 {encoding} 读取。请看一下文字是否正常；如有乱码，请另存为 UTF-8 后重新带入。",
        (
            "The encoding is uncertain and was taken to be {encoding}. Look at "
            "the text; if it is garbled, save the file as UTF-8 and import it again."
        ),
    ),
    "ingest.nul_removed": (
        "原文有 {count} 个空字符（NUL），已去掉。请核对前后文字是否完整。",
        "{count} NUL characters were taken out of the text. Check that the text around them is whole.",
    ),
    "ingest.hidden_removed": (
        "原文有 {count} 个看不见的控制字符（如 {text}），已去掉。请核对附近文字的次序。",
        "{count} marks that do not show (such as {text}) were taken out. Check the order of the text around them.",
    ),
    "ingest.lost_characters": (
        "原文中有已经丢失的字符（显示为 �）。请对照原件补上。",
        "The source holds characters that were lost earlier (shown as �). Fill them in from the original.",
    ),
    "ingest.rejoined": (
        "有 {count} 处句子被分栏、分页或固定行宽断开，已经接上（原文第 {lines} 行）。请核对一下。",
        (
            "{count} sentences cut by column, page or line ends were "
            "joined (source lines {lines}). Please have a look at them."
        ),
    ),
    "ingest.trace": (
        "提取文字时留下的痕迹“{text}”已从正文中取出。一般不用处理。",
        "A trace of the extraction, “{text}”, was taken out of the text. Usually nothing needs to be done.",
    ),
    "ingest.page_mark": (
        "页码或空页标记“{text}”已从正文中取出。一般不用处理。",
        "The page mark “{text}” was taken out of the text. Usually nothing needs to be done.",
    ),
    "ingest.section_repeated": (
        "正文中重复出现的栏目名“{text}”已取出，栏目以目录为准。一般不用处理。",
        "The name of a section, “{text}”, repeated in the text, was taken out; the contents give the sections.",
    ),
    "ingest.header_repeated": (
        "表头在续页上重复了 {count} 次，已合并为一个。",
        "The header row was repeated {count} times on following pages and was merged into one.",
    ),
    "ingest.left_out.colophon": (
        "版权页上的“{text}”没有对应的栏目，没有读入；出刊日期和期号以报头为准。一般不用处理。",
        "“{text}” in the colophon has no field and was left out; day and number are those of the masthead.",
    ),
    "ingest.unplaced": (
        "这一行放不进任何结构：“{text}”。请看一下它属于哪里，或者删去。",
        "This line fits nowhere: “{text}”. Please decide where it belongs, or delete it.",
    ),
    "ingest.told_apart": (
        "文件没有目录，按标题和文号分成了 {count} 份文件，从“{text}”起是另一份。请核对。",
        (
            "The file has no contents list; it was parted into {count} documents by titles and numbers: "
            "“{text}” begins another one. Please check."
        ),
    ),
    "ingest.no_title": (
        "没有找到标题（正文开头为“{text}”）。请补上标题。",
        "No title was found (the text begins “{text}”). Please give it one.",
    ),
    "ingest.year_differs": (
        "文号 {number} 的年份和成文日期 {date} 不一致。请核对。",
        "The year in number {number} differs from that of the date {date}. Please check.",
    ),
    "ingest.title_differs": (
        "目录和正文的标题不一致：目录为“{listed}”，正文为“{document}”。两个都保留了，请核对。",
        (
            "Contents and document disagree about the title: “{listed}” in the "
            "contents, “{document}” over the document. Both were kept; please check."
        ),
    ),
    "ingest.issuer_listed": (
        "目录在标题前印有发文机关“{listed}”，正文的标题“{document}”没有。目录照原样保留，发文机关记为目录所印的。",
        (
            "The contents print the issuer “{listed}” in front of the title, the document's own title “{document}” "
            "has none. Both titles were kept; the issuer was taken from the contents."
        ),
    ),
    "ingest.number_differs": (
        "目录和正文的文号不一致：目录为 {listed}，正文为 {document}，以正文为准。请核对。",
        (
            "Contents and document disagree about the number: {listed} in the "
            "contents, {document} on the document, which was kept. Please check."
        ),
    ),
    "ingest.no_document": (
        "目录中有“{text}”，但没有找到它的正文。条目已建立，请补上正文或者删去条目。",
        (
            "The contents name “{text}”, but no such document was found. "
            "The entry stands without text; add it or delete the entry."
        ),
    ),
    "ingest.not_in_contents": (
        "“{text}”没有列入目录，已放在前一个条目之后。请核对栏目和次序。",
        (
            "“{text}” is not named in the contents; it was placed after "
            "the document before it. Please check its section and order."
        ),
    ),
    "ingest.english_unmatched": (
        "英文目录中的“{text}”没有对应的中文条目。请核对。",
        "“{text}” in the English contents matches no Chinese entry. Please check.",
    ),
    "ingest.pages_listed": (
        "目录中的页码“{text}”只留下了起始页，末页由排版得出。一般不用处理。",
        "Of the pages “{text}” in the contents only the first was kept; the last follows from the set pages.",
    ),
    "ingest.contents_header": (
        "目录的表头“{text}”已取出，不作栏目或标题。一般不用处理。",
        "The header row of the contents, “{text}”, was taken out; it is neither a section nor a title.",
    ),
    "ingest.hyphen_removed": (
        "英文目录中在行末断开的单词“{text}”已接上，连字符已去掉。如果连字符是原词所有，请补上。",
        (
            "A word cut at a line end of the English contents, “{text}”, was made whole without its hyphen. "
            "If the hyphen belongs to it, put it back."
        ),
    ),
    "ingest.xml_malformed": (
        "文件“{file}”不是完整的 XML：第 {line} 行读不下去。请从原系统重新导出该文件，或取一份完好的副本。",
        "“{file}” is no well-formed XML: reading stopped at line {line}. Export it again, or take a whole copy.",
    ),
    "ingest.xml_doctype": (
        "文件“{file}”第 {line} 行有 DOCTYPE 声明，为安全起见不予读取。请删去该声明后再带入。",
        "“{file}” has a DOCTYPE declaration at line {line} and was not read, to be safe. Take it out and import again.",
    ),
    "ingest.xml_foreign": (
        "文件“{file}”不是 Akoma Ntoso 文件（第 {line} 行的根元素是 {root}）。请带入本程序导出的 XML 或先转换。",
        (
            "“{file}” is not Akoma Ntoso (its root at line {line} is {root})."
            " Import XML that this program exported, or convert the file to Akoma Ntoso 3.0 first."
        ),
    ),
    "ingest.xml_not_ours": (
        "该文件是其他程序写的 Akoma Ntoso，已尽量读入；请核对标题、文号、层次和表格。",
        (
            "Another program wrote this Akoma Ntoso file; what could be read was taken in."
            " Check titles, numbers, headings and tables."
        ),
    ),
    "ingest.xml_unplaced": (
        "元素 {element} 的内容没有对应的段落种类，已按原样保留为普通行，请人工归类：{text}",
        "The content of element {element} fits no kind of block; it was kept as a plain line. Place it by hand: {text}",
    ),
    "ingest.xml_style": (
        "文件指定的版式“{text}”不在本程序中，已改用“{usual}”。可用的有：{known}；如需其他，请改正文件后重新带入。",
        (
            "The file asks for the house style “{text}”, which does not come with this program; “{usual}” was taken."
            " There are: {known}. If another of them is meant, correct the file and import it again."
        ),
    ),
    "ingest.xml_value": (
        "元素 {element} 的 {attribute} 值“{text}”无法识别，已略去；请在程序中补填。",
        "The value “{text}” of {attribute} in {element} cannot be understood and was left out; fill it in by hand.",
    ),
    "ingest.picture_unknown": (
        "“{file}”不是能排印的图片。可以用 PNG、JPEG、GIF、BMP、TIFF、WebP；矢量图请先转成其中一种。",
        (
            "“{file}” is no picture that can be placed. PNG, JPEG, GIF, BMP, TIFF and WebP can; "
            "save a drawing as one of these first."
        ),
    ),
    "ingest.picture_damaged": (
        "图片“{file}”已经损坏，打不开。请向来文单位再要一份。",
        "The picture “{file}” is damaged and cannot be opened. Ask for it again.",
    ),
    "ingest.picture_large": (
        "图片“{file}”超过 {most} 百万像素，没有读取。请缩小后再用。",
        "The picture “{file}” has more than {most} million pixels and was not read. Make it smaller and use that.",
    ),
    "ingest.xml_picture_outside": (
        "图片在文件之外，没有读取：{text}。请另外插入。",
        "A picture lies outside the file and was not read: {text}. Insert it yourself.",
    ),
    "ingest.xml_picture_damaged": (
        "文件里的一张图片读不出来：{text}。请另外插入。",
        "A picture in the file cannot be read: {text}. Insert it yourself.",
    ),
}
