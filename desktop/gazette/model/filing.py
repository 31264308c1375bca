"""Where the paper of an issue or of a document lies in the office's archive: 全宗号, 档号, 保管期限, 盒号."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal, get_args

FilingField = Literal["fonds", "code", "retention", "box", "remark"]
FILING_FIELDS: tuple[FilingField, ...] = get_args(FilingField)
_SHARED = ("fonds", "retention", "box")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """All as written, empty texts as None. It is given when things are filed, and no part of what they say."""

    fonds: str | None = None
    code: str | None = None
    retention: str | None = None
    box: str | None = None
    remark: str | None = None

    def __post_init__(self) -> None:
        for name, text in self.items().items():
            object.__setattr__(self, name, text or None)

    def __bool__(self) -> bool:
        return self != NOT_FILED

    def items(self) -> dict[FilingField, str | None]:
        """Every field with what it says."""
        return {name: getattr(self, name) for name in FILING_FIELDS}

    def with_text(self, name: FilingField, text: str | None) -> "Filing":
        """Another text in a field."""
        return replace(self, **{name: text})

    def within(self, issue: "Filing") -> "Filing":
        """That of an entry as the list says it: fonds, period and box are its issue's where it has none of its own."""
        return replace(self, **{name: getattr(self, name) or getattr(issue, name) for name in _SHARED})


NOT_FILED = Filing()


def filing_to_plain(filing: Filing) -> dict[str, str]:
    """The fields that say something, for JSON."""
    return {name: text for name, text in filing.items().items() if text is not None}


def filing_from_plain(plain: Mapping[str, str] | None) -> Filing:
    """The filing that ``filing_to_plain`` wrote."""
    return Filing(**{name: plain[name] for name in FILING_FIELDS if name in plain}) if plain else NOT_FILED
