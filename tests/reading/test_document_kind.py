"""The kind of a document (文种) as its title names it."""

import pytest

from gazette.reading import document_kind


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("关于印发云川市绿地管理办法的通知", "通知"),
        ("云川市绿地管理办法（试行）", "办法"),
        ("云川市人民政府令", "令"),
        ("古树 ", None),
        ("", None),
    ],
)
def test_the_kind_is_what_the_title_ends_in(title: str, kind: str | None) -> None:
    assert document_kind(title) == kind
