"""Build HTML from element names, attributes and words: the only place where markup is written; everything else is escaped."""

from __future__ import annotations

from html import escape

VOID = frozenset({"base", "br", "hr", "img", "input"})


class Html(str):
    """Markup that is ready: `element` takes it as it is and escapes every other string."""

    __slots__ = ()


def element(name: str, /, *children: str, **attributes: str | bool | int) -> Html:
    """Build an element from a name, children and attributes.

    An attribute is written with underscores for hyphens and may end in one (`class_`, `data_field`);
    True writes it bare, False and "" leave it out.
    """
    opening = f"<{name}{_attributes(attributes)}>"
    return Html(opening if name in VOID else f"{opening}{join(*children)}</{name}>")


def join(*children: str) -> Html:
    """Join several pieces, escaping those that are not markup yet."""
    return Html("".join(child if isinstance(child, Html) else escape(child, quote=False) for child in children))


def hidden(words: str) -> Html:
    """Build an element whose words are spoken and not seen."""
    return element("span", words, class_="kit-spoken")


def _attributes(attributes: dict[str, str | bool | int]) -> str:
    written = []
    for name, value in attributes.items():
        spelled = name.rstrip("_").replace("_", "-")
        if value is True:
            written.append(f" {spelled}")
        elif value is not False and value != "":
            written.append(f' {spelled}="{escape(str(value))}"')
    return "".join(written)
