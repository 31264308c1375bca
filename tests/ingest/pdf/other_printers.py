"""An issue as other programs print it: a layout for typst, in two columns with contents lists and tables."""

import json
from collections.abc import Iterable, Iterator
from itertools import groupby

import typst

from gazette.model import (
    Appointment,
    Attachment,
    Block,
    Cell,
    Enclosure,
    Entry,
    Heading,
    Issue,
    NameList,
    Table,
    block_texts,
)
from gazette.shipped import shipped

LAYOUT = """
#set page(width: 210mm, height: 285mm, margin: (x: 66.6pt, top: 60pt, bottom: 65pt), numbering: "— 1 —",
  header: align(right, text(9pt)[NAME]))
#set text(font: ("Liberation Serif", "Noto Serif SC"), size: 10.5pt, lang: "zh", region: "cn")
#set par(justify: true, leading: 7pt, spacing: 7pt, first-line-indent: (amount: 2em, all: true))
#let head(body) = align(center, block(above: 21pt, below: 14pt, text(16pt, weight: 700, body)))
#let small(body) = align(center, block(above: 7pt, below: 7pt, body))
#let flush(body) = par(first-line-indent: 0pt, body)
#let listed(body, page) = par(first-line-indent: 0pt, hanging-indent: 2em, body + box(width: 1fr, repeat[.]) + page)
#show heading: set text(10.5pt, font: ("Liberation Serif", "Noto Sans SC"), weight: 400)
#show heading: it => par(it.body)
#set table(stroke: 0.5pt)
"""


def printed_by_typst(issue: Issue) -> bytes:
    """The PDF that typst makes of an issue."""
    compiler = typst.Compiler(font_paths=[shipped("resources/fonts")], ignore_system_fonts=True)
    made = compiler.compile(_source(issue).encode(), format="pdf")
    assert isinstance(made, bytes)
    return made


def _source(issue: Issue) -> str:
    name = issue.publication.name
    parts = [LAYOUT.replace("NAME", name.zh or "")]
    numbers = "、".join(map(str, issue.numbers))
    parts += [
        f"#head({_string(name.zh or '')})",
        f"#small({_string(f'{issue.year}年第{numbers}期（总第{issue.serial}期）')})",
    ]
    parts += [f"#small({_string('目　录')})", *_contents(issue, english=False), "#pagebreak()"]
    numbers = "&".join(map(str, issue.numbers))
    parts += [f"#head({_string(name.en or '')})", f"#small({_string(f'Vol. {numbers} (No. {issue.serial})')})"]
    parts += [f"#small({_string(f'Edited by {issue.editor.en}')})", f"#small({_string('Contents')})"]
    parts += [*_contents(issue, english=True), "#pagebreak()", "#counter(page).update(1)"]
    for entry in issue.entries:
        parts += _entry(entry)
    return "\n\n".join(parts)


def _contents(issue: Issue, *, english: bool) -> Iterator[str]:
    for section in issue.sections:
        name = section.name.en if english else f"【{section.name.zh}】"
        yield f"#v(7pt)\n#flush({_string(name or '')})"
        for entry in section.entries:
            title = entry.title_en if english else entry.title_zh
            number = entry.number_en if english else entry.number_zh
            text = f"{title}{' ' if english else ''}({number})" if number else title or ""
            yield f"#listed({_string(text)}, {_string(f' ({entry.printed_page})')})"


def _entry(entry: Entry) -> Iterator[str]:
    flow = [_head(entry.title_lines or (entry.title_full or entry.title_zh,))]
    if entry.date:
        year, month, day = entry.date.split("-")
        flow.append(f"small({_string(f'（{year}年{int(month)}月{int(day)}日）')})")
    flow += [f"small({_string(entry.number_zh)})"] if entry.number_zh else []
    flow += [f"flush({_string(entry.addressee)})"] if entry.addressee else []
    for block in entry.blocks:
        flow += _block(block)
    for wide, run in groupby(flow, key=lambda part: part.startswith(("head(", "small(", "table("))):
        same = list(run)
        yield from (f"#{part}" for part in same) if wide else [_columns(same)]


def _head(rows: Iterable[str]) -> str:
    return f"head({' + linebreak() + '.join(map(_string, rows))})"


def _columns(texts: Iterable[str]) -> str:
    inner = "\n\n".join(f"#{text}" for text in texts)
    return f"#columns(2, gutter: 21pt)[{inner}]"


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Enclosure | Attachment):
        if isinstance(block, Attachment):
            yield f"flush({_string(block.label)})"
        yield _head(block.title_lines or (block.title,))
        for inner in block.blocks:
            yield from _block(inner)
    elif isinstance(block, Table):
        columns = max(sum(cell.colspan for cell in row) for row in block.rows)
        header = ", ".join(_cell(cell) for row in block.rows[: block.header_rows] for cell in row)
        cells = ", ".join(_cell(cell) for row in block.rows[block.header_rows :] for cell in row)
        yield f"table(columns: {columns}, {f'table.header({header}), ' if header else ''}{cells})"
    elif isinstance(block, Heading):
        yield f"heading(outlined: false, {_string(block.text)})"
    elif isinstance(block, NameList):
        yield from _names(block)
    elif isinstance(block, Appointment):
        yield from (_string(text) for text in block_texts(block) if text.strip())
    else:
        yield from (_string(text) for text in block_texts(block) if text.strip())


def _names(block: NameList) -> Iterator[str]:
    role = None
    for person in block.people:
        label = f"{person.role}：" if person.role and person.role != role else ""
        role = person.role
        yield _string(f"{label}{person.name}　{person.affiliation or ''}")


def _cell(cell: Cell) -> str:
    return f"table.cell(colspan: {cell.colspan}, rowspan: {cell.rowspan}, {_string(cell.text)})"


def _string(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
