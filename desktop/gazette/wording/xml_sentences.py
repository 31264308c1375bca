"""Sentences about Akoma Ntoso files of other programs: code → (Chinese, English)."""

SENTENCES: dict[str, tuple[str, str]] = {
    "ingest.left_out.xml_toc": (
        "文件自带的目录没有读入：{text}",
        "The table of contents inside the document was left out: {text}",
    ),
    "ingest.left_out.xml_repeated": (
        "标题在文件开头重复出现，只留了一处：{text}",
        "What stands in the head of the entry stands again at the opening of the file, and was kept once: {text}",
    ),
    "ingest.left_out.xml_cover": (
        "文件集的封面、前言等不属于其中任何一份文件，没有读入：{text}",
        "Cover and preface of the collection belong to none of its documents and were left out: {text}",
    ),
    "ingest.unread.xml_picture": (
        "XML 里的图片没有读入：{text}。如果属于文件内容，请找来原图放进条目。",
        "A picture of the XML was not read: {text}. If it belongs to the document, get it and place it in the entry.",
    ),
    "ingest.unread.xml_reference": (
        "文件集列有“{text}”，但这个 XML 里没有它的内容。请另外找来带入。",
        "The collection names “{text}”, which is not in this file. Get it and import it by itself.",
    ),
    "ingest.unread.xml_text": (
        "这些文字没有读进任何条目，请对照原件补上：{text}",
        "This text was read into no entry; add it from the original: {text}",
    ),
}
