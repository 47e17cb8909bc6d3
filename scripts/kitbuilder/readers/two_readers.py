"""Compare what the site's reader and the templates' reader make of the words of a page.

It is the net below `dialects`, which knows the usual differences by name.
"""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from typing import TYPE_CHECKING

from markdown import Markdown
from markdown_it.tree import SyntaxTreeNode

from kitbuilder.model.problem import Code, Problem
from kitbuilder.readers.markdown.syntax import make_parser

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kitbuilder.readers.markdown import Reading

EXTENSIONS = ("toc", "tables", "fenced_code", "attr_list", "md_in_html")  # mkdocs.yml, and what MkDocs adds
PARSER, SITE = make_parser(), Markdown(extensions=EXTENSIONS)
ENDS_WORDS = re.compile(r"</?(?:li|t[dhr]|[uo]l|p|pre|h\d|[hb]r)\b[^<>]*>")
COUNTED = re.compile(r"<(li|td|th|ul|ol|h\d|hr|br|table|em|strong|code|blockquote|a)\b")
TAG = re.compile(r"<[^<>]*>")
STRAIGHT = {0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"'}  # templates curl their quotes
Made = tuple[list[str], Counter[str]]


def as_the_site_reads(text: str) -> Made:
    """List the words that Python-Markdown finds, and count the elements of each kind."""
    return _made(SITE.reset().convert(text))


def as_templates_are_read(text: str) -> Made:
    """List the words that our parser finds, and count the elements of each kind."""
    return _made(PARSER.render(text))


def _made(html: str) -> Made:
    text = unescape(TAG.sub("", ENDS_WORDS.sub(" ", html))).translate(STRAIGHT)
    return text.split(), Counter(COUNTED.findall(html))


def read_alike(text: str, reading: Reading) -> Iterator[Problem]:
    """Find the block of a page where the two first differ. `text` is the page without its HTML."""
    if as_the_site_reads(text) == as_templates_are_read(text):
        return
    lines = text.split("\n")
    parts = [node.map for node in SyntaxTreeNode(PARSER.parse(text)).children if node.map]
    above = ((begin, "\n".join(lines[:end])) for begin, end in parts)
    line = next((begin for begin, part in above if as_the_site_reads(part) != as_templates_are_read(part)), 0)
    hint = "leave an empty line between blocks, and write it more plainly"
    message = "what begins here is read otherwise on the site than in a template"
    yield Problem(reading.at(line), Code.READ_TWO_WAYS, message, hint)
