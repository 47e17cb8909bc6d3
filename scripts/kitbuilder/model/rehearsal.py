"""Hold the rounds in which a person rehearses a talk: what the other side says, and which words of a script answer it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kitbuilder.model.document import Branch, Say
from kitbuilder.model.traverse import walk, words

if TYPE_CHECKING:
    from kitbuilder.model.document import Document

QUOTED = re.compile("“([^“”]+)”")


@dataclass(frozen=True, slots=True)
class Turn:
    """What the other side says. It is answered by the branch of this title; without one, by the script's next words."""

    they: str
    branch: str = ""


@dataclass(frozen=True, slots=True)
class Round:
    """A talk to rehearse by the script `slug`. One without turns throws every branch of the script.

    `shuffled` turns come in another order each time; `recorded` ones end when their seconds are over, as a voicemail does.
    """

    name: str
    title: str
    scene: str
    slug: str
    turns: tuple[Turn, ...] = ()
    shuffled: bool = False
    recorded: bool = False


def turns_of(talk: Round, document: Document) -> tuple[Turn, ...]:
    """List the turns of a round: its own, or a turn for each branch in which something is said."""
    branches = ((_title(node), node) for node in walk(document) if isinstance(node, Branch))
    return talk.turns or tuple(Turn(said_in(title), title) for title, node in branches if _says(node.children))


def answers(turns: tuple[Turn, ...], document: Document) -> list[Say | None]:
    """Find the words that answer each turn; None where the script has none."""
    branches = {_title(node): node for node in walk(document) if isinstance(node, Branch)}
    open_words = iter([block for block in document if isinstance(block, Say)])
    found: list[Say | None] = []
    for turn in turns:
        branch = branches.get(turn.branch)
        found.append(next(iter(_says(branch.children) if branch else ()), None) if turn.branch else next(open_words, None))
    return found


def titles(document: Document) -> list[str]:
    """List the titles of a script's branches."""
    return [_title(node) for node in walk(document) if isinstance(node, Branch)]


def said_in(title: str) -> str:
    """Return what the other side says in a branch: the words in its title's quotes, else all of it."""
    return " ".join(QUOTED.findall(title)) or title


def _title(branch: Branch) -> str:
    return words(branch.title)


def _says(blocks: Document) -> list[Say]:
    return [node for node in walk(blocks) if isinstance(node, Say)]
