"""Sentences of the room ``cli``, for what was done and what was asked wrongly: code → (Chinese, English)."""

SENTENCES: dict[str, tuple[str, str]] = {
    "cli.decision_ended": ("{day} 由{who}终止", "ended {day} by {who}"),
    "cli.no_decisions": ("校对记忆里没有内容。", "There is nothing in the memory."),
    "cli.no_findings": ("没有校对意见。", "No findings."),
    "cli.page": ("第{page}页", "p. {page}"),
    "cli.ignored": (
        "另有 {findings} 处已忽略（--ignored 列出）。",
        "{findings} findings are ignored; --ignored lists them.",
    ),
    "cli.stopped": (
        "已停止。做完的都在，没做完的不留一半。",
        "Stopped. What was done by then stays, and nothing is left half-done.",
    ),
    "cli.bug": (
        "程序内部出错（{kind}），没有完成。档案没有受影响；详情记在 {log}，请转交维护人员。",
        (
            "Something went wrong inside the program ({kind}). The archive "
            "is as it was; {log} has the details for its keepers."
        ),
    ),
    "cli.despite_marks": ("理由写在 --despite-marks 后面。", "The reason goes after --despite-marks."),
    "cli.despite_what_is_open": (
        "gazette check {issue} 列出各处；理由写在 --reason 后面。",
        "gazette check {issue} lists what is open; the reason goes after --reason.",
    ),
    "cli.despite_entries": ("理由写在 --reason 后面。", "The reason goes after --reason."),
    "cli.press_first": ("送印：gazette press {issue} --who 签发人。", "To press: gazette press {issue} --who NAME."),
    "cli.output_lost": (
        "标准输出写不下去（{reason}），内容没有写全。请检查输出到的文件和磁盘空间。",
        "Standard output takes no more ({reason}); what was written is cut. Check where it goes and the free space.",
    ),
    "cli.archive_made": ("已新建档案：{file}", "Made a new archive: {file}"),
    "cli.brought_in": (
        "{file}：已带入 {issue}，{entries} 条，校对意见 {findings} 条",
        "{file}: brought into {issue}, {entries} entries, {findings} findings",
    ),
    "cli.already_in": (
        "{file}：以前已带入（{issue}），没有改动",
        "{file}: was brought in before ({issue}); nothing changed",
    ),
    "cli.no_column_role": (
        "没有“{name}”这种列。可用的有：{known}。",
        "There is no kind of column “{name}”. There are: {known}.",
    ),
    "cli.inbox": ("收件箱", "inbox"),
    "cli.written": ("已写出：{file}", "Written: {file}"),
    "cli.found": ("“{query}”：{total} 个文件", "“{query}”: documents found: {total}"),
    "cli.near_numbers": ("相近的文号有 {count} 件：", "Documents with numbers near it: {count}"),
    "cli.search_meant": (
        "是不是找文号{number}？有 {count} 件：gazette search 文号:{number}",
        "Did you mean the number {number}? Documents: {count}. gazette search number:{number}",
    ),
    "cli.issue_editing": ("编辑中", "editing"),
    "cli.issue_at_press": ("付印", "at press"),
    "cli.issue_published": ("已出版", "published"),
    "cli.inbox_no_issue": (
        "收件箱不是一期，没有版面，不能排版和导出。请先把文件放入一期。",
        "The inbox is no issue: it has no pages and cannot be exported. Put its documents into an issue first.",
    ),
    "cli.no_revision": (
        "没有第 {number} 稿，这一条只有 {count} 稿。用 gazette revisions 列出。",
        "There is no revision {number}; the entry has {count}. gazette revisions lists them.",
    ),
    "cli.no_entry": (
        "{issue} 没有第 {entry} 条，共 {count} 条。",
        "{issue} has no entry {entry}; it has {count}.",
    ),
    "cli.usage_replace": ("要替换的文字，不能为空", "the text to be replaced, not an empty word"),
    "cli.replaced": ("已替换 {places} 处，涉及 {entries} 条。", "Replaced in {places} places of {entries} entries."),
    "cli.would_replace": (
        "会替换 {places} 处，涉及 {entries} 条。没有改动。",
        "Would replace in {places} places of {entries} entries. Nothing was changed.",
    ),
    "cli.replace_nothing": ("没有可替换的“{text}”。", "There is no “{text}” to replace."),
    "cli.replace_final": (
        "定稿的条目中另有 {places} 处没有替换；要替换请加 --final。",
        "{places} more in final entries were left; add --final to replace them.",
    ),
    "cli.replace_marks": (
        "另有 {places} 处是脚注标记，没有替换。",
        "{places} more are marks of footnotes and were left.",
    ),
    "cli.self_test_passed": (
        "自检通过：{entries} 条，正文 {pages} 页，校对意见 {findings} 条，XML 读回一致。",
        "Self-test passed: {entries} entries, {pages} body pages, {findings} findings, XML read back the same.",
    ),
    "cli.no_drop_folders": (
        "没有记住的投递文件夹。请在命令后写出文件夹，或在窗口“文件 › 投递文件夹”里添加。",
        "No drop folder is remembered. Name one after the command, or add it in the window under File › Drop Folders.",
    ),
    "cli.section_without_issue": (
        "要放入栏目“{section}”，请用 --issue 说明是哪一期。",
        "To put documents into the section “{section}”, say with --issue which issue it is of.",
    ),
    "cli.no_such_section": (
        "总第{issue}期没有栏目“{section}”。有：{known}。",
        "Issue {issue} has no section “{section}”. There are: {known}.",
    ),
    "cli.watching": ("正在监视 {folder}，按 Ctrl+C 停止。", "Watching {folder}; stop with Ctrl+C."),
    "cli.preflight_total": (
        "{issue}：{pages} 页，排版差错 {faults} 处，版式允许的 {allowed} 处，无法避免的 {unavoidable} 处",
        "{issue}: {pages} pages, {faults} faults, {allowed} that the house style allows, {unavoidable} unavoidable",
    ),
    "cli.fit_printed": ("{issue} 期已恢复到印出的页码。", "Issue {issue} is on its printed pages again."),
    "cli.fit_away": ("{issue} 期已恢复为版式原样。", "Issue {issue} is set as its house style has it again."),
    "cli.preflight_allowed": ("版式允许", "allowed"),
    "cli.preflight_unavoidable": ("无法避免的 {count} 处", "{count} unavoidable"),
    "cli.preflight_faults": (
        "印前检查发现 {count} 处排版差错。运行 gazette preflight {issue} 看在哪里。",
        "Faults of composition found by the check before press: {count}. Run gazette preflight {issue} to see where.",
    ),
    "cli.faults_found": (
        "{issue} 有 {count} 处排版差错，位置见上。请修改后再检查。",
        "{issue} has {count} faults of composition, listed above. Mend them and check again.",
    ),
    "cli.usage": (
        "用法：{usage}\n用 {command} --help 查看说明。",
        "Usage: {usage}\nTry {command} --help for help.",
    ),
    "cli.usage_no_command": (
        "没有“{command}”这个命令。请检查拼写，用 gazette --help 查看全部命令。",
        "There is no command “{command}”. Check the spelling; gazette --help lists all commands.",
    ),
    "cli.usage_no_option": (
        "没有“{option}”这个选项。请检查拼写。",
        "There is no option “{option}”. Check the spelling.",
    ),
    "cli.usage_missing": ("缺少 {name}。请补上。", "{name} is missing. Add it."),
    "cli.usage_bad_value": ("{name} 的值不对，应为：{wanted}", "The value of {name} is wrong; wanted: {wanted}"),
    "cli.usage_wants_value": ("选项 {option} 后面要有值。请补上。", "Option {option} wants a value. Add it."),
    "cli.usage_takes_no_value": ("选项 {option} 不带值。请去掉。", "Option {option} takes no value. Take it out."),
    "cli.with_password": ("请加上 --password 密码，再带入一次。", "Import it again with --password PASSWORD."),
    "cli.usage_too_many": ("多出了参数：{words}。请去掉。", "There are too many words: {words}. Take them out."),
    "cli.usage_number": ("整数", "a whole number"),
    "cli.usage_number_between": ("{least} 到 {most} 的整数", "a whole number from {least} to {most}"),
    "cli.usage_number_from": ("不小于 {least} 的整数", "a whole number from {least}"),
    "cli.usage_choice": ("{choices} 之一", "one of {choices}"),
    "cli.usage_day": ("2019、2019-12 或 2019-12-08", "2019, 2019-12 or 2019-12-08"),
    "cli.usage_fit_back": (
        "--reset 和 --plain 是恢复原样：只能写一个，不能与 --pages 或 --dry-run 同用。",
        "--reset and --plain take a fit away: one of them stands alone, without --pages or --dry-run.",
    ),
    "cli.usage_path": ("文件或文件夹的名称，不能为空", "the name of a file or folder, not an empty word"),
    "cli.usage_no_file": (
        (
            "请至少指定一个文件：--pdf、--pdfa、--ofd、--xml、--docx、--html、--txt、--contents-xlsx 或 --png；"
            "影印期还有 --originals。"
        ),
        (
            "Name at least one file to be written: --pdf, --pdfa, --ofd, --xml, --docx, --html, --txt,"
            " --contents-xlsx or --png; of a facsimile issue --originals too."
        ),
    ),
    "cli.usage_folder": ("文件夹", "a folder"),
    "cli.account_none": (
        "这个文件是早先带入的，没有逐字记录。",
        "This file came in before accounts of characters were kept.",
    ),
    "cli.account_read": (
        "原文可见字符 {visible} 个（不计空格），其中 {fields} 个读成了标题、文号、日期、目录等。",
        "The source shows {visible} characters (blanks aside); {fields} became titles, numbers, dates, contents.",
    ),
    "cli.account_made": (
        "自动编号写成了文字，共 {count} 个字符。",
        "Automatic numbers were written out: {count} characters.",
    ),
    "cli.account_missing": (
        "有 {count} 个字符没有着落：{text}",
        "{count} characters are accounted for nowhere: {text}",
    ),
    "cli.account_whole": ("读全了。", "Read whole."),
    "cli.account_not_whole": (
        "没有读全，请对照原件补上。",
        "Not read whole: please compare with the original and fill in what is missing.",
    ),
}
