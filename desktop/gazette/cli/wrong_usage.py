"""What a person is told of words that a command does not take: click's errors, in the person's language."""

import sys

import click

from gazette.cli.language import language
from gazette.cli.options import FilePath
from gazette.wording import sentence


class UnknownCommand(click.UsageError):
    """A first word that is the name of no command."""

    def __init__(self, command: str, ctx: click.Context) -> None:
        super().__init__(f"No such command {command!r}.", ctx)
        self.command = command


def show_wrong_usage(error: click.ClickException) -> None:
    """The usage of the command and what is wrong, on standard error; the help where no words were given at all."""
    told = _told(error) if isinstance(error, click.UsageError) else None
    if told is None:
        error.show()
        return
    ctx = error.ctx if isinstance(error, click.UsageError) else None
    if ctx is not None:
        usage = " ".join([ctx.command_path, *ctx.command.collect_usage_pieces(ctx)])
        sys.stderr.write(sentence("cli.usage", {"usage": usage, "command": ctx.command_path}, language()) + "\n")
    sys.stderr.write(f"error: {told}\n")


def _told(error: click.UsageError) -> str | None:
    """The sentence; None for an error that says itself what it is (no words at all: the help)."""
    match error:
        case UnknownCommand():
            return sentence("cli.usage_no_command", {"command": error.command}, language())
        case click.NoSuchOption():
            return sentence("cli.usage_no_option", {"option": error.option_name}, language())
        case click.MissingParameter():
            return sentence("cli.usage_missing", {"name": _name(error)}, language())
        case click.BadParameter():
            return sentence("cli.usage_bad_value", {"name": _name(error), "wanted": _wanted(error)}, language())
        case click.BadOptionUsage():
            takes_none = "does not take" in error.message
            code = "cli.usage_takes_no_value" if takes_none else "cli.usage_wants_value"
            return sentence(code, {"option": error.option_name}, language())
    if type(error) is not click.UsageError:
        return None
    _, extra, words = error.message.partition("Got unexpected extra argument")
    if extra:
        return sentence("cli.usage_too_many", {"words": words.removeprefix("s").strip(" ()")}, language())
    return error.message


def _name(error: click.BadParameter) -> str:
    """``--limit`` or ``ISSUE``."""
    if error.param is None:
        return str(error.param_hint or "")
    if isinstance(error.param, click.Argument):
        return error.param.make_metavar(error.ctx) if error.ctx is not None else error.param.human_readable_name
    return error.param.opts[0]


def _wanted(error: click.BadParameter) -> str:
    """What would be a value: from the kind of the parameter, else in the words of the error."""
    kind = None if error.param is None else error.param.type
    if isinstance(kind, click.Tuple):  # of a name and a text, only the name can be wrong
        kind = kind.types[0]
    match kind:
        case click.IntRange() if kind.min is not None and kind.max is not None:
            return sentence("cli.usage_number_between", {"least": kind.min, "most": kind.max}, language())
        case click.IntRange() if kind.min is not None:
            return sentence("cli.usage_number_from", {"least": kind.min}, language())
        case click.types.IntParamType():
            return sentence("cli.usage_number", {}, language())
        case click.Choice():
            return sentence(
                "cli.usage_choice",
                {"choices": ("、" if language() == "zh" else ", ").join(map(str, kind.choices))},
                language(),
            )
        case FilePath():
            return sentence("cli.usage_path", {}, language())
        case click.Path() if not kind.file_okay:
            return sentence("cli.usage_folder", {}, language())
    return error.message
