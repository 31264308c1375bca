"""``gazette export``: an issue as files."""

from pathlib import Path
from typing import Any

import click

from gazette.cli.language import language
from gazette.cli.options import FilePath, archive_option, issue_argument, opened, progress, tell
from gazette.desk.export_wishes import ExportFiles, ExportManner
from gazette.desk.exporting import export_issue
from gazette.desk.releasing import TOLD
from gazette.errors import DeskError
from gazette.settings import load_settings, settings_file
from gazette.wording import finding_sentence, sentence

_FILE = FilePath()
_USUAL = "FOGRA39"
_FILES = ("pdf", "pdfa", "ofd", "xml", "docx", "txt", "contents", "pictures", "html", "originals")


@click.command("export")
@issue_argument
@click.option("--pdf", type=_FILE, help="Write the print file, PDF/X-4. 印刷用 PDF（PDF/X-4）。")
@click.option(
    "--pdfa", type=_FILE, help="Write the archive file, PDF/A-3b with the XML inside. 存档用 PDF/A-3b，内附 XML。"
)
@click.option("--ofd", type=_FILE, help="Write OFD (GB/T 33190), for the archive. 归档用 OFD。")
@click.option("--xml", type=_FILE, help="Write Akoma Ntoso. Akoma Ntoso XML。")
@click.option("--docx", type=_FILE, help="Write a Word file after GB/T 9704, to be checked. Word 文件，供部门核对。")
@click.option("--txt", type=_FILE, help="Write plain text. 纯文本。")
@click.option(
    "--html", type=_FILE, metavar="DIR", help="Write web pages; only those that changed. 网页，只更新有变化的。"
)
@click.option("--contents-xlsx", "contents", type=_FILE, help="Write both contents lists as a workbook. 中英文目录表。")
@click.option("--png", "pictures", type=_FILE, metavar="DIR", help="Write a picture of every page. 每页一张图片。")
@click.option(
    "--originals",
    type=_FILE,
    metavar="DIR",
    help="Write the files that a facsimile issue is kept as, byte for byte. 影印期保存的原件。",
)
@click.option("--dpi", type=int, default=150, show_default=True, help="How fine the pictures are. 图片精度。")
@click.option("--entry", type=int, metavar="N", help="One document alone, from page 1. 只导出第 N 条。")
@click.option("--pages", default="", metavar="A-B", help="Only these printed pages: 3-8 or i,1,4. 只要这些页。")
@click.option("--proof", is_flag=True, help="Mark every page 校样 with date and revision. 每页标明“校样”。")
@click.option("--spreads", is_flag=True, help="Facing pages side by side. 对开页并排。")
@click.option("--booklet", is_flag=True, help="Pages on A3, to print on both sides and fold. A3 小册子样书。")
@click.option("--a4", is_flag=True, help="Each page at its own size in the middle of A4. 每页按原大居中放在 A4 纸上。")
@click.option("--crop-marks", is_flag=True, help="Crop marks around the page. 裁切标记。")
@click.option("--style", metavar="NAME", help="Another house style, for these files alone. 只为这次导出换版式。")
@click.option(
    "--icc",
    type=_FILE,
    help="ICC profile of the press for the PDFs; FOGRA39 for the usual one. Without it, what the window's publish room"
    " has. 印刷机的 ICC 特性文件，或 FOGRA39；缺省为窗口出版房间所选。",
)
@click.option(
    "--despite-marks",
    default="",
    metavar="REASON",
    help="Write web pages though 秘密★, 此件不公开 or an identity number stands in them; the reason is kept beside the"
    " folder. 文中有不宜公开的标志仍写网页，须注明理由。",
)
@archive_option
def export_command(issue: str, archive: Path | None, icc: Path | None, **wishes: Any) -> None:
    """Write ISSUE as PDF, PDF/A, OFD, XML, Word, web pages, text or pictures. 导出一期。"""
    files = ExportFiles(**{name: wishes.pop(name) for name in _FILES})
    if files == ExportFiles():
        raise click.UsageError(sentence("cli.usage_no_file", {}, language()))
    if issue == "inbox":
        raise DeskError("cli.inbox_no_issue")
    manner = ExportManner(icc=_profile(icc), **wishes)
    with opened(archive) as desk, progress(issue) as bar:
        findings = export_issue(desk, desk.archive.find_issue(issue), files, manner, progress=bar)
    for finding in findings:
        if finding.level == "error" or finding.rule.startswith(TOLD):
            tell(finding_sentence(finding, language()))
    # an unavoidable fault is a hint, and `gazette preflight` takes it for none
    if faults := sum(one.rule.startswith("preflight.") and one.level == "doubt" for one in findings):
        tell(sentence("cli.preflight_faults", {"count": faults, "issue": issue}, language()))
    for file in (*files.files, files.pictures, files.html, files.originals):
        if file is not None:
            click.echo(sentence("cli.written", {"file": file}, language()))


def _profile(named: Path | None) -> Path | None:
    """The profile that was named, else the one in the person's settings; None is the usual printing."""
    kept = str(named) if named is not None else load_settings(settings_file()).icc
    return Path(kept) if kept and kept != _USUAL else None
