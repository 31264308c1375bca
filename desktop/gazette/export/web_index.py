"""The index of an issue as a web page, one in each language: its entries by section, and the colophon."""

from collections.abc import Sequence

from lxml import etree

from gazette.contents import ContentsItem, contents_list
from gazette.export.issue_order import Language, colophon_lines, front_facts, issue_title
from gazette.export.web_document import INDEX
from gazette.export.web_page import PageHead, add, language_tag, new_page, page_bytes
from gazette.model import Issue

_WORDS = {
    "zh": {
        "contents": "目录",
        "colophon": "版权页",
        "page": "第{page}页",
        "other": "English",
        "of": "（{number}）",
        "pdf": "本期 PDF",
    },
    "en": {
        "contents": "Contents",
        "colophon": "Colophon",
        "page": "p. {page}",
        "other": "中文",
        "of": "({number})",
        "pdf": "This issue as a PDF",
    },
}


def index_page(
    issue: Issue,
    pages: Sequence[int | None],
    names: Sequence[str],
    language: Language,
    mark: str,
    *,
    pdf: str | None = None,
) -> bytes:
    """The index; ``names`` are the files of the entries, ``pages`` where they begin in print.

    ``pdf`` is the name of the printed issue that stands beside it.
    """
    words = _WORDS[language]
    title = issue_title(issue, language) or words["contents"]
    page, header, main = new_page(PageHead(title=title, language=language, issue=mark))
    other: Language = "en" if language == "zh" else "zh"
    navigation = add(header, "nav", aria_label="语言" if language == "zh" else "Language")
    tag = language_tag(other)
    add(navigation, "a", words["other"], href=INDEX[other], hreflang=tag, lang=tag, rel="alternate")
    add(main, "h1", issue.publication.name.zh if language == "zh" else issue.publication.name.en or title)
    for text in front_facts(issue, language):
        add(main, "p", text, class_="issue")
    if pdf is not None:
        add(add(main, "p", class_="issue"), "a", words["pdf"], href=pdf, type="application/pdf")
    _contents(main, issue, pages, names, language)
    if language == "zh":
        _colophon(main, issue)
    return page_bytes(page)


def _contents(
    main: etree._Element, issue: Issue, pages: Sequence[int | None], names: Sequence[str], language: Language
) -> None:
    words, files = _WORDS[language], iter(zip(issue.entries, names, strict=True))
    for section in contents_list(issue, pages, language).sections:
        if not section.items:
            continue
        add(main, "h2", section.name or words["contents"])
        listed = add(main, "ul", class_="contents")
        for item in section.items:
            entry, name = next(files)
            _item(add(listed, "li"), item, name, language, entry.title_zh or entry.title_full or "")


def _item(line: etree._Element, item: ContentsItem, name: str, language: Language, chinese: str) -> None:
    """Title and number, and the printed page; a title that lacks English stands in Chinese."""
    words, said = _WORDS[language], add(line, "span")
    link = add(said, "a", chinese if item.missing and chinese else item.title, href=name)
    if language == "en":
        link.set("hreflang", language_tag("zh"))
        if item.missing and chinese:
            link.set("lang", language_tag("zh"))
    if item.number:
        link.tail = " "
        of = add(said, "span", words["of"].format(number=item.number), class_="of")
        if language == "en" and not item.number.isascii():
            of.set("lang", language_tag("zh"))
    if item.page is not None:
        add(line, "span", words["page"].format(page=item.page), class_="page")


def _colophon(main: etree._Element, issue: Issue) -> None:
    lines = [line.text.partition("：") for line in colophon_lines(issue)]
    if not lines:
        return
    add(main, "h2", _WORDS["zh"]["colophon"])
    labelled = [(label, text) for label, mark, text in lines if mark]
    if labelled:
        listed = add(main, "dl", class_="colophon")
        for label, text in labelled:
            add(listed, "dt", label)
            add(listed, "dd", text)
    for text, mark, _ in lines:
        if not mark:
            add(main, "p", text)
