"""Hold a file's objects so that they can be moved behind those of another file: where each number stands is known.

As in the relocation table of a linker, every number is as wide as any, so that no byte moves when it changes.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WIDTH = 7  # digits: PDF allows zeros before a number, and no more objects than eight digits can count
NUMBER = b"%07d"
REFERENCE = re.compile(rb"\((?:\\.|[^\\()])*+\)?|\b(\d+) 0 R\b", re.DOTALL)  # a string is passed over, whatever it says
STREAM = b"\nstream\n"


@dataclass(frozen=True, slots=True)
class Movable:
    """Holds the objects of a file as `body`. `places` are where each object begins there, by its number, from 1.

    `numbers` are those of objects and of what they refer to, each `WIDTH` digits long, and `spots` where they stand in `body`.
    `catalog` is the number of the file's catalog.
    """

    body: bytes
    places: Sequence[int]
    numbers: Sequence[int]
    spots: Sequence[int]
    catalog: int

    def moved(self, base: int) -> bytes:
        """Return the objects under numbers that begin behind `base`."""
        body = bytearray(self.body)
        for spot, number in zip(self.spots, self.numbers, strict=True):
            body[spot : spot + WIDTH] = NUMBER % (number + base)
        return bytes(body)

    def pack(self) -> bytes:
        """Write it as bytes that can be kept."""
        return json.dumps([self.places, self.numbers, self.spots, self.catalog]).encode() + b"\n" + self.body

    @classmethod
    def unpack(cls, kept: bytes) -> Movable:
        """Read what was kept."""
        tables, _, body = kept.partition(b"\n")
        return cls(body, *json.loads(tables))


def movable(file: bytes) -> Movable:
    """Read a file that qpdf wrote without packing objects in others."""
    table = int(file[file.rindex(b"startxref") + 9 :].split()[0])
    lines = file[table:].split(b"\n", 2)
    count = int(lines[1].split()[1])
    rows, trailer = lines[2][: 20 * count], lines[2][20 * count :]
    places = [int(rows[20 * number : 20 * number + 10]) for number in range(1, count)]
    laid = _Laid()
    for number, text in enumerate(_texts(file, places, table), start=1):
        laid.lay(number, text)
    return Movable(b"".join(laid.out), laid.places, laid.numbers, laid.spots, int(trailer.split(b"/Root ")[1].split()[0]))


def _texts(file: bytes, places: list[int], table: int) -> Iterator[bytes]:
    """Yield what each object says."""
    ends = dict(zip(sorted(places), [*sorted(places)[1:], table], strict=True))
    for place in places:
        begin = file.index(b" obj\n", place) + 5
        yield file[begin : file.rindex(b"\nendobj", begin, ends[place])]


class _Laid:
    """Lays objects one behind the other, and notes where each number stands."""

    def __init__(self) -> None:
        self.out: list[bytes] = []
        self.at = 0
        self.places: list[int] = []
        self.numbers: list[int] = []
        self.spots: list[int] = []

    def lay(self, number: int, text: bytes) -> None:
        self.places.append(self.at)
        self._write_number(number)
        self._write(b" 0 obj\n")
        words, stream, data = text.partition(STREAM)  # the bytes of a stream stay as they are
        read = 0
        for found in REFERENCE.finditer(words):
            if found[1]:
                self._write(words[read : found.start()])
                self._write_number(int(found[1]))
                read = found.end(1)
        self._write(words[read:] + stream + data + b"\nendobj\n")

    def _write_number(self, number: int) -> None:
        self.spots.append(self.at)
        self.numbers.append(number)
        self._write(NUMBER % number)

    def _write(self, text: bytes) -> None:
        self.out.append(text)
        self.at += len(text)
