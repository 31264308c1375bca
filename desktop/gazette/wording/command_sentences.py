"""Sentences that the faces speak when something was done: code → (Chinese, English)."""

SENTENCES: dict[str, tuple[str, str]] = {
    "desk.bug": (
        "程序内部出错（{kind}），没有完成。档案没有受影响；详情记在 {log}，请转交维护人员。",
        (
            "Something went wrong inside the program ({kind}). The archive "
            "is as it was; {log} has the details for its keepers."
        ),
    ),
    "desk.archive_made": ("已新建档案：{file}", "Made a new archive: {file}"),
    "desk.brought_in": (
        "{file}：已导入 {issue}，{entries} 条，校对意见 {findings} 条",
        "{file}: brought into {issue}, {entries} entries, {findings} findings",
    ),
    "desk.already_in": (
        "{file}：以前已导入（{issue}），没有改动",
        "{file}: was brought in before ({issue}); nothing changed",
    ),
    "desk.written": ("已写出：{file}", "Written: {file}"),
    "desk.found": ("“{query}”：{total} 个文件", '"{query}": {total} documents'),
    "desk.inbox_no_issue": (
        "收件箱不是一期，不能导出。请先把文件放入一期。",
        "The inbox is no issue and cannot be exported. Put its documents into an issue first.",
    ),
    "desk.no_entry": (
        "{issue} 没有第 {entry} 条，共 {count} 条。",
        "{issue} has no entry {entry}; it has {count}.",
    ),
    "desk.self_test_passed": (
        "自检通过：{entries} 条，正文 {pages} 页，校对意见 {findings} 条，XML 读回一致。",
        "Self-test passed: {entries} entries, {pages} body pages, {findings} findings, XML read back the same.",
    ),
    "desk.self_test_no_issue": (
        "自检失败：样刊没有读成一期。请重新安装程序。",
        "Self-test failed: the sample issue was not read as an issue. Install the program again.",
    ),
    "desk.self_test_differs": (
        "自检失败：从 {file} 读回的样刊与写出的不同。请重新安装程序。",
        "Self-test failed: what was read back from {file} is not what was written. Install the program again.",
    ),
    "desk.watching": ("正在监视 {folder}，按 Ctrl+C 停止。", "Watching {folder}; stop with Ctrl+C."),
}
