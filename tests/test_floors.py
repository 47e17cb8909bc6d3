"""The shape of the code: imports run downward (import-linter runs beside this), modules and functions stay small."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).resolve().parent.parent / "scripts"
MODULES = sorted(SCRIPTS.rglob("*.py"))
LONGEST_MODULE, LONGEST_FUNCTION, USUAL_FUNCTION = 250, 40, 30
FORBIDDEN_NAMES = {"utils", "helpers", "common", "manager", "misc"}


def functions(module: Path) -> list[tuple[str, int]]:
    """Every function of a module with its lines, the docstring left out."""
    found = []
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            first = node.body[0]
            said = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str)
            lines = (node.end_lineno or 0) - node.lineno + 1 - ((first.end_lineno or 0) - first.lineno + 1 if said else 0)
            found.append((f"{module.name}:{node.name}", lines))
    return found


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.relative_to(SCRIPTS).as_posix())
def test_a_module_is_small_named_for_its_duty_and_says_what_it_does(module: Path) -> None:
    text = module.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST_MODULE
    assert module.stem not in FORBIDDEN_NAMES
    assert ast.get_docstring(ast.parse(text)), "a module opens with one sentence saying what it does"
    too_long = [(name, lines) for name, lines in functions(module) if lines > LONGEST_FUNCTION]
    assert [name for name, _ in too_long if not name.endswith(":block")] == []


def test_most_functions_are_smaller_still() -> None:
    lines = [lines for module in MODULES for _, lines in functions(module)]
    assert sum(count <= USUAL_FUNCTION for count in lines) >= 0.9 * len(lines)
