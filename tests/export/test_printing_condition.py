"""The press that files are meant for: FOGRA39 or the office's own profile, checked before anything is written."""

import io
from pathlib import Path

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import ImageCms

from gazette.errors import ExportError
from gazette.export import PdfManner, Purpose, coated_paper, issue_to_xml, pages_to_pdf, read_printing_condition
from gazette.preflight import check_file
from tests.export.test_print_file import FONTS, ISSUE, SETTER

FOGRA39 = coated_paper().profile


def kept(tmp_path: Path, content: bytes) -> Path:
    file = tmp_path / "press.icc"
    file.write_bytes(content)
    return file


def refused(file: Path) -> str:
    with pytest.raises(ExportError) as caught:
        read_printing_condition(file)
    assert caught.value.values["file"] == str(file)
    return caught.value.code


@pytest.mark.parametrize("purpose", ["print", "archive"])
def test_a_profile_of_the_office_s_own_stands_in_files_that_pass_their_rules(tmp_path: Path, purpose: Purpose) -> None:
    own = FOGRA39[:64] + b"\0\0\0\1" + FOGRA39[68:]  # another rendering intent: the same press, other bytes
    condition = read_printing_condition(kept(tmp_path, own))
    xml, _ = issue_to_xml(ISSUE)
    content = pages_to_pdf(
        SETTER.pages(ISSUE), FONTS, PdfManner(purpose=purpose, condition=condition, issue=ISSUE, xml=xml)
    )
    assert check_file(content, purpose) == ()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        (intent,) = pdf.Root.OutputIntents
        assert intent.DestOutputProfile.read_bytes() == own
        assert str(intent.OutputConditionIdentifier) == "Custom"
        assert str(intent.Info) == "FOGRA39L Coated"
        assert "/RegistryName" not in intent


def test_what_is_no_profile_of_a_press_with_four_inks_is_refused(tmp_path: Path) -> None:
    screen = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    link, grey, fifth = b"link" + FOGRA39[16:], FOGRA39[12:16] + b"GRAY" + FOGRA39[20:], b"\5\0" + FOGRA39[10:]
    for content in (screen, FOGRA39[:12] + link, FOGRA39[:12] + grey, FOGRA39[:8] + fifth):
        assert refused(kept(tmp_path, content)) == "export.icc_not_for_press"


def test_what_is_no_profile_at_all_is_refused(tmp_path: Path) -> None:
    for content in (b"", b"%PDF-1.7", FOGRA39[:200], FOGRA39[: len(FOGRA39) // 2]):
        assert refused(kept(tmp_path, content)) == "export.icc_damaged"
    assert refused(tmp_path / "gone.icc") == "export.icc_unread"
    assert refused(tmp_path) == "export.icc_unread"


@given(st.lists(st.tuples(st.integers(0, 600), st.integers(0, 255)), min_size=1, max_size=30))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_damaged_profile_never_ends_in_anything_but_a_known_error(
    tmp_path: Path, changes: list[tuple[int, int]]
) -> None:
    content = bytearray(FOGRA39)
    for at, byte in changes:
        content[at] = byte
    file = kept(tmp_path, bytes(content))
    codes = {"export.icc_damaged", "export.icc_not_for_press"}
    try:
        read = read_printing_condition(file)
    except ExportError as error:
        codes.remove(error.code)
    else:
        assert read.profile == content
