"""Issuing bodies at the head of titles, with and without separators."""

import pytest

from gazette.reading import is_body, read_signatory, read_title_head, split_issuers


@pytest.mark.parametrize(
    ("title", "issuers", "rest"),
    [
        ("云溪市人民政府关于防汛的意见", ("云溪市人民政府",), "关于防汛的意见"),
        ("国务院办公厅转发国家地震局关于监测的通知", ("国务院办公厅",), "转发国家地震局关于监测的通知"),
        ("国务院办公厅对第4626号提案的答复", ("国务院办公厅",), "对第4626号提案的答复"),
        ("云溪市对外贸易局关于展会的通知", ("云溪市对外贸易局",), "关于展会的通知"),
        ("云溪市财政局云溪市教育局关于经费的通知", ("云溪市财政局", "云溪市教育局"), "关于经费的通知"),
        ("云溪市财政局、云溪市教育局关于经费的通知", ("云溪市财政局", "云溪市教育局"), "关于经费的通知"),
        (
            "云溪市财政局　国家税务总局云溪市税务局关于退税的通知",
            ("云溪市财政局", "国家税务总局云溪市税务局"),
            "关于退税的通知",
        ),
        ("教育部财政部人力资源社会保障部关于招生的意见", ("教育部", "财政部", "人力资源社会保障部"), "关于招生的意见"),
        (
            "云溪市发展和改革委员会云溪市财政局云溪市自然资源局云溪市生态环境局云溪市农业农村局关于绿色发展的意见",
            ("云溪市发展和改革委员会", "云溪市财政局", "云溪市自然资源局", "云溪市生态环境局", "云溪市农业农村局"),
            "关于绿色发展的意见",
        ),
        (
            "云溪市人民政府国有资产监督管理委员会关于审计的通知",
            ("云溪市人民政府国有资产监督管理委员会",),
            "关于审计的通知",
        ),
        ("雲溪市人民政府辦公廳關於臺灣同胞的通知", ("雲溪市人民政府辦公廳",), "關於臺灣同胞的通知"),
        ("近期市政府任免的工作人员名单", (), "近期市政府任免的工作人员名单"),
        ("关于节约用水的倡议书", (), "关于节约用水的倡议书"),
    ],
)
def test_issuers_are_taken_off_a_title(title: str, issuers: tuple[str, ...], rest: str) -> None:
    head = read_title_head((title,))
    assert (head.issuers, head.rest) == (issuers, rest)


def test_printed_rows_part_issuers_but_not_a_name_that_runs_over_two_rows() -> None:
    rows = ("云溪市财政局", "云溪市教育局", "云溪市人力资源和", "社会保障局关于补贴的通知")
    assert read_title_head(rows).issuers == ("云溪市财政局", "云溪市教育局", "云溪市人力资源和社会保障局")


def test_a_title_that_names_one_of_many() -> None:
    head = read_title_head(("云溪市财政局等五部门关于清查的通知",))
    assert (head.issuers, head.more) == (("云溪市财政局",), True)


def test_a_line_of_bodies_is_nothing_else() -> None:
    assert split_issuers("国务院办公厅　中央军委办公厅") == ("国务院办公厅", "中央军委办公厅")
    assert split_issuers("会议由市财政局主持") == ()
    assert not is_body("近期市政府")
    assert not is_body("关于公安局")


def test_signatories() -> None:
    assert read_signatory("市长　林远山") == "林远山"
    assert read_signatory("市　长　林 远 山") == "林远山"
    assert read_signatory("代市长：赵　鸣") == "赵鸣"
    assert read_signatory("市长办公会议") is None
