"""Escape what pages say about themselves, because the theme prints it unescaped."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from kitbuilder.readers.yaml_nodes import compose

if TYPE_CHECKING:
    from kitbuilder.readers.yaml_nodes import YamlNode

FRONT_MATTER = re.compile(r"\A---\n(?P<settings>.*?\n)---\n", re.DOTALL)


def escaped(value: Any) -> Any:  # settings may be of any type, and keep it
    """Escape the words of a setting, at any depth. Words without special characters stay as they are."""
    match value:
        case Markup():
            return value
        case str():
            return value if escape(value) == value else escape(value)
        case dict():
            return {key: escaped(part) for key, part in value.items()}
        case list():
            return [escaped(part) for part in value]
    return value


def with_escaped_settings(text: str, path: str) -> str:
    """Escape the front matter of a page's Markdown, for a generator without our hooks.

    Raises `KitError` when it is not YAML; `path` is the page's, for the message.
    """
    front = FRONT_MATTER.match(text)
    settings = _plain(compose(front["settings"], path, first_line=2)) if front else None
    if front is None or not isinstance(settings, dict) or escaped(settings) == settings:
        return text
    lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in escaped(settings).items())
    return f"---\n{''.join(lines)}---\n{text[front.end() :]}"


def _plain(node: YamlNode) -> Any:
    match node.value:
        case dict() as parts:
            return {key: _plain(part) for key, part in parts.items()}
        case list() as several:
            return [_plain(part) for part in several]
    return node.value
