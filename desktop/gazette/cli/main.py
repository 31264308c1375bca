"""The commands of ``gazette``: each is loaded when it is called, so that help comes at once."""

import importlib
import os
import sys
from collections.abc import Sequence

import click

_COMMANDS = {
    "import": ("bringing_in", "import_command", "Bring issues or documents in. 导入整期或单个文件。"),
    "issues": ("showing", "issues_command", "List the issues. 列出各期。"),
    "show": ("showing", "show_command", "Show the structure of an issue. 显示一期的结构。"),
    "contents": ("showing", "contents_command", "Print the contents, Chinese or English. 输出目录。"),
    "check": ("showing", "check_command", "Report findings. 列出校对意见。"),
    "export": ("exporting", "export_command", "Write an issue as PDF and XML. 导出 PDF 和 XML。"),
    "search": ("searching", "search_command", "Search titles, numbers and text. 检索标题、文号和正文。"),
    "watch": ("watching", "watch_command", "Take in what is dropped in a folder. 监视投稿文件夹。"),
    "self-test": ("testing", "self_test_command", "Set the sample issue and read it back. 用样刊自检。"),
}


class LazyGroup(click.Group):
    """A group whose commands are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 -- click's signature
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _COMMANDS:
            return None
        module, name, _ = _COMMANDS[cmd_name]
        command: click.Command = getattr(importlib.import_module(f"gazette.cli.{module}"), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, _, text) in _COMMANDS.items()])


@click.command(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="gazette-desk", prog_name="gazette")
def gazette() -> None:
    r"""Gazette Desk · 公报工作台: bring in, check, set and search a gazette.

    \b
    gazette import FILE            then  gazette issues
    gazette export 401 --pdf F --xml F
    """


def run(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and end the process: 0 done, 1 a known error, 2 wrong usage, 130 stopped."""
    sys.exit(_exit_code(arguments))


def _exit_code(arguments: Sequence[str] | None) -> int:
    try:
        result = gazette.main(arguments, prog_name="gazette", standalone_mode=False)
    except click.exceptions.Abort:
        return 130
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except Exception as error:  # noqa: BLE001 -- the command line's one fence: nobody is shown a traceback
        code: int = importlib.import_module("gazette.cli.failing").report(error)
        return code
    return result if isinstance(result, int) else 0
