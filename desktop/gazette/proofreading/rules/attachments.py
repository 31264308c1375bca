"""Labels of attachments, the places that mention them, and the list of attachments before the signature.

Left alone: attachments of other documents (《…》附件2, 国发〔2019〕5号附件); what is said to be left out; documents
that mention none of their attachments.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gazette.model import Attachment, BlockPath, Finding
from gazette.proofreading.differing_words import differences
from gazette.proofreading.document import Document
from gazette.proofreading.folding import fold
from gazette.reading.series import number_count

_LABEL = re.compile(r"附\s*[件表图录]\s*([\d０-９]{1,2}|[一二三四五六七八九十]{1,3})?")
_MENTION = re.compile(r"附\s*件\s*([\d０-９]{1,2}|[一二三四五六七八九十]{1,3})(?!\s*[\d０-９个份条项年月日])")
_ALL_MENTION = re.compile(r"附\s*件\s*([\d０-９]{1,2})\s*(?:至|到|[—–~～-])\s*(?:附\s*件\s*)?([\d０-９]{1,2})")
_OF_ANOTHER = re.compile(r"[》号）)]\s*(?:的|中|中的)?$|原$|其$|该[^，。]{0,8}$")
_LEFT_OUT = re.compile(r"附件[^。]{0,20}略|略[）)]?$")
_LISTED = re.compile(r"^\s*附\s*件\s*[：:]\s*(?P<rest>.*)$")
_ITEM = re.compile(r"^\s*(?P<number>[\d０-９]{1,2})\s*[.．、]\s*(?P<title>.+)$")


@dataclass(frozen=True, slots=True)
class _Labelled:
    """An attachment with its path and the count in its label."""

    path: BlockPath
    block: Attachment
    count: int


def find(document: Document) -> Iterator[Finding]:
    """Labels out of order, mentions without attachment, attachments without mention, titles that differ in the list."""
    labelled = [_Labelled(path, block, _count(block.label)) for path, block in document.attachments if len(path) <= 2]
    texts = _texts(document)
    left_out = any(_LEFT_OUT.search(text) for _path, text in texts)
    yield from _labels(labelled, left_out=left_out)
    yield from _mentions(labelled, texts, left_out=left_out)
    yield from _list(labelled, texts)


def _count(label: str) -> int:
    """What a label counts; 0 where it has no number."""
    found = _LABEL.search(label)
    return (number_count(found[1]) or 0) if found and found[1] else 0


def _labels(labelled: Sequence[_Labelled], *, left_out: bool) -> Iterator[Finding]:
    if len({each.path[:-1] for each in labelled}) != 1:
        return
    before = 0
    for place, each in enumerate(labelled, 1):
        expected = before + 1
        if not each.count:
            if len(labelled) > 1:
                yield _at_label("proofreading.attachment_unnumbered", "doubt", each, place)
            before = expected
            continue
        if each.count <= before:
            yield _at_label("proofreading.attachment_label", "error", each, expected)
        elif each.count > expected and not left_out and before:
            yield _at_label("proofreading.attachment_gap", "doubt", each, expected)
        before = max(before, each.count)


def _at_label(rule: str, level: str, each: _Labelled, expected: int) -> Finding:
    return Finding(
        rule=rule,
        level="error" if level == "error" else "doubt",
        block=each.path,
        part="label",
        text=each.block.label,
        start=0,
        values=(("label", each.block.label), ("expected", f"附件{expected}")),
    )


def _texts(document: Document) -> list[tuple[BlockPath, str]]:
    """What speaks of attachments: all texts but labels and titles of attachments themselves."""
    own = {path for path, _block in document.attachments}
    return [(path, text) for path, text in document.texts() if path not in own and ("附" in text or _ITEM.match(text))]


def _mentions(
    labelled: Sequence[_Labelled], texts: Sequence[tuple[BlockPath, str]], *, left_out: bool
) -> Iterator[Finding]:
    known = {each.count for each in labelled}
    inside = {each.path for each in labelled}
    said: set[int] = set()
    for path, text in texts:
        for found in _ALL_MENTION.finditer(text):
            said |= set(range(number_count(found[1]) or 0, (number_count(found[2]) or 0) + 1))
        for found in _MENTION.finditer(text):
            count = number_count(found[1]) or 0
            if not count or _OF_ANOTHER.search(text[: found.start()]):
                continue
            said.add(count)
            if labelled and known != {0} and count not in known and not left_out and path[:1] not in inside:
                yield Finding(
                    rule="proofreading.attachment_missing",
                    level="doubt",
                    block=path,
                    text=found[0],
                    start=found.start(),
                )
    listed = {count for _path, count, _title, _at in _items(texts)}
    for each in labelled:
        if said and each.count and each.count not in said | listed:
            yield _at_label("proofreading.attachment_unmentioned", "doubt", each, each.count)


def _items(texts: Sequence[tuple[BlockPath, str]]) -> Iterator[tuple[BlockPath, int, str, int]]:
    """The items of the list of attachments (附件：1. …, 2. …): where, its number, its title, where that begins."""
    expected = 0
    for path, text in texts:
        head = _LISTED.match(text)
        rest, at = (head["rest"], head.start("rest")) if head else (text, 0)
        item = _ITEM.match(rest)
        if head and not item:
            if rest.strip():
                yield path, 0, rest.strip(), at
            expected = 0
        elif item and (head or expected):
            count = number_count(item["number"]) or 0
            if head or count == expected:
                yield path, count, item["title"].strip(), at + item.start("title")
                expected = count + 1
                continue
            expected = 0


def _list(labelled: Sequence[_Labelled], texts: Sequence[tuple[BlockPath, str]]) -> Iterator[Finding]:
    """A doubt where the list before the signature calls an attachment otherwise than its own title does."""
    if not labelled:
        return
    by_count = {each.count: each for each in labelled}
    for path, count, title, start in _items(texts):
        each = by_count.get(count) or (labelled[0] if len(labelled) == 1 and not count else None)
        bare = title.rstrip("。；; ")
        if each is None:
            if count and 0 not in by_count:
                yield Finding(
                    rule="proofreading.attachment_missing",
                    level="doubt",
                    block=path,
                    part="text",
                    text=bare,
                    start=start,
                )
            continue
        own = each.block.title
        if not own.strip() or fold(own) == fold(bare) or fold(own) in fold(bare):
            continue
        one = differences(bare, own)[0]
        yield Finding(
            rule="proofreading.attachment_title",
            level="doubt",
            block=path,
            part="text",
            text=bare[slice(*one.one)] or bare,
            start=start + one.one[0],
            values=(
                ("label", each.block.label),
                ("listed", bare[slice(*one.one)]),
                ("own", own[slice(*one.other)]),
            ),
        )
