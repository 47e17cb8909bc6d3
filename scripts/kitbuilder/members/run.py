"""Fill every member's kit into a folder, on every core. What is finished is kept: a run that was ended goes on where it was."""

from __future__ import annotations

import json
import re
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kitbuilder.members.filling import PROGRAM, Filler
from kitbuilder.model.digest import digest_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from kitbuilder.model.member import Member

KEPT = ".finished"  # below the folder: of each finished kit, what it was made from and its size


@dataclass(frozen=True, slots=True)
class Shard:
    """The part of a list that one of several machines does: every `count`th member, from the `number`th on."""

    number: int = 1
    count: int = 1

    @classmethod
    def read(cls, text: str) -> Shard:
        """Read "3/8". Raises ValueError where it is none of its parts."""
        found = re.fullmatch(r"(\d{1,6})/(\d{1,6})", text)
        number, count = (int(part) for part in found.groups()) if found else (0, 0)
        if not 1 <= number <= count:
            raise ValueError(text)
        return cls(number, count)

    def of(self, members: Sequence[Member]) -> Sequence[Member]:
        """Take the shard's members."""
        return members[self.number - 1 :: self.count]


@dataclass(frozen=True, slots=True)
class Run:
    """What fills every kit: Node, the blank ZIP, the files of the site that fill it, where kits go, how many at a time."""

    node: str
    kit: Path
    fields: Path
    fonts: Mapping[str, Path]
    folder: Path
    at_a_time: int

    def opening(self) -> dict[str, Any]:
        """Tell the Node what it fills with."""
        fonts = {name: str(path) for name, path in self.fonts.items()}
        return {"kit": str(self.kit), "fields": str(self.fields), "fonts": fonts}

    def digest(self) -> str:
        """Calculate what all kits of the run are made from, apart from the members' own details."""
        files = (self.kit, self.fields, *self.fonts.values(), PROGRAM)
        return digest_of(*(file.read_bytes() for file in files))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a member's kit: made, or there already, or an `error`; `notes` are what the site would tell of it."""

    member: Member
    is_new: bool = False
    error: str = ""
    notes: tuple[str, ...] = ()


def fill_all(members: Sequence[Member], run: Run) -> Iterator[Outcome]:
    """Fill a kit for each member, in any order of their making and told in the order of the list.

    A kit gets its name when it is whole. One that was made from the same details and the same edition stays as it is.
    """
    kept = run.folder / KEPT
    kept.mkdir(parents=True, exist_ok=True)
    made_from, own = run.digest(), threading.local()
    with ExitStack() as fillers, ThreadPoolExecutor(run.at_a_time) as threads:

        def work(member: Member) -> Outcome:
            if not hasattr(own, "filler"):
                own.filler = fillers.enter_context(Filler(run.node, run.opening()))
            try:
                return _filled(member, run.folder, made_from, own.filler)
            except OSError as error:
                return Outcome(member, error=error.strerror or str(error))

        futures = [threads.submit(work, member) for member in members]
        try:
            for future in futures:
                yield future.result()
        finally:
            threads.shutdown(wait=True, cancel_futures=True)


def _filled(member: Member, folder: Path, made_from: str, filler: Filler) -> Outcome:
    target, record = folder / member.file, folder / KEPT / f"{member.name}.json"
    key = digest_of(made_from, json.dumps(member.values, sort_keys=True), repr(member.logo))
    known = _finished(target, record, key)
    if known is not None:
        return Outcome(member, notes=known)
    part = folder / KEPT / f"{member.name}.part"
    said = filler.fill(member.values, member.logo, part)
    if "error" in said:
        return Outcome(member, error=str(said["error"]))
    notes = tuple(_notes(said))
    made = json.dumps({"key": key, "size": part.stat().st_size, "notes": notes})
    record.unlink(missing_ok=True)  # an older kit of this member is finished no more from here on
    part.replace(target)
    part.write_text(made, encoding="utf-8")
    part.replace(record)
    return Outcome(member, is_new=True, notes=notes)


def _finished(target: Path, record: Path, key: str) -> tuple[str, ...] | None:
    """Return the notes of a kit that is there and made from just this; None where it is not."""
    try:
        known = json.loads(record.read_text(encoding="utf-8"))
        is_same = known["key"] == key and known["size"] == target.stat().st_size
        return tuple(map(str, known["notes"])) if is_same else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _notes(said: Mapping[str, Any]) -> Iterator[str]:
    """Say what the PDFs cannot show as it was written."""
    for name in said["tooShort"]:
        yield f'"{name}" is too long for a line in the PDFs, and cut off on paper'
    for name, characters in said["missing"].items():
        yield f'"{name}" holds {" ".join(characters)}, which the letters of the PDFs cannot show: a box stands there'
    for name, letters in said["loose"].items():
        yield f'"{name}" holds {" ".join(letters)}: in the PDFs the accent stands beside its letter'
