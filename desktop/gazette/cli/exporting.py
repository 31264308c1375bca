"""``gazette export``: an issue as files."""

from pathlib import Path

import click

from gazette.cli.language import language
from gazette.cli.options import archive_option, opened, progress, tell
from gazette.desk.exporting import export_issue
from gazette.errors import DeskError
from gazette.wording import finding_sentence, sentence


@click.command("export")
@click.argument("issue")
@click.option("--pdf", type=click.Path(path_type=Path), help="Write the print file. 印刷用 PDF。")
@click.option("--xml", type=click.Path(path_type=Path), help="Write Akoma Ntoso. Akoma Ntoso XML。")
@archive_option
def export_command(issue: str, pdf: Path | None, xml: Path | None, archive: Path | None) -> None:
    """Write ISSUE as PDF, XML or both, from one page making. 导出一期。"""
    if pdf is None and xml is None:
        raise click.UsageError("name at least one file: --pdf F, --xml F · 请至少指定一个文件")
    if issue == "inbox":
        raise DeskError("cli.inbox_no_issue")
    with opened(archive) as desk, progress(issue) as bar:
        findings = export_issue(desk, desk.archive.find_issue(issue), pdf=pdf, xml=xml, progress=bar)
    for finding in findings:
        if finding.level == "error":
            tell(finding_sentence(finding, language()))
    if faults := sum(finding.rule.startswith("preflight.") for finding in findings):
        tell(sentence("cli.preflight_faults", {"count": faults, "issue": issue}, language()))
    for file in (pdf, xml):
        if file is not None:
            click.echo(sentence("cli.written", {"file": file}, language()))
