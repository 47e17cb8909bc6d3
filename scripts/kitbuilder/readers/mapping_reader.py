"""Read a YAML mapping as checked Python values, one question at a time; what nobody asked for is an unknown key."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from kitbuilder.model.problem import Code, Problem, did_you_mean
from kitbuilder.readers.marks import marks_in_words
from kitbuilder.readers.value_checks import is_slug

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kitbuilder.model.problem import Location
    from kitbuilder.readers.yaml_nodes import YamlNode

T = TypeVar("T")


class MappingReader:
    """The keys of one mapping. Every answer is checked; every fault is added to `problems`, none is raised.

    `what` names the mapping in messages ("the front matter", 'the field "your_name"').
    """

    def __init__(self, node: YamlNode, what: str, problems: list[Problem]) -> None:
        self.where = node.where
        self.what = what
        self.problems = problems
        self._places = node.keys
        self._asked: list[str] = []
        self._values: dict[str, YamlNode] = {}
        if isinstance(node.value, dict):
            self._values = node.value
        else:
            self.fault(Code.WRONG_TYPE, f"{what} has to be keys with values")

    def place(self, key: str) -> Location:
        """Say where the key stands, or where its mapping begins when it is missing."""
        return self._places.get(key, self.where)

    def fault(self, code: Code, message: str, hint: str = "", where: Location | None = None) -> None:
        """Note one problem, at `where` or at the beginning of the mapping."""
        self.problems.append(Problem(where or self.where, code, message, hint))

    def text(self, key: str, default: str | None = None) -> str:
        """Read one line of text. Without a default the key is needed. Numbers are taken as they were typed."""
        node = self._take(key, needed=default is None)
        if node is None:
            return default or ""
        if isinstance(node.value, (list, dict, bool)) or node.value is None or not str(node.value).strip():
            self._wrong(key, node, "text")
            return default or ""
        return str(node.value).strip()

    def words(self, key: str, default: str | None = None) -> str:
        """Read one line of text that is shown as it stands; a mark in it would be shown too."""
        text = self.text(key, default)
        self.check_words(key, text)
        return text

    def check_words(self, key: str, text: str) -> None:
        """Note a problem for each mark in words that are shown as they stand."""
        for mark in marks_in_words(text):
            message = f"{self.what}: {key} is shown as it stands, and holds "
            self.fault(Code.STRAY_MARK, f'{message}"{mark.typed}"', mark.hint, self.place(key))

    def shaped(self, key: str, is_right: Callable[[str], bool], hint: str, default: str | None = None) -> str:
        """Read one line of text that is right, or note a problem and return ""."""
        text = self.text(key, default)
        if not text or is_right(text):
            return text
        self.fault(Code.WRONG_TYPE, f'{self.what}: {key} cannot be "{text}"', hint, self.place(key))
        return ""

    def flag(self, key: str, *, default: bool = False) -> bool:
        """Read true or false."""
        node = self._take(key, needed=False)
        if node is None or isinstance(node.value, bool):
            return bool(node.value) if node else default
        self._wrong(key, node, "true or false")
        return default

    def whole(self, key: str, default: int | None = None, least: int = 1, most: int | None = None) -> int:
        """Read a whole number of at least `least` and, where that is given, at most `most`."""
        node, fallback = self._take(key, needed=default is None), least if default is None else default
        if node is None:
            return fallback
        whole = node.value if isinstance(node.value, int) and not isinstance(node.value, bool) else least - 1
        if whole < least or (most is not None and whole > most):
            self._wrong(key, node, f"a whole number, {least} or more" if most is None else f"a whole number, {least} to {most}")
            return fallback
        return whole

    def number(self, key: str, most: float) -> float:
        """Read a number above 0 and, at most, `most`."""
        node = self._take(key, needed=True)
        if node is None:
            return most
        if isinstance(node.value, (int, float)) and not isinstance(node.value, bool) and 0 < node.value <= most:
            return float(node.value)
        self._wrong(key, node, f"a number above 0 and up to {most:g}")
        return most

    def texts(self, key: str, *, needed: bool = False) -> tuple[str, ...]:
        """Read a list of words; one word alone is a list of one."""
        return tuple(word for word, _ in self.placed_texts(key, needed=needed))

    def placed_texts(self, key: str, *, needed: bool = False) -> tuple[tuple[str, Location], ...]:
        """Read a list of words, each with its place."""
        node = self._take(key, needed=needed)
        if node is None:
            return ()
        items = node.value if isinstance(node.value, list) else [node]
        if needed and not items:
            self._wrong(key, node, "a list that is not empty")
        words: list[tuple[str, Location]] = []
        for item in items:
            if isinstance(item.value, (list, dict, bool)) or item.value is None:
                self._wrong(key, item, "a list of words")
            else:
                words.append((str(item.value).strip(), item.where))
        return tuple(words)

    def entries(self, key: str, *, needed: bool = True) -> tuple[tuple[str, YamlNode], ...]:
        """Read a mapping's own entries, in order."""
        node = self._take(key, needed=needed)
        if node is None:
            return ()
        if not isinstance(node.value, dict):
            self._wrong(key, node, "keys with values")
            return ()
        return tuple(node.value.items())

    def items(self, key: str, *, needed: bool = True) -> tuple[YamlNode, ...]:
        """Read a list of anything."""
        node = self._take(key, needed=needed)
        if node is None:
            return ()
        if not isinstance(node.value, list):
            self._wrong(key, node, "a list")
            return ()
        return tuple(node.value)

    def node(self, key: str, *, needed: bool = True) -> YamlNode | None:
        """Return the bare node, for the caller to look into."""
        return self._take(key, needed=needed)

    def one_of(self, key: str, known: Iterable[str], code: Code) -> str:
        """Read a word out of `known`; anything else is a problem of kind `code`."""
        word = self.text(key)
        if word:
            self.check_known(key, word, known, code, self.place(key))
        return word

    def some_of(self, key: str, known: Iterable[str], code: Code, *, needed: bool = True) -> tuple[str, ...]:
        """Read a list of words out of `known`."""
        placed = self.placed_texts(key, needed=needed)
        for word, where in placed:
            self.check_known(key, word, known, code, where)
        return tuple(word for word, _ in placed)

    def check_known(self, key: str, word: str, known: Iterable[str], code: Code, where: Location) -> None:
        """Note a problem when `word` is not among `known`."""
        allowed = list(known)
        if word not in allowed:
            others = f"one of: {', '.join(allowed)}" if allowed else ""
            hint = did_you_mean(word, allowed) or others
            self.fault(code, f'{self.what}: {key} is "{word}", which nothing here is called', hint, where)

    def check_slug(self, what: str, name: str, example: str, where: Location | None = None) -> None:
        """Note a problem when a name cannot stand in an address; `what` is named by it, "a step"."""
        if not is_slug(name):
            hint = f"small letters, digits and hyphens, as in {example}"
            self.fault(Code.BAD_NAME, f'{what} cannot be called "{name}"', hint, where)

    def finish(self) -> None:
        """Note every key that was never asked for."""
        for key in self._values:
            if key not in self._asked:
                hint = did_you_mean(key, self._asked)
                self.fault(Code.UNKNOWN_KEY, f'{self.what} has no key "{key}"', hint, self.place(key))

    def _take(self, key: str, *, needed: bool) -> YamlNode | None:
        self._asked.append(key)
        node = self._values.get(key)
        if node is None and needed:
            self.fault(Code.MISSING_KEY, f'{self.what} needs the key "{key}"')
        return node

    def _wrong(self, key: str, node: YamlNode, wanted: str) -> None:
        self.fault(Code.WRONG_TYPE, f"{self.what}: {key} has to be {wanted}", where=node.where)
