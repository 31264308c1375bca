"""``gazette self-test``: the main job on the sample issue, for built installers and for newcomers without a display."""

from pathlib import Path

import click

from gazette.cli.language import language
from gazette.desk.self_test import self_test
from gazette.wording import sentence


@click.command("self-test")
@click.option(
    "--output", type=click.Path(path_type=Path, file_okay=False), help="Keep PDF and XML here. 保存到此文件夹。"
)
def self_test_command(output: Path | None) -> None:
    """Bring the sample issue in, check it, set it, write PDF and XML, read it back. 用样刊自检。"""
    result = self_test(output)
    values = {"entries": result.entries, "pages": result.pages, "findings": result.findings}
    click.echo(sentence("cli.self_test_passed", values, language()))
    if output is not None:
        for file in (result.pdf, result.xml):
            click.echo(sentence("cli.written", {"file": file.resolve()}, language()))
