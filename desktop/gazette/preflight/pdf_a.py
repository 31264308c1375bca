"""The finished archive file against PDF/A-3b, by the validator of pikepdf: it approves only what it knows."""

import io

from gazette.model import Finding

_CODE, _UNKNOWN = "preflight.pdf_a", "preflight.pdf_a_unknown"


def check_pdf_a(content: bytes) -> tuple[Finding, ...]:
    """What breaks PDF/A-3b (errors), and what the validator cannot judge (doubts); ``what`` names rule and place."""
    from pikepdf.pdfa import validate_written  # noqa: PLC0415 -- slow to load, wanted only by finished files

    report = validate_written(io.BytesIO(content), "3b")
    return tuple(
        Finding(
            rule=_CODE if finding.kind == "violation" else _UNKNOWN,
            level="error" if finding.kind == "violation" else "doubt",
            text="",
            values=(("what", f"{finding.rule}, {finding.where}: {finding.message}"),),
        )
        for finding in report.findings
    )
