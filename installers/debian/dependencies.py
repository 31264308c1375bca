"""Which Debian packages a frozen folder still needs: what its files ask for, less what it carries itself."""

import re
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

# Asked for by the Wayland plugins and the one for printers alone; a system without Wayland or CUPS runs without them.
OPTIONAL = re.compile(r"libwayland-|libdrm\.|libcups\.")


@dataclass(frozen=True, slots=True)
class Needs:
    """Package names by how much they are needed."""

    depends: list[str] = field(default_factory=list)
    recommends: list[str] = field(default_factory=list)


def _said(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def _program_files(folder: Path) -> list[Path]:
    found = []
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                if file.read(4) == b"\x7fELF":
                    found.append(path)
    return found


def _library_places() -> dict[str, Path]:
    places: dict[str, Path] = {}
    for name, place in re.findall(r"^\s+(\S+) \(libc6,[^)]*\) => (\S+)$", _said("/sbin/ldconfig", "-p"), re.MULTILINE):
        places.setdefault(name, Path(place))
    return places


def _package_of(place: Path) -> str:
    # on a system with merged /usr, dpkg may know the file under /lib or under /usr/lib
    inner = place.relative_to("/usr" if place.is_relative_to("/usr") else "/")
    for candidate in (Path("/") / inner, Path("/usr") / inner):
        answer = subprocess.run(("dpkg-query", "-S", str(candidate)), check=False, capture_output=True, text=True)
        if answer.returncode == 0:
            return answer.stdout.split(":", 1)[0]
    raise SystemExit(f"no Debian package owns {place}: install that library from Debian, then build again")


def needed_packages(folder: Path) -> Needs:
    """Read the NEEDED entries of every program file below `folder`; a library found nowhere stops the build."""
    files = _program_files(folder)
    carried = {path.name for path in folder.rglob("*")}
    needed: set[str] = set()
    glibc = (0, 0)
    for path in files:
        headers = _said("objdump", "-p", str(path))
        needed |= set(re.findall(r"^\s+NEEDED\s+(\S+)", headers, re.MULTILINE)) - carried
        glibc = max([glibc, *((int(a), int(b)) for a, b in re.findall(r"GLIBC_(\d+)\.(\d+)", headers))])
    places = _library_places()
    missing = sorted(needed - places.keys() - {"ld-linux-x86-64.so.2"})
    if missing:
        raise SystemExit(f"neither carried nor on this machine: {', '.join(missing)}")
    owners = {name: _package_of(places[name]) for name in sorted(needed & places.keys())}
    hard = {package for name, package in owners.items() if not OPTIONAL.match(name)}
    depends = [f"libc6 (>= {glibc[0]}.{glibc[1]})" if package == "libc6" else package for package in sorted(hard)]
    # Qt warns without /etc/fonts
    return Needs([*depends, "fontconfig-config"], sorted(set(owners.values()) - hard))
