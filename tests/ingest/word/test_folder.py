"""A folder of Word files with every feature comes in with every character accounted for, none of them twice."""

from pathlib import Path

import pytest

from gazette.ingest import read_file
from gazette.ingest.manuscript import ManuscriptParagraph
from gazette.ingest.reading_result import CHANGES, Changes, Wishes
from gazette.ingest.structure.keeping import characters, told_characters
from gazette.ingest.word.package import WordPackage
from gazette.ingest.word.reader import manuscript_of
from gazette.model import block_texts
from gazette.wording import finding_sentence
from tests.ingest.word.folder import FILES, TRACKED, UNREAD


@pytest.mark.parametrize("changes", CHANGES)
@pytest.mark.parametrize("name", FILES)
def test_every_character_once(name: str, changes: Changes) -> None:
    manuscript = manuscript_of(WordPackage(FILES[name], name), Wishes(changes=changes))
    kept = characters(
        *(
            text
            for part in manuscript.parts
            for text in ((part.text,) if isinstance(part, ManuscriptParagraph) else block_texts(part))
        )
    )
    assert kept + told_characters(manuscript.findings) == characters(*manuscript.visible, *manuscript.made)


def test_the_folder_through_the_door(tmp_path: Path) -> None:
    for name, source in FILES.items():
        path = tmp_path / f"{name}.docx"
        path.write_bytes(source)
        reading = read_file(path, Wishes(changes="accept" if name in TRACKED else None))
        assert reading.account.missing == "", name
        assert reading.account.is_whole == (name not in UNREAD), name
        assert reading.entries[0].number_zh == "云政发〔2024〕5号", name
        for finding in reading.findings:
            assert finding_sentence(finding, "zh"), name
