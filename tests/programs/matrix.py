"""Other people's programs read and fill the real kit's files, as their users would: one table of what each of them does.

`kit test readers` runs it, by hand or weekly and not in the gate: it needs a package index, and programs that few machines have.
What a program does is compared with `expected.yml`, which lists what differs by nature, with the reason.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import yaml

from kitbuilder.bundle.build import build_kit
from kitbuilder.model.problem import KitError
from kitbuilder.readers import load_catalogue
from npm_folder import packages_in
from programs.calendar_programs import CALENDAR_PROGRAMS
from programs.pdf_programs import PDF_PROGRAMS
from programs.programs_here import FOLDER, PYTHON, YES, MissingError, version_of
from programs.sheet_programs import SHEET_PROGRAMS
from programs.word_programs import WORD_PROGRAMS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
EXPECTED = HERE / "expected.yml"
NOT_HERE = "not here"
GROUPS = {"PDF": PDF_PROGRAMS, "Word": WORD_PROGRAMS, "Spreadsheet": SHEET_PROGRAMS, "Calendar": CALENDAR_PROGRAMS}


class Answer(NamedTuple):
    """What one program did with one kind of file: its answer to one question."""

    group: str
    program: str
    version: str
    question: str
    said: str


def main() -> int:
    """Ask every program everything, print the tables, and return 0 when all answers are the expected ones."""
    kit = FOLDER / "kit"
    try:
        catalogue = load_catalogue(ROOT / "kit")
    except KitError as error:
        print("\n".join(map(str, error.problems)), file=sys.stderr)
        return 1
    install()
    today = replace(
        catalogue.kit, reviewed=datetime.now().astimezone().date().isoformat()
    )  # programs work out how long ago something was
    build_kit(replace(catalogue, kit=today), kit)
    answers = [answer for group in GROUPS for answer in asked(group, kit)]
    for group in GROUPS:
        print("\n" + "\n".join(table(group, answers)))
    wrong = list(differences(answers, yaml.safe_load(EXPECTED.read_text(encoding="utf-8"))))
    print("\n" + "\n".join(wrong or ["every program does what is known of it"]))
    return 1 if wrong else 0


def install() -> None:
    """Install the pinned packages of other people into a folder of their own, once."""
    packages_in(FOLDER, HERE)
    wanted, installed = HERE / "requirements.txt", FOLDER / "requirements.txt"  # a list is there when all of it is installed
    if not installed.is_file() or installed.read_bytes() != wanted.read_bytes():
        subprocess.run([sys.executable, "-m", "venv", "--clear", FOLDER / "venv"], check=True)
        pip = (PYTHON, "-m", "pip", "install", "--quiet", "--require-hashes", "--no-deps", "-r", wanted)
        subprocess.run(pip, check=True)
        shutil.copyfile(wanted, installed)
    for script in HERE.glob("*.js"):
        shutil.copyfile(script, FOLDER / script.name)


def asked(group: str, kit: Path) -> Iterator[Answer]:
    """Ask the programs of one kind of file; one that is not on this machine answers nothing."""
    for name, program in GROUPS[group].items():
        try:
            version = version_of(*program.version)
        except MissingError:
            yield from (Answer(group, name, NOT_HERE, question, NOT_HERE) for question in program.questions)
            continue
        for question, ask in program.questions.items():
            print(f"· {name} {version}: {question}", file=sys.stderr, flush=True)
            yield Answer(group, name, version, question, ask(kit))


def table(group: str, answers: list[Answer]) -> Iterator[str]:
    """Write one group's answers as a Markdown table."""
    own = [answer for answer in answers if answer.group == group]
    questions = list(dict.fromkeys(answer.question for answer in own))
    yield f"| {group} | " + " | ".join(questions) + " |"
    yield "|---" * (len(questions) + 1) + "|"
    for program, version in dict.fromkeys((answer.program, answer.version) for answer in own):
        given = {answer.question: answer.said for answer in own if answer.program == program}
        yield f"| {program} {version} | " + " | ".join(given.get(question, "") for question in questions) + " |"


def differences(answers: list[Answer], expected: Mapping[str, Mapping[str, Mapping[str, str]]]) -> Iterator[str]:
    """Say where a program does otherwise than is known of it, which is "yes" unless it is listed."""
    for answer in answers:
        known = expected.get(answer.program, {}).get(answer.question, {}).get("says", YES)
        if answer.said not in (known, NOT_HERE):
            yield f"{answer.program} {answer.version}: {answer.question}: {answer.said}; known of it: {known}"


if __name__ == "__main__":
    os.environ.setdefault("NO_COLOR", "1")
    sys.exit(main())
