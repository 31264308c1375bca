"""``gazette proof``, ``press`` and ``publish``: the last steps of an issue."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from gazette.archive import Proof
from gazette.cli.language import language
from gazette.cli.options import (
    FilePath,
    archive_option,
    issue_argument,
    json_option,
    local_time,
    opened,
    print_json,
    progress,
)
from gazette.cli.rules import tell_rules_off
from gazette.desk import Desk, ReopenIssue, SendToPress, SignOff
from gazette.desk.checking import check_before_press
from gazette.desk.export_wishes import ExportManner
from gazette.desk.proofing import make_proof, note_reading, proof_redline, round_of, write_proof
from gazette.desk.published_files import Verdict, verify_published
from gazette.desk.publishing import publish_issue
from gazette.errors import DeskError
from gazette.export import write_file
from gazette.ingest import read_bytes
from gazette.settings import load_settings, person_name, settings_file
from gazette.wording import sentence

_WHO = "Who does this; without it, your name. 由谁，缺省为本人。"


@click.command("proof")
@issue_argument
@click.option("--pdf", type=FilePath(), help="Write the proof's pages, marked with round and day. 写出校样 PDF。")
@click.option(
    "--redline",
    "page",
    type=FilePath(),
    metavar="FILE",
    help="Write what is different from the round before, as a web page. 与上一次校样的对照（花脸稿），网页。",
)
@click.option("--a4", is_flag=True, help="Each page in the middle of A4, at its own size. 每页按原大居中放在 A4 纸上。")
@click.option("--booklet", is_flag=True, help="Pages on A3, to print on both sides and fold. A3 小册子样书。")
@click.option("--pages", default="", metavar="A-B", help="Only these printed pages: 3-8 or i,1,4. 只要这些页。")
@click.option("--read-by", metavar="NAME", help="No new round: NAME has read the last one. 只记某人读过校样。")
@click.option("--round", "number", type=click.IntRange(1), metavar="N", help="--read-by: of this round. 第 N 次校样。")
@click.option("--day", metavar="DAY", help="With --read-by: when; today without it. 读完的日期，缺省为今天。")
@click.option("--remark", default="", help="With --read-by: what was said of it. 意见。")
@click.option("--who", default="", help=_WHO)
@archive_option
@json_option
def proof_command(issue: str, archive: Path | None, **wishes: Any) -> None:
    """Make the next round of proofs of ISSUE, or note who read one. 出下一次校样，或记下谁读过。

    Where nothing has changed since the last round, that one is given again. 没有改动时不另起一次。
    """
    with opened(archive) as desk:
        issue_id = desk.archive.find_issue(issue)
        if reader := wishes["read_by"]:
            proof = round_of(desk.archive, issue_id, wishes["number"])
            note_reading(desk.archive, proof, reader, wishes["day"], wishes["remark"])
        else:
            with progress(issue) as bar:
                proof = _next_round(desk, issue_id, wishes, bar)
        if wishes["page"]:
            page = proof_redline(desk.archive, proof, language())
            write_file(wishes["page"], page.encode("utf-8"), ending=".html")
        proof = round_of(desk.archive, issue_id, proof.round)
    if wishes["as_json"]:
        print_json({"issue": issue, **_proof_to_plain(proof)})
        return
    values = {"issue": issue, **_proof_to_plain(proof), "made": local_time(proof.made)}
    click.echo(sentence("cli.proof_made", values, language()))
    for reading in proof.readings:
        click.echo(sentence("cli.proof_read", {**asdict(reading), "remark": reading.remark or ""}, language()).rstrip())
    for file in (None if wishes["read_by"] else wishes["pdf"], wishes["page"]):
        if file:
            click.echo(sentence("cli.written", {"file": file}, language()))


def _next_round(desk: Desk, issue_id: int, wishes: dict[str, Any], bar: Any) -> Proof:
    who, pdf = _who(wishes["who"]), wishes["pdf"]
    if not pdf:
        return make_proof(desk, issue_id, who, progress=bar)
    manner = ExportManner(a4=wishes["a4"], booklet=wishes["booklet"], pages=wishes["pages"])
    return write_proof(desk, issue_id, who, pdf, manner, progress=bar)


def _proof_to_plain(proof: Proof) -> dict[str, Any]:
    plain = asdict(proof)
    return {name: plain[name] for name in ("round", "made", "who", "changes", "pages", "digest", "readings")}


@click.command("press")
@issue_argument
@click.option("--who", default="", help="Who signs; without it, your name. 签发人，缺省为本人。")
@click.option("--day", metavar="DAY", help="When it was signed; today without it. 签发日期，缺省为今天。")
@click.option("--scan", type=FilePath(), metavar="FILE", help="The signed sheet, scanned; it is kept. 付印单扫描件。")
@click.option("--reason", default="", help="Why, in spite of what is open. 仍有未处理之处时，写明原因。")
@click.option("--reopen", default=None, metavar="REASON", help="Open the issue to changes again. 写明原因，重新打开。")
@archive_option
def press_command(issue: str, archive: Path | None, **wishes: Any) -> None:
    """Sign ISSUE and send it to press: it is closed to changes. 签字送印，此后不能改。"""
    with opened(archive) as desk, progress(issue) as bar:
        issue_id, who = desk.archive.find_issue(issue), _who(wishes["who"])
        if wishes["reopen"] is not None:
            desk.do(ReopenIssue(issue_id, who, wishes["reopen"]))
            click.echo(sentence("cli.reopened", {"issue": issue}, language()))
            return
        scan = wishes["scan"]
        sign_off = SignOff(
            who=who,
            day=wishes["day"],
            scan=None if scan is None else (scan.name, read_bytes(scan, as_pages=True)),
            reason=wishes["reason"],
        )
        tell_rules_off(desk)
        at, findings = check_before_press(desk, issue_id, progress=bar)
        desk.do(SendToPress(issue_id, sign_off, findings, at))
    click.echo(sentence("cli.pressed", {"issue": issue, "who": who}, language()))


@click.command("publish")
@issue_argument
@click.option("--confirm", metavar="SERIAL", help="The serial once more: it cannot be taken back. 再写一次总期号。")
@click.option("--who", default="", help=_WHO)
@click.option("--verify", is_flag=True, help="Compare what is kept with the day of publishing. 核对出版时的文件。")
@archive_option
@json_option
def publish_command(issue: str, confirm: str | None, archive: Path | None, **wishes: Any) -> None:
    """Publish ISSUE, which is at press: frozen for good, its files kept. 出版：冻结，文件逐字节保存。"""
    with opened(archive) as desk, progress(issue) as bar:
        issue_id = desk.archive.find_issue(issue)
        reference = desk.archive.issue(issue_id).reference
        if wishes["verify"]:
            _verify(desk, issue_id, reference, as_json=wishes["as_json"])
            return
        if confirm != reference:
            raise click.UsageError(sentence("cli.publish_needs_serial", {"serial": reference}, language()))
        icc = load_settings(settings_file()).icc
        profile = Path(icc) if icc and icc != "FOGRA39" else None
        published = publish_issue(desk, issue_id, _who(wishes["who"]), profile, progress=bar)
    if wishes["as_json"]:
        files = [{name: value for name, value in asdict(file).items() if name != "id"} for file in published.files]
        print_json({"issue": reference, "at": published.at, "who": published.who, "files": files})
        return
    click.echo(sentence("cli.published", {"issue": reference}, language()))
    for file in published.files:
        click.echo(f"  {file.sha256}  {file.name}")


def _verify(desk: Desk, issue_id: int, reference: str, *, as_json: bool) -> None:
    verdicts = verify_published(desk, issue_id)
    if as_json:
        print_json({"issue": reference, "verdicts": [asdict(verdict) for verdict in verdicts]})
    else:
        for verdict in verdicts:
            what = verdict.what or _text_of(reference, verdict)
            code = "cli.verified" if verdict.is_whole else "cli.verified_not"
            click.echo(sentence(code, {"what": what}, language()))
    if bad := sum(not verdict.is_whole for verdict in verdicts):
        raise DeskError("desk.published_differs", issue=reference, count=bad)


def _text_of(reference: str, verdict: Verdict) -> str:
    if not verdict.entries:
        return sentence("cli.verified_text", {"issue": reference}, language())
    entries = ", ".join(map(str, verdict.entries))
    return sentence("cli.verified_entries", {"issue": reference, "entries": entries}, language())


def _who(given: str) -> str:
    return given.strip() or person_name(load_settings(settings_file()))
