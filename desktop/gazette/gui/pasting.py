"""What is pasted becomes paragraphs or blocks as ``ingest`` reads them: the same as if it had come in a file."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QImage

from gazette.errors import IngestError
from gazette.gui.captions import Captions
from gazette.gui.typed_entry import block_with_text, following_block
from gazette.ingest import PICTURE_ENDINGS, Fragment, read_html_fragment
from gazette.ingest.structure.lines import read_lines
from gazette.ingest.structure.rejoining import close_spacing, rejoin
from gazette.ingest.structure.wrapping import find_wrapping
from gazette.model import (
    Attachment,
    Block,
    BlockPath,
    Enclosure,
    Entry,
    Heading,
    Note,
    Paragraph,
    Plain,
    face_of,
    replace_block,
    walk_blocks,
)
from gazette.reading.characters import unfill

CARET = "\ue0ff"
"""Stands for the caret in the text of a block; no gazette prints it."""
_OF_QT = 'name="qrichtext"'
_COUNTED = {
    "heading0": "paste.heading0",
    "heading1": "paste.heading1",
    "heading2": "paste.heading2",
    "heading3": "paste.heading3",
    "heading4": "paste.heading4",
    "table": "paste.table",
    "name_list": "paste.name_list",
    "attachment": "paste.attachment",
}
_TOLD = {
    "ingest.unread.web_picture": "paste.picture",
    "ingest.left_out.web_change": "paste.changes",
    "ingest.web_struck": "paste.struck",
    "ingest.left_out.web_hidden": "paste.hidden",
    "ingest.left_out.web_comment": "paste.comment",
    "ingest.web_raised": "paste.raised",
}


def pasted_paragraphs(text: str) -> list[str]:
    """The paragraphs of ``text``, one a line, without the spaces and tabs that aligned them."""
    lines, _traces = read_lines(text)
    lines = close_spacing(lines, find_wrapping(lines))
    joined = rejoin(lines, find_wrapping(lines))
    paragraphs = (unfill(" ".join(line.text.split())) for line in joined)
    return [paragraph for paragraph in paragraphs if paragraph]


def pictures_in(source: QMimeData) -> tuple[Path | bytes, ...]:
    """The pictures that were dropped or copied: files, where all of them are pictures, or one without a file as PNG."""
    if source.hasUrls():
        files = [Path(url.toLocalFile()) for url in source.urls()]
        return tuple(files) if all(file.suffix.lower() in PICTURE_ENDINGS for file in files) else ()
    if source.hasText() or not source.hasImage():
        return ()
    image = source.imageData()
    return (_as_png(image),) if isinstance(image, QImage) else ()


def _as_png(image: QImage) -> bytes:
    written = QByteArray()
    buffer = QBuffer(written)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(written.data())


def pasted_structure(html: str) -> Fragment | None:
    """What HTML says beyond its text: several blocks or such as are no running text; None where that is nothing.

    What was copied out of a text field of ours or of another Qt program says nothing: its HTML is all faces and sizes.
    """
    if _OF_QT in html[:1000]:
        return None
    try:
        fragment = read_html_fragment(html)
    except IngestError:
        return None
    blocks = fragment.blocks
    return fragment if len(blocks) > 1 or any(not isinstance(block, Paragraph) for block in blocks) else None


def with_fragment(entry: Entry, pasted: Sequence[Block]) -> tuple[Entry, BlockPath] | None:
    """``entry`` with blocks at the caret that a character in its text marks, and the path of the last of them.

    The block is parted there; running text at either end of the blocks goes on with what stands before or behind.
    None where the caret stands in no running text.
    """
    found = next(
        (
            (path, block)
            for path, block in walk_blocks(entry.blocks)
            if isinstance(block, Heading | Paragraph | Note | Plain) and CARET in block.text
        ),
        None,
    )
    if found is None:
        return None
    path, block = found
    before, _, behind = block.text.partition(CARET)
    new = [*pasted]
    if before.strip():
        opened = isinstance(new[0], Paragraph) and new[0].number is None
        new[:1] = (
            [block_with_text(block, before + _text(new[0]))] if opened else [block_with_text(block, before), new[0]]
        )
    last = len(new) - 1
    if behind.strip():
        if isinstance(new[-1], Paragraph) and len(new) > 1:
            new[-1] = block_with_text(new[-1], new[-1].text + behind)
        elif before.strip():
            new.append(following_block(block, behind))
        else:
            new.append(block_with_text(block, behind))
    blocks = replace_block(entry.blocks, path, tuple(new))
    return replace(entry, blocks=blocks), (*path[:-1], path[-1] + last)


def _text(block: Block) -> str:
    return block.text if isinstance(block, Paragraph) else ""


def what_became(fragment: Fragment, say: Captions) -> str:
    """What the pasted became, and what of it a person should look at."""
    blocks = [block for _, block in walk_blocks(fragment.blocks)]
    faces = Counter(face_of(block) for block in blocks)
    counted = [say(key, count=faces[face]) for face, key in _COUNTED.items() if faces[face]]
    whole = sum(count for face, count in faces.items()) - sum(isinstance(b, Attachment | Enclosure) for b in blocks)
    sentence = say("paste.became", count=whole)
    if counted:
        sentence = say("paste.became_kinds", count=whole, kinds=say.listed(counted))
    rules = Counter(finding.rule for finding in fragment.findings)
    told = [say(key, count=rules[rule]) for rule, key in _TOLD.items() if rules[rule]]
    return " ".join([sentence, *told]) if say.language == "en" else "".join([sentence, *told])
