"""Sentences of proofs, press, publishing and corrections: code → (Chinese, English)."""

SENTENCES: dict[str, tuple[str, str]] = {
    "desk.act.send_to_press": ("送印", "Send to Press"),
    "desk.act.reopen_issue": ("重新打开本期", "Reopen Issue"),
    "desk.act.add_correction": ("新建更正", "New Correction"),
    "desk.no_name": (
        "请写上姓名：校样由谁读、由谁签发，要留在记录里。",
        "Please give a name: who reads a proof and who signs stays in the record.",
    ),
    "desk.no_day": ("“{day}”不是日期。请写成 2024-08-16 这样。", "“{day}” is no day. Write it like 2024-08-16."),
    "desk.no_reason": (
        "总第{issue}期已付印。要重新打开，请写明原因，原因会留在记录里。",
        "Issue {issue} is at press. To reopen it, give a reason; it stays in the record.",
    ),
    "desk.no_entries": (
        "总第{issue}期还没有条目。请先编入文件。",
        "Issue {issue} has no entries yet. File documents in it first.",
    ),
    "desk.no_proof_yet": (
        "总第{issue}期还没有出过校样。",
        "Issue {issue} has had no proof yet.",
    ),
    "desk.no_round": (
        "总第{issue}期没有第 {round} 次校样，共出过 {count} 次。",
        "Issue {issue} has no proof {round}; there were {count}.",
    ),
    "desk.proof_closed": (
        "总第{issue}期已出版，不再出校样。",
        "Issue {issue} is published; there are no more proofs of it.",
    ),
    "desk.not_at_press": (
        "总第{issue}期不在付印中。出版以前请先送印，由负责人签字。",
        "Issue {issue} is not at press. Before it is published it has to be signed and sent to press.",
    ),
    "desk.changed_since_look": (
        "总第{issue}期在检查以后又有改动，没有送印。请再检查一次。",
        "Issue {issue} has changed since it was checked and was not sent to press. Please check it again.",
    ),
    "desk.signed_other": (
        "总第{issue}期现在的内容不是签字时的内容，没有出版。请重新打开，再送印一次。",
        "Issue {issue} is not what was signed, so it was not published. Reopen it and send it to press again.",
    ),
    "desk.file_faulty": (
        "总第{issue}期的文件没有通过检查（{first}），没有出版。请先导出一次，看检查结果。",
        "A file of issue {issue} fails its check ({first}); nothing was published. Export it and see the findings.",
    ),
    "desk.no_room_aside": (
        "做出版的文件时，系统的临时文件夹写不进去（{reason}），没有出版。请腾出磁盘空间再试。",
        (
            "The files to be published are made in the system’s temporary folder, which cannot be written ({reason}); "
            "nothing was published. Free some space and try again."
        ),
    ),
    "desk.not_published_here": (
        "总第{issue}期不是由本程序出版的，没有可以核对的文件。",
        "Issue {issue} was not published by this program; there are no files to verify.",
    ),
    "desk.nothing_to_correct": (
        "《{entry}》还没有出版，直接修改即可，不用登更正。",
        "“{entry}” is not published: change it as it stands; it needs no correction.",
    ),
    "desk.open_errors": (
        "总第{issue}期还有 {count} 处错误没有处理，第一处：{first}。请改正，或写明为什么可以付印。",
        "Issue {issue} has {count} errors open; the first: {first}. Mend them, or give a reason to print all the same.",
    ),
    "desk.open_marks": (
        "总第{issue}期有 {count} 处不宜公开的标志或证件号码，第一处：{first}。请核对，或写明为什么可以付印。",
        (
            "Issue {issue} has {count} marks or numbers that must not be made public; the first: {first}. Check them, "
            "or give a reason to print all the same."
        ),
    ),
    "desk.open_entries": (
        "总第{issue}期还有 {count} 条没有定稿，第一条：{first}。请定稿，或写明为什么可以付印。",
        (
            "Issue {issue} has {count} entries that are not final; the first: {first}. Make them final, or give a "
            "reason to print all the same."
        ),
    ),
    "cli.proof_made": (
        "总第{issue}期第 {round} 次校样：{made}，修订 {changes}，{pages} 页，{who}。",
        "Issue {issue}, proof {round}: {made}, revision {changes}, {pages} pages, {who}.",
    ),
    "cli.proof_read": ("　{day}　{who}读过　{remark}", "  {day}  read by {who}  {remark}"),
    "cli.pressed": (
        "总第{issue}期已付印，{who}签发。要改动须先重新打开：gazette press {issue} --reopen 原因。",
        "Issue {issue} is at press, signed by {who}. To change it, reopen it: gazette press {issue} --reopen REASON.",
    ),
    "cli.reopened": ("总第{issue}期已重新打开，可以改动。", "Issue {issue} is open to changes again."),
    "cli.published": (
        "总第{issue}期已出版，不能再改；下列文件已逐字节存进档案：",
        "Issue {issue} is published and frozen; these files are kept byte for byte:",
    ),
    "cli.publish_needs_serial": (
        "出版以后不能再改，也不能撤销。确认请写 --confirm {serial}。",
        "What is published cannot be changed or taken back. To confirm, add --confirm {serial}.",
    ),
    "cli.verified": ("{what}：与出版时相同", "{what}: as it was published"),
    "cli.verified_not": ("{what}：与出版时不同！", "{what}: NOT as it was published!"),
    "cli.verified_text": ("总第{issue}期的内容", "The text of issue {issue}"),
    "cli.verified_entries": ("总第{issue}期第 {entries} 条的内容", "The text of issue {issue}, entry {entries}"),
    "desk.published_file_differs": (
        "档案里总第{issue}期的“{file}”与出版时不同，没有写出。请把档案另存一份，再从备份取回这个文件。",
        (
            "“{file}” of issue {issue} is not as it was published any more, so it was not written. Keep a copy of the "
            "archive as it is, and take the file from a backup."
        ),
    ),
    "desk.published_differs": (
        "总第{issue}期有 {count} 样与出版时不同，见上面的清单。请从备份取回。",
        "{count} things of issue {issue} are not as they were published; see the list above. Take them from a backup.",
    ),
}
