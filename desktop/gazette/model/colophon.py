"""The colophon (版权页): what a publication says of itself on the last page of every issue."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal, get_args

ColophonField = Literal[
    "supervisor",
    "publisher",
    "editor",
    "address",
    "postcode",
    "telephone",
    "website",
    "email",
    "licence",
    "cn_number",
    "printer",
    "copies",
    "distribution",
    "price",
    "statement",
]
COLOPHON_FIELDS: tuple[ColophonField, ...] = get_args(ColophonField)


@dataclass(frozen=True, slots=True, kw_only=True)
class Colophon:
    """What is printed as it stands; None prints nothing. Date, number and format come from issue and house style.

    ``licence`` is the 准印证号 of a publication that is not sold, ``cn_number`` the 国内统一连续出版物号 of one that
    is: a publication has one of them. ``statement`` is the sentence that closes the page.
    """

    supervisor: str | None = None
    publisher: str | None = None
    editor: str | None = None
    address: str | None = None
    postcode: str | None = None
    telephone: str | None = None
    website: str | None = None
    email: str | None = None
    licence: str | None = None
    cn_number: str | None = None
    printer: str | None = None
    copies: str | None = None
    distribution: str | None = None
    price: str | None = None
    statement: str | None = None

    def __bool__(self) -> bool:
        return any(text is not None for _, text in self.items())

    def items(self) -> Iterator[tuple[ColophonField, str | None]]:
        """Every field with what it says."""
        return ((name, self.get(name)) for name in COLOPHON_FIELDS)

    def get(self, name: ColophonField) -> str | None:
        """What a field says."""
        text: str | None = getattr(self, name)
        return text

    def with_text(self, name: ColophonField, text: str | None) -> "Colophon":
        """The colophon with another text in a field; an empty one is None."""
        return replace(self, **{name: text or None})
