"""Fitting an issue to numbers of pages around its own: processor time from the first line set to the fit.

    python tests/benchmarks/fitting.py [TEXT OF AN ISSUE]

Must: at most 2 s for any number of pages, with a typesetter that has set nothing yet, reached or not. The second figure
is that of a typesetter that has set the issue before, as the window's has.
"""

from _measuring import FORM, milliseconds, named_issue, typesetter, verdict

from gazette.typeset import unfitted

AROUND = range(-5, 7)


def main() -> None:
    """Print what every number of pages takes and gives."""
    issue, kept = unfitted(named_issue()), typesetter()
    plain = len(kept.pages(issue).pages)
    print(f"{plain} pages as the house style has it, {FORM}")
    slowest = 0.0
    for wanted in (plain + more for more in AROUND):
        (cold,) = milliseconds(lambda pages: typesetter().fitted_to_pages(issue, pages), [wanted])
        (warm,) = milliseconds(lambda pages: kept.fitted_to_pages(issue, pages), [wanted])
        fitted = kept.fitted_to_pages(issue, wanted)
        lines = [f"{at}: {entry.column_lines}" for at, entry in enumerate(fitted.entries, 1) if entry.column_lines]
        begun = [str(at) for at, entry in enumerate(fitted.entries, 1) if entry.new_page]
        steps = fitted.fit.steps if fitted.fit else ()
        print(
            f"{wanted} pages: {len(kept.pages(fitted).pages)} in {cold:.0f} ms, warm {warm:.0f} ms;"
            f" lines {', '.join(lines) or '–'}; new pages {', '.join(begun) or '–'}; {', '.join(steps) or '–'}"
        )
        slowest = max(slowest, cold / 1000)
    verdict("slowest fit", slowest, 2, " s")


if __name__ == "__main__":
    main()
