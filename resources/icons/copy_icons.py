"""Copy the icons that the window uses out of Lucide: ``python copy_icons.py PACKAGE``.

PACKAGE is the unpacked npm package ``lucide-static`` 1.62.0 (``npm pack lucide-static@1.62.0``). The files are copied
byte for byte; ``icons.toml`` lists them with their hashes. To use one more, add its name to NAMES and run this again.
Lucide is under the ISC licence, some of its icons under MIT: LICENSE-Lucide has both.
"""

import argparse
import hashlib
import json
import shutil
from pathlib import Path

VERSION = "1.62.0"
NAMES = tuple(
    """
    archive arrow-down arrow-up book-open check chevron-down chevron-left chevron-right chevron-up circle-check circle-
    dashed circle-dot circle-help circle-slash circle-x columns-3 copy crosshair database file-down file-pen-line file-
    plus file-plus-2 file-up flag flask-conical folder-down folder-open heading history inbox indent-decrease indent-
    increase info lightbulb list-ordered maximize monitor moon newspaper panel-bottom panel-bottom-close panel-left
    panel-right paperclip plus printer redo-2 rows-3 save search settings sigma sun table table-cells-merge table-cells-
    split tag trash-2 undo-2 x zoom-in zoom-out
    """.split()
)


def copy_icons(package: Path, into: Path) -> None:
    """Copy the icons of NAMES into the folder `into` and write its ``icons.toml``."""
    version = json.loads((package / "package.json").read_text(encoding="utf-8"))["version"]
    if version != VERSION:
        raise SystemExit(f"{package} holds lucide-static {version}; this script was written for {VERSION}")
    missing = [name for name in NAMES if not (package / "icons" / f"{name}.svg").is_file()]
    if missing:
        raise SystemExit(f"not in this package: {', '.join(missing)}")
    lines = [
        "# Written by copy_icons.py: the icons that ship and the SHA-256 of each.",
        "",
        'origin = "npm lucide-static"',
        f'version = "{VERSION}"',
        'licence = "ISC AND MIT"',
        'licence_file = "LICENSE-Lucide"',
        "",
        "[sha256]",
    ]
    for name in sorted(NAMES):
        target = into / f"{name}.svg"
        shutil.copyfile(package / "icons" / f"{name}.svg", target)
        lines.append(f'{name} = "{hashlib.sha256(target.read_bytes()).hexdigest()}"')
    shutil.copyfile(package / "LICENSE", into / "LICENSE-Lucide")
    (into / "icons.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description="Copy the icons that the window uses out of Lucide.")
    arguments.add_argument("package", type=Path, help="folder of the unpacked npm package")
    arguments.add_argument("--into", type=Path, default=Path(__file__).resolve().parent)
    chosen = arguments.parse_args()
    copy_icons(chosen.package, chosen.into)
