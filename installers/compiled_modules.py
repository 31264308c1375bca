"""Build step: the inner modules of page making as machine code, from the same source, beside the readable files.

Off unless asked for: ``HATCH_BUILD_HOOK_ENABLE_CUSTOM=1 pip wheel .`` with a C compiler at hand. Nothing is written
into the checkout, where a compiled module would hide the source that is being worked on.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_SETUP = """
import sys
from mypyc.build import mypycify
from setuptools import setup

setup(name="compiled", ext_modules=mypycify(sys.argv.pop().split(), opt_level="3", debug_level="0"))
"""
_MYPY = ("--follow-imports=silent", "--ignore-missing-imports", "--config-file=")  # the check proper is made elsewhere


class CompiledModules(BuildHookInterface[Any]):
    """Compiles the files that ``modules`` names in pyproject.toml (patterns from the root on), less ``left``."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the compiled modules to a wheel; an editable install stays as it is."""
        if self.target_name != "wheel" or version == "editable":
            return
        # gone again with this hook, when the wheel is written
        self._folder = tempfile.TemporaryDirectory(prefix="gazette-compiled-")
        work = Path(self._folder.name)
        for library in self._compiled(work):
            build_data["force_include"][str(library)] = library.relative_to(work / "lib").as_posix()
        build_data["pure_python"] = False
        build_data["infer_tag"] = True

    def _compiled(self, work: Path) -> list[Path]:
        """The compiled modules and the library that they share."""
        shutil.copytree(Path(self.root, "desktop", "gazette"), work / "gazette")
        files = [file for pattern in self.config["modules"] for file in sorted(Path(self.root).glob(pattern))]
        left = self.config["left"]
        modules = [str(file.relative_to(Path(self.root, "desktop"))) for file in files if file.name not in left]
        setup = work / "setup.py"
        setup.write_text(_SETUP, encoding="utf-8")
        command = [sys.executable, str(setup), "-q", "build_ext", "--build-lib", "lib", " ".join((*_MYPY, *modules))]
        environment = {**os.environ, "CFLAGS": f"-g0 {os.environ.get('CFLAGS', '')}"}
        done = subprocess.run(command, cwd=work, env=environment, capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(f"the modules could not be compiled:\n{done.stdout}{done.stderr}")
        return sorted(path for path in (work / "lib").rglob("*") if path.suffix in {".so", ".pyd"})
