"""``gazette search``: what is found is told with its page, also where nobody has made pages yet."""

import json
from pathlib import Path

from click.testing import CliRunner

from gazette.cli.searching import search_command
from gazette.desk import Desk
from tests.archive.building import an_issue


def test_a_hit_in_an_issue_without_pages_is_told_with_its_page(tmp_path: Path) -> None:
    path = tmp_path / "a.gazette"
    with Desk.open(path, create=True) as desk:
        issue_id = desk.archive.add_issue(an_issue(88))
        assert desk.made_pages(issue_id) is None
    words = ["公共交通票价", "--archive", str(path)]
    done = CliRunner().invoke(search_command, [*words, "--json"], catch_exceptions=False)
    (hit,) = json.loads(done.stdout)["hits"]
    assert (hit["issue"], hit["entry"]) == ("88", 2)
    assert hit["page"] >= 1
    assert f"88 #2 p. {hit['page']}" in CliRunner().invoke(search_command, words, catch_exceptions=False).stdout
