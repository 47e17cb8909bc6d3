"""Figures become a page to read and a picture: `README.md` and `results.svg`."""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from measuring import Figure

HEAD = """# Benchmarks

How long things take, measured beside what people would use instead, on the same templates. Ours and theirs are measured in the
same run; `--only` measures one part again, so each part says below when it was measured and how busy the machine was.
This page and its picture are written by the run itself:

```
kit bench
```

It needs Chromium, npm, Pango (for WeasyPrint) and a network for the peers' own environments, which it makes once in
`build/bench/`.
`kit bench --repeats 1` is a quick look; `kit bench --redraw` writes this page again from `results.json`.
`kit bench --against REVISION` builds that revision's kit and this one's in turns, and prints the ratios.

Each figure is the median, with the lowest and the highest run behind it. *Waited* is what a clock on the wall shows; *computing*
is the time the processors worked for it, on all cores together, which other work on the machine disturbs less. A run is a
process of its own, from starting Python to finished files; only what a served site does has everything loaded already.
Memory is the most held at one moment, with that of every process it started. A fill in the browser begins with the blank file in
memory and ends with the filled one there. A visitor's offices are made up; the page is drawn and laid out when its clock stops.

What a peer's file holds stands beside its figure, because it is not the same: some make print only, some only bare words, and a
plug-in of the site generator prints the guide with them, and builds the site on the way.

Whether the site can leave its generator is another question: see the exit check in `tests/README.md`.

What a page costs its host, `python benchmarks/hosting.py` measures by itself, with nginx and wrk. On 2026-11-28, at a load of 4
to 8 on these cores, 50 connections got 13,173 library pages a second where they were packed beforehand (99 of 100 within 8 ms),
693 where nginx packed each (85 ms), and 608 in the theme's own look (115 ms). On 2026-11-29, at a load of 18, they got 5,139
library pages a second at rest (45 ms), 5,626 while two editions were uploaded over each other by `scripts/hosting/upload.sh`,
seven times in 16 s (54 ms), and 110 in the theme's own look (713 ms). Of four pages the slowest came within 110 ms at rest and
within 309 ms meanwhile, and no answer was wrong.

What a packet costs, `python benchmarks/packet.py` measures in Node, beside pdf-lib's copyPages. On 2026-11-29, at a load of 10 on
these cores, four pages that are filled in, with a logo and a code, took 101 ms and 142 kB, with 16 fields and their tags;
pdf-lib's copy of the blank ones took 157 ms and 170 kB, and has neither. Twenty pages took 388 ms and 490 kB beside 316 ms and
653 kB.

What a member's kit takes, `python benchmarks/members.py` measures by itself, with Node. On 2026-11-29, at a load of 8 to 28
and behind all other work, a run over 1,000 made-up members was ended after 673 kits: 532 s computed, 0.79 s each, where `kit
build --details` computed 41.6 s for one, 53 times as much. On two cores of its own that would be 0.4 s a kit; here, waiting,
it was 3.2 s. Memory was flat: at most 500 MB with its two Nodes and the command, after 673 kits as after 324. 64 members,
killed after 46 kits and begun again, and in eight shards, got the same kits byte for byte; in ten kits every file was as its
checksum says. About a third of a kit's time is packing, which JavaScript does so that the bytes are a browser's.
That was before lines closed up and codes were drawn: the same ten members on one core took 8.9 s then, and 13.8 s with both.
"""
Target = tuple[str, str, bool]
BAR, LABEL, ROW, WIDTH = 360, 350, 24, 860
PEERS = ("WeasyPrint", "MkDocs", "pandoc", "python-docx")


def page(figures: Sequence[Figure], machine: Mapping[str, str], verdicts: Sequence[str], targets: Sequence[Target]) -> str:
    """Turn figures into Markdown; `targets` are what was wished, what came out, and whether it was met."""
    parts = [HEAD, "## The machine\n", "\n".join(f"- {name}: {value}" for name, value in machine.items())]
    parts += ["\n## Side by side\n", "![Seconds of computing, ours and others](results.svg)\n"]
    parts += ["\n".join(f"- {verdict}" for verdict in verdicts), "\n## Every figure\n", _table(figures)]
    parts += ["\n## Targets\n", "| Target | Measured | Met |", "|---|---|---|"]
    parts += [f"| {wish} | {came} | {'yes' if met else '**no**'} |" for wish, came, met in targets]
    return "\n".join(parts) + "\n"


def _table(figures: Sequence[Figure]) -> str:
    lines = ["| Case | What | Runs | Waited | Computing | Memory | Holds |", "|---|---|--:|--:|--:|--:|---|"]
    for one in figures:
        computing = f"{_spread(one.computed)} s" if one.computed else ""
        memory = f"{one.memory / 1e6:.0f} MB" if one.memory else ""
        waited = f"{_spread(one.waited)} {one.unit}"
        lines.append(f"| {one.case} | {one.what} | {len(one.waited)} | {waited} | {computing} | {memory} | {one.note} |")
    return "\n".join(lines)


def _spread(values: Sequence[float]) -> str:
    middle = statistics.median(values)
    digits = 2 if middle < 10 else 1  # noqa: PLR2004  # two digits that mean something
    if len(values) == 1:
        return f"{middle:.{digits}f}".removesuffix(".00").removesuffix(".0")
    return f"{middle:.{digits}f} ({min(values):.{digits}f}–{max(values):.{digits}f})"


def picture(figures: Sequence[Figure]) -> str:
    """Turn the figures that have seconds of computing into bars, each case to its own scale, with the spread as a line."""
    cases: dict[str, list[Figure]] = {}
    for one in figures:
        if one.computed:
            cases.setdefault(one.case, []).append(one)
    drawn, top = [], 16
    for case, rows in cases.items():
        drawn.append(f'<text x="10" y="{top + 14}" font-weight="600">{escape(case)}, seconds of computing</text>')
        top += ROW
        longest = max(max(one.computed) for one in rows)
        for one in rows:
            drawn.append(_bar(one, top, BAR / longest))
            top += ROW
        top += ROW // 2
    style = (
        "text{font:13px sans-serif;fill:#1c2429}.ground{fill:#fff}.ours{fill:#1d4e6b}.peer{fill:#b0b7bd}"
        ".spread{stroke:#000;fill:none}"
        "@media(prefers-color-scheme:dark){text{fill:#e3e8ea}.ground{fill:#12191d}.ours{fill:#5fb0d9}.peer{fill:#69757c}"
        ".spread{stroke:#fff}}"
    )
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{top}" viewBox="0 0 {WIDTH} {top}" role="img">'
    title = "<title>Seconds of computing, ours and others</title>"
    ground = f'<rect class="ground" width="{WIDTH}" height="{top}"/>'
    return "\n".join([head, title, f"<style>{style}</style>", ground, *drawn, "</svg>"]) + "\n"


def _bar(one: Figure, top: int, scale: float) -> str:
    middle, low, high = statistics.median(one.computed), min(one.computed), max(one.computed)
    whose = "peer" if any(name in one.what for name in PEERS) else "ours"
    y = top + ROW / 2
    return (
        f'<text x="20" y="{y + 4}">{escape(one.what)}</text>'
        f'<rect x="{LABEL}" y="{top + 4}" width="{middle * scale:.1f}" height="{ROW - 8}" class="{whose}"/>'
        f'<path d="M{LABEL + low * scale:.1f} {y}H{LABEL + high * scale:.1f}" class="spread"/>'
        f'<text x="{LABEL + high * scale + 8:.1f}" y="{y + 4}">{middle:.2f}</text>'
    )
