"""How each kind of line looks in the editor: the print's faces, so that a wrong kind is seen."""

from dataclasses import dataclass

from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextCharFormat, QTextFormat, QTextOption

from gazette.gui.entry_lines import Line, LineKey
from gazette.gui.look import Look
from gazette.model import BlockPath, Picture

KEY = QTextFormat.Property.UserProperty.value + 1
FACE = QTextFormat.Property.UserProperty.value + 2
TABLE_OBJECT = QTextFormat.ObjectTypes.UserObject.value + 1
TABLE_NUMBER = QTextFormat.Property.UserProperty.value + 3
PICTURE_OBJECT = QTextFormat.ObjectTypes.UserObject.value + 2
PICTURE_NAME = QTextFormat.Property.UserProperty.value + 4
PICTURE_SIZE = QTextFormat.Property.UserProperty.value + 5
DRAWN = frozenset({"table", "picture"})
"""Faces of lines that are one character, drawn."""

EM = 15
"""The body size in pixels at 100 %."""
_CENTRED = {
    "title",
    "heading0",
    "date",
    "number",
    "enclosure",
    "attachment_title",
    "caption",
    "table",
    "picture",
    "picture_caption",
    "description",
}
_INDENTED = {"text", "heading1", "heading2", "heading3", "heading4", "note", "footnote", "plain", "appointment"}
# Where the affiliation begins: its second line hangs below it, not below the name.
_NAME_TAB = 96
_FIXED_HEIGHT = QTextBlockFormat.LineHeightTypes.FixedHeight.value
_SINGLE_HEIGHT = QTextBlockFormat.LineHeightTypes.SingleHeight.value


@dataclass(frozen=True, slots=True)
class _Face:
    family: str = "song"
    size: float = EM
    weight: int = 400
    line: float = 27
    above: float = 0
    below: float = 0
    token: str = "text"


_FACES = {
    "title": _Face("song", 20, 700, 34, 10, 6),
    "date": _Face(token="text2"),
    "number": _Face(),
    "addressee": _Face(above=6),
    "heading0": _Face("hei", 16, 600, 30, 12, 6),
    "heading1": _Face("hei", 15, 600, 27, 8, 2),
    "heading2": _Face("kai", 15.5),
    "heading3": _Face("kai", 15.5),
    "heading4": _Face("kai", 15.5),
    "enclosure": _Face("hei", 17, 600, 30, 14, 8),
    "attachment": _Face("hei", 15, 400, 27, 14),
    "attachment_title": _Face("hei", 17, 600, 30, 4, 8),
    "caption": _Face("hei", 14, 600, 25, 6),
    "picture": _Face(above=8),
    "picture_caption": _Face("hei", 13, 600, 23, 2),
    "description": _Face(size=13, line=23, below=8, token="text3"),
    "signature": _Face(),
    "note": _Face(size=14, line=25, token="text2"),
    "footnote": _Face(size=14, line=25, token="text2"),
    "plain": _Face(token="doubt"),
}


def block_format(line: Line, look: Look) -> QTextBlockFormat:
    """The paragraph format of a line; it carries the line's key and face."""
    face = _FACES.get(line.face, _Face())
    made = QTextBlockFormat()
    made.setProperty(KEY, str(line.key))
    made.setProperty(FACE, line.face)
    if line.face in DRAWN:
        made.setLineHeight(0, _SINGLE_HEIGHT)
    else:
        made.setLineHeight(look.px(face.line), _FIXED_HEIGHT)
    made.setTopMargin(look.px(face.above))
    made.setBottomMargin(look.px(face.below))
    if line.face in _CENTRED:
        made.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    elif line.face == "signature":
        made.setAlignment(Qt.AlignmentFlag.AlignRight)
    if line.face in _INDENTED:
        made.setTextIndent(look.px(2 * EM))
    if line.face == "name_list":
        made.setTabPositions([QTextOption.Tab(look.px(at), QTextOption.TabType.LeftTab) for at in (0, 80)])
        made.setLeftMargin(look.px(2 * EM + _NAME_TAB))
        made.setTextIndent(-look.px(_NAME_TAB))
    return made


def char_format(face_name: str, look: Look) -> QTextCharFormat:
    """The character format of a face."""
    face = _FACES.get(face_name, _Face())
    families = {"song": look.faces.song, "hei": look.faces.hei, "kai": look.faces.kai}[face.family]
    made = QTextCharFormat()
    made.setFont(look.faces.font(families, face.size * look.scale, face.weight))
    made.setForeground(look.theme.color(face.token))
    return made


def table_format(number: int) -> QTextCharFormat:
    """The format of the character that stands for table ``number``."""
    made = QTextCharFormat()
    made.setObjectType(TABLE_OBJECT)
    made.setProperty(TABLE_NUMBER, number)
    return made


def picture_format(picture: Picture) -> QTextCharFormat:
    """The format of the character that stands for a picture."""
    made = QTextCharFormat()
    made.setObjectType(PICTURE_OBJECT)
    made.setProperty(PICTURE_NAME, picture.sha256)
    made.setProperty(PICTURE_SIZE, QSizeF(picture.width, picture.height))
    return made


def key_of_line(line: QTextBlock) -> LineKey:
    """The key that a line of the editor carries; an empty document has but a title."""
    key = line.blockFormat().stringProperty(KEY)
    return LineKey.read(key) if key else LineKey((), "title")


def path_of_line(line: QTextBlock) -> BlockPath:
    """The path of the block that a line shows, without reading the rest of its key."""
    steps = line.blockFormat().stringProperty(KEY).partition("|")[0]
    return tuple(map(int, steps.split("."))) if steps else ()


def face_of_line(line: QTextBlock) -> str:
    """The face that a line of the editor carries; empty in an empty document."""
    return line.blockFormat().stringProperty(FACE)
