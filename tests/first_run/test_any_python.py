"""`run.py` with whatever Python there is: one that is too old is told so, one that lies beside its library is linked."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from checkout import Checkout

RUN = Path(__file__).resolve().parents[2] / "scripts" / "run.py"
OLD = ("python2", "python2.7", "python3.6", "python3.7", "python3.8", "python3.9", "python3.10")
VERSION = "import sys; print(sys.version.split()[0])"
BUILDS = "gcc" if sysconfig.get_config_var("Py_ENABLE_SHARED") else "a Python with a library of its own"
MAIN = "#include <Python.h>\nint main(int count, char **words) { return Py_BytesMain(count, words); }\n"


def test_every_python_since_2_7_understands_the_file_that_says_which_is_needed() -> None:
    text = RUN.read_bytes()
    assert text.isascii()  # Python 2 reads nothing else without being told
    tree = ast.parse(text, feature_version=(3, 4))
    nodes = list(ast.walk(tree))
    newer = (ast.JoinedStr, ast.AnnAssign, ast.NamedExpr, ast.AsyncFunctionDef, ast.Nonlocal, ast.Starred, ast.MatMult)
    assert [node for node in nodes if isinstance(node, newer)] == []
    assert [node for node in nodes if isinstance(node, ast.arg) and node.annotation] == []
    assert [node for node in nodes if isinstance(node, ast.ImportFrom) and node.module == "__future__"] == []
    assert [node for node in nodes if isinstance(node, ast.Name) and node.id == "print"] == []
    assert [node for node in nodes if isinstance(node, ast.FunctionDef) and (node.args.kwonlyargs or node.returns)] == []


def said_by(python: str | Path, *words: str) -> tuple[int, str]:
    ran = subprocess.run([python, *words], capture_output=True, text=True, check=False)
    return ran.returncode, (ran.stdout + ran.stderr).strip()


def test_a_python_that_is_too_old_is_told_so() -> None:
    """Those of this machine: in the path, or where pyenv keeps them."""
    kept = Path.home() / ".pyenv" / "versions"
    found = [path for name in OLD if (path := shutil.which(name) or next(map(str, kept.glob(f"*/bin/{name}")), None))]
    for python in found:
        status, version = said_by(python, "-c", VERSION)
        if status == 0:  # else it is only a name that leads to none
            assert said_by(python, str(RUN), "site") == (1, f"run.py: Python 3.11 or newer is needed; this is {version}")


@pytest.mark.slow
@pytest.mark.optional(BUILDS, "no Python can be built that lies beside its library")
@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a library is named in other ways")
def test_a_python_whose_library_lies_beside_it_is_linked(fresh: Checkout, tmp_path: Path) -> None:
    python = beside(tmp_path / "beside")
    ran = subprocess.run([python, *fresh.command("site", "--no-serve")[1:]], env=fresh.surroundings(),
                         capture_output=True, text=True, check=False)  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.splitlines()[-1] == fresh.kit()
    assert fresh.program("python").resolve() == python.resolve()


def beside(prefix: Path) -> Path:
    """Build a Python that finds its library by the way from itself to it, as those of Homebrew and uv do."""
    version, library = sysconfig.get_python_version(), str(sysconfig.get_config_var("INSTSONAME"))
    (prefix / "bin").mkdir(parents=True)
    (prefix / "lib").mkdir()
    shutil.copy(Path(str(sysconfig.get_config_var("LIBDIR"))) / library, prefix / "lib" / library)
    (prefix / "lib" / f"libpython{version}.so").symlink_to(library)
    shutil.copytree(sysconfig.get_path("stdlib"), prefix / "lib" / f"python{version}",
                    ignore=shutil.ignore_patterns("site-packages", "test", "__pycache__"))  # fmt: skip
    (prefix / "main.c").write_text(MAIN, encoding="ascii")
    built = prefix / "bin" / "python3"
    include, lib = sysconfig.get_path("include"), prefix / "lib"
    words = [f"-I{include}", prefix / "main.c", "-o", built, f"-L{lib}", f"-lpython{version}", "-Wl,-rpath,$ORIGIN/../lib"]
    subprocess.run([str(shutil.which("gcc")), *words], check=True)
    return built
