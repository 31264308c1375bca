"""Sentences of the reader of Akoma Ntoso: code → (Chinese, English)."""

SENTENCES: dict[str, tuple[str, str]] = {
    "ingest.xml_malformed": (
        "文件“{file}”不是完整的 XML：第 {line} 行读不下去。请从原系统重新导出该文件，或取一份完好的副本。",
        "“{file}” is no well-formed XML: reading stopped at line {line}. Export it again, or take a whole copy.",
    ),
    "ingest.xml_doctype": (
        "文件“{file}”第 {line} 行有 DOCTYPE 声明，为安全起见不予读取。请删去该声明后再导入。",
        "“{file}” has a DOCTYPE declaration at line {line} and was not read, to be safe. Take it out and import again.",
    ),
    "ingest.xml_foreign": (
        "文件“{file}”不是 Akoma Ntoso 3.0 文件（第 {line} 行的根元素是 {root}）。请导入本程序导出的 XML 或先转换。",
        (
            "“{file}” is not Akoma Ntoso 3.0 (its root at line {line} is {root})."
            " Import XML that this program exported, or convert the file to Akoma Ntoso 3.0 first."
        ),
    ),
    "ingest.xml_not_ours": (
        "该文件是其他程序写的 Akoma Ntoso，已尽量读入；请核对标题、文号、层次和表格。",
        (
            "Another program wrote this Akoma Ntoso file; what could be read was taken in."
            " Check titles, numbers, headings and tables."
        ),
    ),
    "ingest.xml_unplaced": (
        "元素 {element} 的内容没有对应的段落种类，已按原样保留为普通行，请人工归类：{text}",
        "The content of element {element} fits no kind of block; it was kept as a plain line. Place it by hand: {text}",
    ),
    "ingest.xml_value": (
        "元素 {element} 的 {attribute} 值“{text}”无法识别，已略去；请在程序中补填。",
        "The value “{text}” of {attribute} in {element} cannot be understood and was left out; fill it in by hand.",
    ),
}
