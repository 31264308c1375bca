"""The commands of ``gazette``, each loaded when it is called, and the one fence around them."""

import errno
import importlib

import click

from gazette.cli.overview import COMMANDS, overview


class LazyGroup(click.Group):
    """A group whose commands are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 -- click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        module, name, _ = COMMANDS[cmd_name]
        command: click.Command = getattr(importlib.import_module(f"gazette.cli.{module}"), name)
        if not any(option.name == "help" for option in command.params):
            click.help_option("-h", "--help", help="Show this help and exit. 显示说明。")(command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            from gazette.cli.wrong_usage import UnknownCommand

            raise UnknownCommand(args[0], ctx)
        return super().resolve_command(ctx, args)

    def get_help(self, ctx: click.Context) -> str:  # noqa: ARG002
        return overview().rstrip("\n")


@click.command(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="gazette-desk", prog_name="gazette")
@click.option("--archive")
@click.pass_context
def gazette(context: click.Context, archive: str | None) -> None:
    """Gazette Desk · 公报工作台; the help is in ``overview``. An archive named here is that of the command."""
    if archive is not None:
        context.default_map = {name: {"archive": archive} for name in COMMANDS}


def exit_code() -> int:
    """Run the command that the words of this process name; says what went wrong, in one line."""
    try:
        result = gazette.main(prog_name="gazette", standalone_mode=False)
    except click.exceptions.Abort:
        from gazette.cli.failing import stopped

        return stopped()
    except click.ClickException as error:
        from gazette.cli.wrong_usage import show_wrong_usage

        show_wrong_usage(error)
        return error.exit_code
    except OSError as error:
        from gazette.cli.failing import output_lost, report

        # What the rooms write to disk they tell themselves, with a name; what has none is our own output.
        ours = error.filename is None and error.errno in {errno.EPIPE, errno.ENOSPC, errno.EIO, errno.EFBIG}
        return output_lost(error) if ours else report(error)
    except Exception as error:  # noqa: BLE001 -- the command line's one fence: nobody is shown a traceback
        from gazette.cli.failing import report

        return report(error)
    return result if isinstance(result, int) else 0
