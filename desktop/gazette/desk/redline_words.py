"""What a red-line says in words: where a difference is, what happened there, what must be looked at twice."""

from gazette.desk.comparing import ComparedEntry, Difference, Flag, IssueFact
from gazette.wording import Language, sentence

_ACTS = {
    "changed": "desk.redline.act.changed",
    "put_in": "desk.redline.act.put_in",
    "taken_out": "desk.redline.act.taken_out",
    "moved": "desk.redline.act.moved",
    "recast": "desk.redline.act.recast",
}
_FLAGS: dict[Flag, str] = {
    "document_number": "desk.redline.flag.document_number",
    "name": "desk.redline.flag.name",
    "date": "desk.redline.flag.date",
    "number": "desk.redline.flag.number",
}
_FACTS = {
    "serial": "desk.redline.fact.serial",
    "year": "desk.redline.fact.year",
    "numbers": "desk.redline.fact.numbers",
    "date": "desk.redline.fact.date",
    "editor_zh": "desk.redline.fact.editor_zh",
    "editor_en": "desk.redline.fact.editor_en",
    "sections": "desk.redline.fact.sections",
}
_FACES = {
    "entry": "desk.redline.face.entry",
    "title": "desk.redline.face.title",
    "contents_title": "desk.redline.face.contents_title",
    "title_en": "desk.redline.face.title_en",
    "number": "desk.redline.face.number",
    "number_en": "desk.redline.face.number_en",
    "date": "desk.redline.face.date",
    "issuer": "desk.redline.face.issuer",
    "addressee": "desk.redline.face.addressee",
    "index_number": "desk.redline.face.index_number",
    "subject": "desk.redline.face.subject",
    "validity": "desk.redline.face.validity",
    "published": "desk.redline.face.published",
    "text": "desk.redline.face.text",
    "heading0": "desk.redline.face.chapter",
    "heading1": "desk.redline.face.level_one",
    "heading2": "desk.redline.face.level_two",
    "heading3": "desk.redline.face.level_three",
    "heading4": "desk.redline.face.level_four",
    "enclosure": "desk.redline.face.enclosure",
    "attachment": "desk.redline.face.attachment",
    "attachment_title": "desk.redline.face.attachment_title",
    "caption": "desk.redline.face.caption",
    "table": "desk.redline.face.table",
    "column": "desk.redline.face.column",
    "row": "desk.redline.face.row",
    "header_row": "desk.redline.face.header_row",
    "picture": "desk.redline.face.picture",
    "picture_caption": "desk.redline.face.picture_caption",
    "description": "desk.redline.face.description",
    "name_list": "desk.redline.face.name_list",
    "person": "desk.redline.face.person",
    "lead": "desk.redline.face.lead",
    "appointment": "desk.redline.face.appointment",
    "signature": "desk.redline.face.signature",
    "note": "desk.redline.face.note",
    "footnote": "desk.redline.face.footnote",
    "plain": "desk.redline.face.plain",
}
HEAD_FACES = frozenset({"title", "contents_title", "title_en", "number", "number_en", "date", "issuer", "addressee"})
"""What stands above the text, and needs no heading to be found by."""


def face_word(face: str, language: Language) -> str:
    """What a line is: 标题, 文号, 正文 …"""
    return sentence(_FACES[face], {}, language)


def act_word(difference: Difference, language: Language) -> str:
    """改字, 插入, 删除, 移动 or 改类别."""
    return sentence(_ACTS[difference.act], {}, language)


def flag_words(difference: Difference, language: Language) -> tuple[str, ...]:
    """文号变了 and its kin."""
    return tuple(sentence(_FLAGS[flag], {}, language) for flag in difference.flags)


def place_words(difference: Difference, language: Language) -> str:
    """Where a difference is: 标题 第 3 行, 文号, 一、总体目标, 附件1 表格 …"""
    if difference.row:
        return sentence("desk.redline.title_row", {"row": difference.row}, language)
    word = face_word(difference.face, language)
    if difference.face in HEAD_FACES or not difference.place:
        return word
    plain = difference.face in {"text", "lead"} or difference.face.startswith("heading")
    return difference.place if plain else f"{difference.place} {word}"


def what_happened(difference: Difference, language: Language) -> str:
    """What neither text before nor text after shows: where it moved from, what it was made of; else empty."""
    if difference.act == "moved":
        if difference.place_before == difference.place and difference.line_before is not None:
            down = difference.line_before < difference.line
            return sentence("desk.redline.moved_down" if down else "desk.redline.moved_up", {}, language)
        begin = sentence("desk.redline.head_of_text", {}, language)
        values = {"before": difference.place_before or begin, "after": difference.place or begin}
        return sentence("desk.redline.from_to", values, language)
    if difference.act == "recast":
        before = difference.face_before
        if before is None or before == difference.face:
            return sentence("desk.redline.rows_recast", {}, language) if difference.face in _TITLES else ""
        return recast_words(before, difference.face, language)
    return ""


def recast_words(before: str, after: str, language: Language) -> str:
    """原为正文，现为一级标题."""
    values = {"before": face_word(before, language), "after": face_word(after, language)}
    return sentence("desk.redline.recast_from", values, language)


_TITLES = frozenset({"title", "enclosure", "attachment_title"})


def fact_word(fact: IssueFact, language: Language) -> str:
    """What of the issue is another."""
    return sentence(_FACTS[fact.name], {}, language)


def entry_words(entry: ComparedEntry, language: Language) -> tuple[str, ...]:
    """What became of an entry of an issue: unchanged, so many changes, added, taken out; where it stood."""
    words = {
        "same": "desk.redline.entry.same",
        "changed": "desk.redline.entry.changed",
        "added": "desk.redline.entry.added",
        "removed": "desk.redline.entry.removed",
    }
    said = [sentence(words[entry.state], {"count": len(entry.comparison.differences)}, language)]
    before, after = entry.before, entry.after
    if entry.moved and before is not None and after is not None:
        if before.section != after.section:
            values = {"before": before.section or "", "after": after.section or ""}
            said.append(sentence("desk.redline.entry.section", values, language))
        if before.number != after.number:
            values = {"before": str(before.number), "after": str(after.number)}
            said.append(sentence("desk.redline.entry.moved", values, language))
    return tuple(said)
