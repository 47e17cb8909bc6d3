"""A checkout in small: the real `run.py`, a `kit` that says where its code is, and a list of one package that lies beside it."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

SCRIPTS = Path(__file__).resolve().parents[1] / "scripts"
KIT = 'import small, sys\nprint("kit of", __file__, *sys.argv[1:])\n'
PARTS = {
    "small.py": "def main():\n    import kitbuilder\n    print('small of', kitbuilder.__file__)\n",
    "small-1.0.dist-info/METADATA": "Metadata-Version: 2.1\nName: small\nVersion: 1.0\n",
    "small-1.0.dist-info/WHEEL": "Wheel-Version: 1.0\nGenerator: by hand\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    "small-1.0.dist-info/entry_points.txt": "[console_scripts]\nsmall = small:main\n",
    "small-1.0.dist-info/RECORD": "",
}
LISTS = ("requirements.txt", "requirements-test.txt")


@dataclass(frozen=True)
class Checkout:
    """A folder with the commands in it."""

    root: Path
    wheels: Path

    def command(self, *words: str) -> list[str]:
        return [sys.executable, str(self.root / "scripts" / "run.py"), *words]

    def surroundings(self, **more: str) -> dict[str, str]:
        """No index and no settings of whoever runs the tests; packages come from the folder of the test."""
        plain = {name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "PYTHON"))}
        return {**plain, "PIP_CONFIG_FILE": os.devnull, "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(self.wheels), **more}

    def run(self, *words: str, **more: str) -> tuple[int, str]:
        """Run a command there; return its exit status and all it said."""
        ran = subprocess.run(
            self.command(*(words or ("site", "--no-serve"))),
            env=self.surroundings(**more),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
        return ran.returncode, ran.stdout

    def kit(self) -> str:
        """The last line of a kit that ran in this folder with its own code."""
        return f"kit of {self.root / 'scripts' / 'kitbuilder' / 'cli.py'} site --no-serve"

    def program(self, name: str) -> Path:
        return self.root / ".venv" / "bin" / name

    def copy(self, root: Path) -> Checkout:
        shutil.copytree(self.root, root, symlinks=True)
        return Checkout(root, self.wheels)


def laid_out(root: Path, wheels: Path) -> Checkout:
    """Lay a checkout out in a folder, as if it had just been unpacked."""
    code = root / "scripts"
    shutil.copytree(SCRIPTS / "first_run", code / "first_run", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(SCRIPTS / "run.py", code)
    (code / "kitbuilder").mkdir()
    (code / "kitbuilder" / "__init__.py").touch()
    (code / "kitbuilder" / "cli.py").write_text(KIT, encoding="utf-8")
    wheels.mkdir(exist_ok=True)
    wheel = wheels / "small-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as packed:
        for name, text in PARTS.items():
            packed.writestr(zipfile.ZipInfo(name), text)
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    for name in LISTS:
        (root / name).write_text(f"small==1.0 --hash=sha256:{digest}\n", encoding="utf-8")
    return Checkout(root, wheels)
