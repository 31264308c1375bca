"""A pattern that is compiled late answers as one that is compiled at once."""

import re

import pytest

from gazette.reading.late_patterns import late_pattern


def test_it_answers_as_a_compiled_one(monkeypatch: pytest.MonkeyPatch) -> None:
    said = r"(?P<year>\d{4})年"
    at_once = re.compile(said, re.ASCII)
    compiled: list[str] = []
    compile_now = re.compile

    def noted(pattern: str, flags: int = 0) -> re.Pattern[str]:
        compiled.append(pattern)
        return compile_now(pattern, flags)

    monkeypatch.setattr(re, "compile", noted)
    late = late_pattern(said, re.ASCII)
    assert (late.pattern, compiled) == (said, [])
    text = "2023年，2024年"
    assert [found["year"] for found in late.finditer(text)] == ["2023", "2024"]
    assert (late.findall(text), late.split(text)) == (at_once.findall(text), at_once.split(text))
    assert (late.sub("", text), late.subn("", text)) == (at_once.sub("", text), at_once.subn("", text))
    for ask, answer in (
        (late.match, at_once.match),
        (late.search, at_once.search),
        (late.fullmatch, at_once.fullmatch),
    ):
        assert bool(ask(text)) == bool(answer(text))
    assert (late.groups, late.groupindex) == (at_once.groups, at_once.groupindex)
    assert compiled == [said]


def test_what_no_pattern_has_is_missing() -> None:
    with pytest.raises(AttributeError):
        late_pattern("公报").missing  # type: ignore[attr-defined]  # noqa: B018
