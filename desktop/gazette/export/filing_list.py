"""归档目录: the documents of an issue as the office files them on paper, a row each → table or CSV."""

from collections.abc import Sequence
from dataclasses import dataclass

from gazette.export.csv_table import table_to_csv
from gazette.model import Entry, Filing, Issue

COLUMNS = ("序号", "责任者", "文号", "题名", "日期", "页号", "全宗号", "档号", "保管期限", "盒号", "备注")
Span = tuple[int, int] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FilingRow:
    """One document; ``pages`` are those it was printed on (4, 4-7), ``filing`` with what its issue says for all."""

    order: int
    entry: Entry
    responsible: str
    pages: str
    filing: Filing

    @property
    def cells(self) -> tuple[str, ...]:
        """The row as texts, in the order of ``COLUMNS``."""
        entry, filing = self.entry, self.filing
        opening = (str(self.order), self.responsible, entry.number_zh or "", entry.title_full or entry.title_zh)
        filed = (filing.fonds, filing.code, filing.retention, filing.box, filing.remark)
        return (*opening, entry.date or "", self.pages, *(text or "" for text in filed))


def filing_rows(issue: Issue, spans: Sequence[Span]) -> tuple[FilingRow, ...]:
    """A row for every entry but the annual contents; ``spans`` are first and last pages of the entries."""
    return tuple(
        FilingRow(
            order=order,
            entry=entry,
            responsible="、".join(entry.issuers) or issue.editor.zh or issue.publication.name.zh or "",
            pages=_pages(spans[order - 1] if order <= len(spans) else None),
            filing=entry.filing.within(issue.filing),
        )
        for order, entry in enumerate(issue.entries, 1)
        if entry.annual_contents is None
    )


def _pages(span: Span) -> str:
    if span is None:
        return ""
    return str(span[0]) if span[0] == span[1] else f"{span[0]}-{span[1]}"


def filing_to_csv(rows: Sequence[FilingRow]) -> bytes:
    """The list for any program that reads tables."""
    return table_to_csv([COLUMNS, *(row.cells for row in rows)])
