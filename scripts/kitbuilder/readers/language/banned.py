"""The avoid-list against a passage: each word that oversteps, where it stands, and the better word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitbuilder.model.problem import Code, Location, Problem
from kitbuilder.readers.language.passages import Role
from kitbuilder.readers.language.sentences import clause_before, sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kitbuilder.model.catalogue import Template
    from kitbuilder.model.document import Branch
    from kitbuilder.readers.language.passages import Passage, Setting
    from kitbuilder.readers.language.wordlist import Avoided, Denial, Language
