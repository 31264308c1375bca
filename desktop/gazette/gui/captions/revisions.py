"""Captions of the screen of revisions."""

CAPTIONS: dict[str, tuple[str, str]] = {
    "revisions.title": ("修订记录", "Revisions"),
    "revisions.now": ("现在", "Now"),
    "revisions.old": ("旧", "Old"),
    "revisions.new": ("新", "New"),
    "revisions.unknown_time": ("时间不详", "Time not known"),
    "revisions.count": ("{count} 处", "Changes: {count}"),
    "revisions.kept": (
        "每次改动都留着，谁也删不掉。恢复旧稿会成为新的一稿。",
        "Every change is kept; nobody can delete one. What is restored becomes a new revision.",
    ),
    "revisions.choose": ("O 作旧稿，N 作新稿", "O: compare from here, N: to here"),
    "revisions.as_old": ("作旧稿（O）", "Compare from Here (O)"),
    "revisions.as_new": ("作新稿（N）", "Compare to Here (N)"),
    "revisions.red": ("花脸稿", "Red-line"),
    "revisions.beside": ("并排", "Side by Side"),
    "revisions.at": ("第 {number} / {count} 处", "{number} of {count}"),
    "revisions.none": ("没有差别", "No difference"),
    "revisions.print": ("打印", "Print"),
    "revisions.save_pdf": ("存为 PDF…", "Save as PDF…"),
    "revisions.pdf_files": ("PDF 文件 (*.pdf)", "PDF files (*.pdf)"),
    "revisions.saved_pdf": ("已写出“{file}”。", "“{file}” was written."),
    "revisions.changes": ("{count} 处改动", "Changes: {count}"),
    "revisions.differences": ("改动", "Changes"),
    "revisions.flagged": ("只看要核对的", "Only to Check"),
    "revisions.size": ("字数 {before} → {after}", "Characters: {before} → {after}"),
    "revisions.setting": ("正在排两稿…", "Setting both texts…"),
    "revisions.not_set": ("两稿没能排出来。", "The two texts could not be set."),
    "revisions.length": ("对版面的影响", "Effect on Pages"),
    "revisions.restore_one": ("恢复这一处", "Restore This Change"),
    "revisions.restore_all": ("恢复旧稿…", "Restore Old Text…"),
    "revisions.only_now": (
        "新稿选“现在”，才能恢复。",
        "Choose “Now” as the new text; only then something can be restored.",
    ),
    "revisions.closed": ("本期不能改，只能看。", "The issue is closed: for reading only."),
    "revisions.ask_restore": (
        "把“{title}”恢复成 {time} 的样子，共 {count} 处改动。现在的稿仍留在修订记录里，也可以撤销。",
        (
            "“{title}” becomes what it was, {time}; {count} changes go. "
            "The present text stays among the revisions, and this can be undone."
        ),
    ),
    "revisions.restore": ("恢复旧稿", "Restore Old Text"),
    "revisions.back": ("回到正文", "Back to the Text"),
    "revisions.only_one": (
        "这个条目还没有改过，没有可比的旧稿。",
        "The entry was never changed: there is nothing to compare it with.",
    ),
    "revisions.list_name": ("修订，从新到旧", "Revisions, the latest first"),
    "revisions.text_name": ("花脸稿正文", "Text with Changes"),
    "revisions.old_text": ("旧稿", "Old text"),
    "revisions.new_text": ("新稿", "New text"),
    "revisions.row": ("{time}，{how}，{who}{count}{mark}", "{time}, {how}, {who}{count}{mark}"),
    "revisions.difference": (
        "第 {number} 处，{place}，{act}，{flags}{before} → {after}",
        "Change {number}, {place}, {act}, {flags}{before} → {after}",
    ),
    "moment.today": ("今天 {time}", "today {time}"),
    "moment.other": ("{day} {time}", "{day}, {time}"),
}
