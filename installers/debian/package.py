"""Wrap a frozen folder as a Debian package: ``python package.py FROZEN WORK`` puts the .deb and SHA256SUMS there."""

import gzip
import hashlib
import importlib.metadata
import os
import shutil
import subprocess
import sys
import tomllib
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

from dependencies import needed_packages

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
NAME = "gazette-desk"
MAINTAINER = "The Gazette Desk developers <gazette-desk@localhost>"


def _version() -> str:
    with (ROOT / "pyproject.toml").open("rb") as file:
        return str(tomllib.load(file)["project"]["version"])


def _changelog() -> str:
    """The one entry that Debian's tools want to read; what changed for people stands in NEWS.gz."""
    when = format_datetime(datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), UTC))
    return f"{NAME} ({_version()}) unstable; urgency=medium\n\n  * See NEWS.gz.\n\n -- {MAINTAINER}  {when}\n"


def _put(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _put_zipped(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(gzip.compress(source.read_bytes(), 9, mtime=0))


def _licences_of_libraries(into: Path) -> None:
    """Copy what each library in this environment says about its licence."""
    for library in importlib.metadata.distributions():
        for file in library.files or ():
            if any(word in file.name.upper() for word in ("LICEN", "COPYING", "NOTICE", "AUTHORS")):
                source = Path(str(library.locate_file(file)))
                if "dist-info" in str(file) and source.is_file():
                    _put(source, into / library.name / file.name)


def lay_out(frozen: Path, tree: Path) -> None:
    """Lay every file of the package below `tree` where it will stand on the system."""
    share, documents = tree / "usr/share", tree / "usr/share/doc" / NAME
    shutil.copytree(frozen, tree / "usr/lib" / NAME, symlinks=True)
    (tree / "usr/bin").mkdir(parents=True)
    for command in ("gazette", NAME):
        (tree / "usr/bin" / command).symlink_to(f"../lib/{NAME}/{command}")
        _put_zipped(HERE / f"{command}.1", share / f"man/man1/{command}.1.gz")
    _put(HERE / f"{NAME}.desktop", share / f"applications/{NAME}.desktop")
    _put(HERE / f"{NAME}.xml", share / f"mime/packages/{NAME}.xml")
    icons = ROOT / "resources/icons"
    _put(icons / f"{NAME}.svg", share / f"icons/hicolor/scalable/apps/{NAME}.svg")
    for size in (16, 24, 32, 48, 64, 128, 256):
        _put(icons / f"{NAME}-{size}.png", share / f"icons/hicolor/{size}x{size}/apps/{NAME}.png")
    _put(HERE / "copyright", documents / "copyright")
    _put_zipped(ROOT / "CHANGELOG.md", documents / "NEWS.gz")
    (documents / "changelog.gz").write_bytes(gzip.compress(_changelog().encode(), 9, mtime=0))
    _licences_of_libraries(documents / "libraries")


def write_control(frozen: Path, tree: Path, architecture: str) -> None:
    """Write DEBIAN/control; what is needed is read out of the frozen files, never typed."""
    needs = needed_packages(frozen)
    size = sum(path.lstat().st_size for path in tree.rglob("*") if not path.is_dir()) // 1024  # KiB
    lines = [
        f"Package: {NAME}",
        f"Version: {_version()}",
        f"Architecture: {architecture}",
        f"Maintainer: {MAINTAINER}",
        f"Installed-Size: {size}",
        f"Depends: {', '.join(needs.depends)}",
        *([f"Recommends: {', '.join(needs.recommends)}"] if needs.recommends else []),
        "Section: text",
        "Priority: optional",
        "Description: drafts, sets, publishes and archives a government gazette",
        " Gazette Desk (公报工作台) reads the text of an issue of a Chinese municipal",
        " gazette, turns it into structure, keeps it in one archive file, makes the",
        " Chinese and English contents lists, sets the pages and writes PDF and XML.",
        " It works without a network.",
    ]
    (tree / "DEBIAN").mkdir()
    (tree / "DEBIAN/control").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _settle(tree: Path) -> None:
    """Give every file the rights and the time that do not depend on who built and when."""
    epoch = int(os.environ["SOURCE_DATE_EPOCH"])
    programs = {tree / "usr/lib" / NAME / command for command in ("gazette", NAME)}
    for path in (tree, *sorted(tree.rglob("*"))):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path in programs else 0o644)
        os.utime(path, (epoch, epoch), follow_symlinks=False)


def package(frozen: Path, work: Path) -> Path:
    """Build the package in `work` and answer where it is."""
    tree = work / "tree"
    shutil.rmtree(tree, ignore_errors=True)
    lay_out(frozen, tree)
    architecture = subprocess.run(
        ("dpkg", "--print-architecture"), check=True, capture_output=True, text=True
    ).stdout.strip()
    write_control(frozen, tree, architecture)
    _settle(tree)
    made = work / f"{NAME}_{_version()}_{architecture}.deb"
    # xz: the dpkg of older systems does not read zstd
    subprocess.run(("dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(tree), str(made)), check=True)
    digest = hashlib.sha256(made.read_bytes()).hexdigest()
    (work / "SHA256SUMS").write_text(f"{digest}  {made.name}\n", encoding="utf-8")
    return made


if __name__ == "__main__":
    print(package(Path(sys.argv[1]), Path(sys.argv[2])))
