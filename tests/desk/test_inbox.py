"""Where a document of the inbox would go in an issue."""

from gazette.desk import ProposedPlace, proposed_place
from gazette.model import Entry, Issue, Section

CITY, OFFICE = "云川市人民政府", "云川市人民政府办公室"


def document(number: str, issuer: str) -> Entry:
    return Entry(title_zh="关于某事的通知", number_zh=number, issuers=(issuer,))


ISSUE = Issue(
    sections=(
        Section(id=1, entries=(document("云政字〔2024〕21号", CITY), document("云政字〔2024〕30号", CITY))),
        Section(
            id=2,
            entries=(
                document("云政办字〔2024〕5号", OFFICE),
                document("云政办字〔2024〕9号", OFFICE),
                document("云政办字〔2024〕100号", OFFICE),
            ),
        ),
        Section(id=3),
    )
)


def test_a_document_goes_beside_those_of_its_body_in_the_order_of_numbers() -> None:
    assert proposed_place(ISSUE, document("云政字〔2024〕22号", CITY)) == ProposedPlace(1, 1)
    assert proposed_place(ISSUE, document("云政办字〔2024〕10号", OFFICE)) == ProposedPlace(2, 2)
    assert proposed_place(ISSUE, document("云政办字〔2025〕1号", OFFICE)) == ProposedPlace(2, 3)


def test_what_is_like_nothing_goes_to_the_end() -> None:
    assert proposed_place(ISSUE, Entry(title_zh="大事记")) == ProposedPlace(3, 0)
    assert proposed_place(Issue(), Entry(title_zh="大事记")) == ProposedPlace(0, 0)
