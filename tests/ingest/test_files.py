"""Files: encodings found and verified, everything that is no readable text told in one sentence, the fence."""

import hashlib
import time
from pathlib import Path

import pytest

from gazette.errors import IngestError
from gazette.ingest import read_file, read_text
from gazette.ingest.formats import recognised
from gazette.wording import SENTENCES, error_sentence, finding_sentence

SIMPLE = (
    "云溪市人民政府关于做好防汛工作的通知\n云政发〔2020〕7号\n"
    "各区人民政府：\n各区要认真组织，落实责任，加强检查，保障安全。\n"
    "云溪市人民政府\n2020年9月1日\n"
)
TRADITIONAL = (
    "雲溪市人民政府關於臺灣同胞工作的通知\n雲政發〔2018〕9號\n各區人民政府，"
    "市政府各部門：\n為做好工作，現將有關事項通知如下，請認真執行。\n"
    "雲溪市人民政府\n二○一八年三月五日\n"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"])
def test_encodings_of_simplified_text(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "notice.txt"
    path.write_bytes(SIMPLE.encode(encoding))
    reading = read_file(path)
    assert reading.entries == read_text(SIMPLE, file="x").entries
    assert reading.entries[0].number_zh == "云政发〔2020〕7号"
    assert reading.source == path.read_bytes()
    assert reading.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize("encoding", ["big5hkscs", "utf-8", "gb18030"])
def test_encodings_of_traditional_text(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "notice.txt"
    text = TRADITIONAL.replace("〔", "[").replace("〕", "]") if encoding == "big5hkscs" else TRADITIONAL
    path.write_bytes(text.encode(encoding))
    assert read_file(path).entries[0].title_full == "雲溪市人民政府關於臺灣同胞工作的通知"


def test_a_doubtful_encoding_is_said(tmp_path: Path) -> None:
    path = tmp_path / "names.txt"
    path.write_bytes("薛庆 邬琳 郝曙 瞿颖\n彭珂 鄢旻\n饶霁 工作\n".encode("gb18030"))
    findings = [finding for finding in read_file(path).findings if finding.rule == "ingest.encoding_doubtful"]
    assert [dict(finding.values) for finding in findings] == [{"encoding": "gb18030"}]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("empty.txt", b"", "ingest.empty"),
        ("blank.txt", b" \r\n\t\n", "ingest.empty"),
        ("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01", "ingest.picture"),
        ("noise.bin", bytes(range(256)) * 8, "ingest.no_text"),
        ("plan.docx", b"PK\x03\x04rest", "ingest.not_yet"),
        ("plan.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ingest.package_damaged"),
        ("plan.pdf", b"%PDF-1.7\n", "ingest.pdf_damaged"),
    ],
)
def test_what_is_no_text(tmp_path: Path, name: str, content: bytes, code: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(IngestError) as raised:
        read_file(path)
    assert raised.value.code == code
    assert raised.value.values["file"] == str(path)


def test_what_is_not_there_or_a_folder_or_too_large(tmp_path: Path) -> None:
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.truncate(50 * 1024 * 1024 + 1)
    for path, code in ((tmp_path / "no.txt", "not_found"), (tmp_path, "is_folder"), (large, "too_large")):
        with pytest.raises(IngestError) as raised:
            read_file(path)
        assert raised.value.code == f"ingest.{code}"


def test_the_fence_names_the_file_and_hides_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(source: bytes, form: str, file: str, wishes: object) -> None:
        raise KeyError(file)

    monkeypatch.setattr("gazette.ingest.files.read_format", broken)
    path = tmp_path / "issue.xml"
    path.write_bytes(b"<?xml version='1.0'?><akomaNtoso/>")
    with pytest.raises(IngestError) as raised:
        read_file(path)
    assert raised.value.code == "ingest.reader_failed"
    assert isinstance(raised.value.__cause__, KeyError)


ACT = (
    '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act name="act"><preface><p><docTitle>'
    "公园条例</docTitle></p></preface><body><content><p>公园开放。</p></content></body></act></akomaNtoso>"
)
WIDE = ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", *WIDE])
@pytest.mark.parametrize("before", ["<?xml version='1.0' encoding='{}'?>\n", "<!-- 云溪 -->\n<?note?>"])
def test_xml_is_known_by_its_signature_in_any_encoding(tmp_path: Path, encoding: str, before: str) -> None:
    path = tmp_path / "act.xml"
    name = "utf-8" if encoding == "utf-8-sig" else encoding
    declared = f"<?xml version='1.0' encoding='{name}'?>\n"
    marked = encoding in {"utf-8", "utf-8-sig", "utf-16", "utf-32"}
    opening = before.format(name) if marked or before.startswith("<?xml") else declared + before
    path.write_bytes((opening + ACT).encode(encoding))
    (entry,) = read_file(path).entries
    assert entry.title_zh == "公园条例"
    assert {finding.rule for finding in read_file(path).findings} == {"ingest.xml_not_ours"}


@pytest.mark.parametrize("opening", ["<?xml version='1.0'?>", "\n <?xml version='1.0'?>", "<akomaNtoso>"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-32"])
def test_broken_xml_is_told_as_xml(tmp_path: Path, encoding: str, opening: str) -> None:
    path = tmp_path / "act.xml"
    path.write_bytes(f"{opening}<akomaNtoso><act>".encode(encoding))
    with pytest.raises(IngestError) as raised:
        read_file(path)
    assert raised.value.code == "ingest.xml_malformed"


def test_a_text_that_begins_with_angle_brackets_is_no_xml(tmp_path: Path) -> None:
    path = tmp_path / "notice.txt"
    path.write_text("<附件>\n" + SIMPLE, "utf-8")
    assert "云政发〔2020〕7号" in {entry.number_zh for entry in read_file(path).entries}


def test_every_error_and_finding_has_its_sentences(tmp_path: Path) -> None:
    for code, pair in SENTENCES.items():
        if code.startswith("ingest."):
            assert all(pair)
    with pytest.raises(IngestError) as raised:
        read_file(tmp_path / "no.txt")
    assert "no.txt" in error_sentence(raised.value, "zh")
    reading = read_text("关于节水的倡议书\n请节水。\n@@ ##\n-----\n", file="x")
    assert {finding.rule for finding in reading.findings} == {"ingest.unplaced", "ingest.trace"}
    assert all("@@ ##" in finding_sentence(f, "en") for f in reading.findings if f.rule == "ingest.unplaced")


def test_lines_that_look_like_the_head_of_a_mail_are_known_at_once() -> None:
    lines = "姓名: 张三\r\n单位: 市教育局\r\n" * 200
    begun = time.process_time()
    assert recognised(lines.encode(), "名单.txt") == "text"
    assert time.process_time() - begun < 1


@pytest.mark.parametrize(
    "text",
    ["".join(f"张{n}\t市教育局\n" for n in range(3000)), "姓名" + "…" * 3000 + "。", "." * 3000],
    ids=["rows", "leaders", "dots"],
)
def test_a_table_of_thousands_of_rows_and_a_line_of_leaders_are_read_at_once(text: str) -> None:
    begun = time.process_time()
    read_text(text, file="长.txt")
    assert time.process_time() - begun < 3
