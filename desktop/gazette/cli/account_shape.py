"""The account of a file that was brought in, as JSON and as text."""

from collections.abc import Sequence
from typing import Any

from gazette.ingest import is_left_out
from gazette.model import Account, Finding
from gazette.wording import Language, finding_sentence, sentence

_MOST_SHOWN = 40


def account_to_plain(account: Account) -> dict[str, Any]:
    """An account as JSON."""
    return {
        "visible": account.visible,
        "made": account.made,
        "as_fields": account.as_fields,
        "left_out": [{"rule": rule, "characters": count} for rule, count in account.left_out],
        "missing": account.missing,
        "unread": account.unread,
        "whole": account.is_whole,
    }


def account_text(account: Account | None, findings: Sequence[Finding], language: Language) -> str:
    """An account in indented lines, with what was left out or could not be read and why."""
    if account is None:
        return "  " + sentence("cli.account_none", {}, language)
    lines = [sentence("cli.account_read", {"visible": account.visible, "fields": account.as_fields}, language)]
    if account.made:
        lines.append(sentence("cli.account_made", {"count": account.made}, language))
    lines += ["- " + finding_sentence(finding, language) for finding in findings if is_left_out(finding)]
    if account.missing:
        shown = account.missing[:_MOST_SHOWN] + ("…" if len(account.missing) > _MOST_SHOWN else "")
        lines.append(sentence("cli.account_missing", {"count": len(account.missing), "text": shown}, language))
    lines.append(sentence("cli.account_whole" if account.is_whole else "cli.account_not_whole", {}, language))
    return "\n".join(f"  {line}" for line in lines)
