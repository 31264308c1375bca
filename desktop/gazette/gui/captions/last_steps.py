"""Captions of proofs, press and publishing."""

CAPTIONS: dict[str, tuple[str, str]] = {
    "ask.back": ("返回", "Go Back"),
    "steps.card": ("校样、送印、出版", "Proofs, Press, Publishing"),
    "proof.none": ("还没有出过校样。", "No proof has been made yet."),
    "proof.line": (
        "{round}　{made}　{who}　修订 {changes}，{pages} 页",
        "{round}  {made}  {who}  revision {changes}, {pages} pages",
    ),
    "proof.read_by": ("　　{who}　{day}读过　{remark}", "    read by {who} on {day}  {remark}"),
    "proof.make": ("出{round}…", "Make {round}…"),
    "proof.reading": ("谁读过{round}", "Who Read {round}"),
    "proof.note": ("记下", "Note It"),
    "proof.note_reading": ("记读校人…", "Note a Reader…"),
    "proof.who": ("读校人", "Read by"),
    "proof.day": ("日期（如 2024-08-16）", "Day (like 2024-08-16)"),
    "proof.remark": ("意见（可不填）", "Remark (optional)"),
    "proof.file": ("{issue}{round}.pdf", "{issue} {round}.pdf"),
    "proof.save": ("校样存到", "Save the proof as"),
    "proof.made": (
        "{round}已出，存在“{file}”。读过以后请记下读校人。",
        "{round} is made: “{file}”. Note who has read it.",
    ),
    "proof.made_with": (
        "{round}已出：“{file}”；与上一次的对照在“{beside}”。读过以后请记下读校人。",
        "{round} is made: “{file}”; what is different from the one before: “{beside}”. Note who has read it.",
    ),
    "proof.redline_part": ("-花脸稿", "-red-line"),
    "press.not_yet": (
        "还没有送印。送印前请看左边的检查结果。",
        "Not sent to press yet. See the preflight first.",
    ),
    "press.signed": ("{at} 送印，{who} {day} 签发。", "Sent to press {at}, signed by {who} on {day}."),
    "press.signed_reason": ("　　未处理之处的说明：{reason}", "    In spite of what is open: {reason}"),
    "press.reopened": ("{at} 重新打开，{who}：{reason}", "Reopened {at} by {who}: {reason}"),
    "press.title": ("送印", "Send to Press"),
    "press.open_form": ("送印…", "Send to Press…"),
    "press.send": ("送印：{issue}", "Send to Press: {issue}"),
    "press.what": (
        "送印以后，{issue}不能再改；要改须写明原因重新打开。签发的是现在的内容，一字不差。",
        "At press, {issue} is closed to changes until it is reopened for a reason. What is signed is what it says now.",
    ),
    "press.who": ("签发人", "Signed by"),
    "press.day": ("签发日期（如 2024-08-16）", "Signed on (like 2024-08-16)"),
    "press.scan": ("付印单扫描件（可不填）", "Scan of the signed sheet (optional)"),
    "press.scans": (
        "扫描件 (*.pdf *.jpg *.jpeg *.png *.tif *.tiff);;所有文件 (*)",
        "Scans (*.pdf *.jpg *.jpeg *.png *.tif *.tiff);;All files (*)",
    ),
    "press.reason": ("上面没有处理的，为什么可以付印", "Why it may be printed in spite of what is open"),
    "press.reopen": ("重新打开…", "Reopen…"),
    "press.reopen_title": ("重新打开", "Reopen"),
    "press.reopen_now": ("重新打开：{issue}", "Reopen: {issue}"),
    "press.reopen_what": (
        "重新打开以后可以改动，页码和目录随之重排；出版前要再送印一次。原因会留在记录里。",
        (
            "It can be changed then, and pages and contents follow; it has to be signed again before it is published. "
            "The reason stays in the record."
        ),
    ),
    "press.reopen_reason": ("原因", "Reason"),
    "press.person": ("经手人", "Done by"),
    "published.ready": ("印好发出以后，请在这里出版存档。", "Publish it here once it is printed and out."),
    "published.elsewhere": ("已出版。", "Published."),
    "published.on": (
        "{at} 出版，{who}。文件已逐字节存进档案：",
        "Published {at} by {who}. Its files are kept byte for byte:",
    ),
    "published.file": ("　　{name}　{size}　SHA-256 {sha}…", "    {name}  {size}  SHA-256 {sha}…"),
    "published.again": (
        "再次导出两种 PDF 和 XML，给出的就是这些文件；其他文件按出版的文字生成。",
        "Exporting PDF and XML again gives these very files; others are made from the text as published.",
    ),
    "published.title": ("出版", "Publish"),
    "published.open_form": ("出版…", "Publish…"),
    "published.now": ("出版：{issue}", "Publish: {issue}"),
    "published.frozen": (
        "出版以后，这一期再也不能改。发现差错，在后面一期登更正。",
        "Once published, the issue can never be changed; a misprint is corrected in a later issue.",
    ),
    "published.kept": (
        "印刷用 PDF、存档用 PDF 和 XML 会逐字节存进档案，并记下校验值。",
        "Both PDFs and the XML are kept in the archive byte for byte, with their hashes.",
    ),
    "published.undo": (
        "出版不能撤销，此前的操作也不能再撤销。",
        "Publishing cannot be undone, nor can what was done before it.",
    ),
    "published.pages": ("共 {count} 页；各条起页：{starts}", "{count} pages; entries begin on: {starts}"),
    "published.serial": ("请再写一次总期号：{serial}", "Write the serial once more: {serial}"),
    "published.running": ("正在出版：排版、写文件、检查…", "Publishing: setting, writing and checking files…"),
    "published.done": ("{issue}已出版，文件已存进档案。", "{issue} is published; its files are in the archive."),
    "published.verify": ("核对", "Verify"),
    "published.whole": (
        "与出版时完全相同：内容和 {count} 个文件。",
        "All as it was published: the text and {count} files.",
    ),
    "published.differs": (
        "与出版时不同：{what}。请先把档案另存一份，再从备份取回。",
        "Not as it was published: {what}. Keep a copy of the archive as it is, then take it from a backup.",
    ),
    "published.rest": (
        "出版时的 {files} 完好，可以再次导出来对照。",
        "Whole as on the day of publishing: {files}; export them again to compare.",
    ),
    "published.entries": ("第 {entries} 条的内容", "the text of entry {entries}"),
    "published.text": ("内容", "the text"),
    "published.stopped": ("已停止，没有出版，仍在付印中。", "Stopped. It is not published and still at press."),
    "correction.corrects": ("这是总第{issue}期《{title}》的更正。", "This corrects “{title}” of issue {issue}."),
    "correction.corrected": (
        "这一条在总第{issue}期登过更正：《{title}》。",
        "Corrected in issue {issue}: “{title}”.",
    ),
    "correction.begin": ("新建更正", "New Correction"),
    "correction.of": ("{number}　{title}", "{number}  {title}"),
    "correction.show": ("去看", "Show"),
}
