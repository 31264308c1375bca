"""Bytes → text: UTF-8, UTF-16, GB18030 or Big5, found by mark or with a library, verified by strict decoding."""

import codecs
from dataclasses import dataclass

from gazette.errors import IngestError
from gazette.model import Finding

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体"
    "制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通"
    "并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规"
    "市政府各委局部门办字号单位关于印发通知实施工作安全人民服务意见附件名单责任负责加强组织领导完善"
    "這個為來時們會對發動過說產種後經進著電裡現實體機當點從業應開還樣與關線數無軍變條總黨員設長題農將組見計運幾區強戰據處隊門規單號辦務負責導織實執"
)
_SAMPLE = 20_000
_CERTAIN = 0.2


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it came in, and a finding where that is not certain."""

    text: str
    encoding: str
    findings: tuple[Finding, ...] = ()


def decode(source: bytes, *, file: str) -> Decoded:
    """The text of a file; IngestError ``ingest.no_text`` where it is none."""
    for mark, encoding in _MARKS:
        if source.startswith(mark):
            return _marked(source, encoding, file)
    text = _try(source, "utf-8")
    if text is not None and text.count("\0") * 20 < len(source):
        return _without_nul(text, file)
    if (cut := _try_cut(source, "utf-8")) and commonness(cut.text) >= _CERTAIN:
        return cut
    if b"\0" in source:
        return _checked(_unmarked_utf16(source, file), "utf-16", file)
    return _legacy(source, file)


def _legacy(source: bytes, file: str) -> Decoded:
    """GB18030 or Big5: the one that decodes whole into the more common characters; the library is the witness."""
    texts = {name: text for name in ("gb18030", "big5hkscs") if (text := _try(source, name)) is not None}
    if not texts:
        return _legacy_cut(source, file)
    scores = {name: commonness(text) for name, text in texts.items()}
    best = max(scores, key=lambda name: scores[name])
    if scores[best] < 0.02:
        raise IngestError("ingest.no_text", file=file)
    others = [score for name, score in scores.items() if name != best]
    certain = scores[best] >= _CERTAIN and (_guess(source) == best or scores[best] > 2 * max(others, default=0.0))
    decoded = _checked(texts[best], best, file)
    return decoded if certain else Decoded(decoded.text, best, (_doubt(best, decoded.text),))


def _legacy_cut(source: bytes, file: str) -> Decoded:
    """GB18030 or Big5 that stops inside its last character; only where it is certain to be text."""
    cuts = [cut for name in ("gb18030", "big5hkscs") if (cut := _try_cut(source, name))]
    best = max(cuts, key=lambda cut: commonness(cut.text), default=None)
    if best is None or commonness(best.text) < _CERTAIN:
        raise IngestError("ingest.no_text", file=file)
    return best


def commonness(text: str) -> float:
    """The share of everyday characters among those beyond ASCII: some 0.4 in office prose, near 0 in garbage."""
    beyond = [character for character in text[:_SAMPLE] if character > "\x7f"]
    return sum(character in _COMMON for character in beyond) / len(beyond) if beyond else 0.0


def _guess(source: bytes) -> str | None:
    from charset_normalizer import from_bytes  # noqa: PLC0415  # 40 ms to load, wanted where no Unicode is

    best = from_bytes(source[:_SAMPLE], cp_isolation=["gb18030", "gbk", "gb2312", "big5", "big5hkscs", "cp950"]).best()
    if best is None:
        return None
    return "gb18030" if best.encoding.startswith("gb") else "big5hkscs"


def _unmarked_utf16(source: bytes, file: str) -> str:
    texts = [
        text for name in ("utf-16-le", "utf-16-be") if (text := _try(source, name)) is not None and "\0" not in text
    ]
    if not texts or len(source) % 2:
        raise IngestError("ingest.no_text", file=file)
    return max(texts, key=lambda text: commonness(text) + sum(c in "\n ," for c in text) / len(text))


def _checked(text: str, encoding: str, file: str) -> Decoded:
    """Refuses what decodes but is no text: control characters that no writing has."""
    sample = text[:_SAMPLE]
    controls = sum(character < " " and character not in "\t\n\r\f\v\x1c\x1d\x1e" for character in sample)
    if controls > max(2, len(sample) // 100):
        raise IngestError("ingest.no_text", file=file)
    findings: tuple[Finding, ...] = ()
    if "\ufffd" in text:
        findings = (
            Finding(
                rule="ingest.lost_characters",
                level="doubt",
                text="\ufffd",
                line=text[: text.index("\ufffd")].count("\n") + 1,
                column=1,
            ),
        )
    return Decoded(text, encoding, findings)


def _without_nul(text: str, file: str) -> Decoded:
    """UTF-8, its stray NUL characters taken out and told: no writing has them, and nothing after them would print."""
    decoded = _checked(text.replace("\0", ""), "utf-8", file)
    if "\0" not in text:
        return decoded
    before = text[: text.index("\0")]
    finding = Finding(
        rule="ingest.nul_removed",
        level="doubt",
        text="\0",
        values=(("count", str(text.count("\0"))),),
        line=before.count("\n") + 1,
        column=len(before) - (before.rfind("\n") + 1) + 1,
    )
    return Decoded(decoded.text, "utf-8", (*decoded.findings, finding))


def _marked(source: bytes, encoding: str, file: str) -> Decoded:
    text = _try(source, encoding)
    if text is not None:
        return _checked(text, encoding, file)
    cut = _try_cut(source, encoding)
    if cut is None or not cut.text:
        raise IngestError("ingest.no_text", file=file)
    checked = _checked(cut.text, encoding, file)
    return Decoded(checked.text, encoding, (*checked.findings, *cut.findings))


def _try_cut(source: bytes, encoding: str) -> Decoded | None:
    """A text that stops inside its last character, without that character; None where anything else is wrong."""
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        text = decoder.decode(source)
    except UnicodeDecodeError:
        return None
    missing = decoder.getstate()[0]
    if not missing:
        return None
    above, _, last = text.rpartition("\n")
    finding = Finding(
        rule="ingest.cut_short",
        level="doubt",
        text=last[-20:].strip(),
        values=(("bytes", missing.hex(" ").upper()),),
        line=above.count("\n") + (2 if "\n" in text else 1),
        column=len(last) + 1,
    )
    return Decoded(text, encoding, (finding,))


def _try(source: bytes, encoding: str) -> str | None:
    try:
        return source.decode(encoding)
    except UnicodeDecodeError:
        return None


def _doubt(encoding: str, text: str) -> Finding:
    return Finding(
        rule="ingest.encoding_doubtful",
        level="doubt",
        text=text[:20].strip(),
        values=(("encoding", encoding),),
        line=1,
        column=1,
    )
