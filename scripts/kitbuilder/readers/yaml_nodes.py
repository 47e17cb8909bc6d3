"""Read YAML text as nodes that remember the file and line they came from."""

from __future__ import annotations

from dataclasses import dataclass

import yaml

from kitbuilder.model.problem import Code, KitError, Location, Problem

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml reads ten times as fast, and every wheel has it
OTHER_LINE_ENDS = {0x85: " ", 0x2028: " ", 0x2029: " "}  # YAML would count these as lines, and no editor does
DEEPEST = 20  # levels of lists and mappings in each other
Scalar = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class YamlNode:
    """A scalar, a list of nodes, or a mapping from key to node; `keys` holds the place of each key of a mapping."""

    value: Scalar | list[YamlNode] | dict[str, YamlNode]
    where: Location
    keys: dict[str, Location]


def compose(text: str, path: str, first_line: int = 1) -> YamlNode:
    """Read YAML text as a tree of nodes; `first_line` is the line of the file on which the text begins.

    Raises KitError when the text is not YAML, or holds a key twice.
    """
    try:
        root = yaml.compose(text.translate(OTHER_LINE_ENDS), Loader=LOADER)
    except yaml.MarkedYAMLError as error:
        line = min(error.problem_mark.line, text.count("\n")) if error.problem_mark else 0  # it may name the line after the last
        hint = "quote a value that holds a colon" if _stumbled_over(text, error.problem_mark) == ":" else ""
        raise malformed(Location(path, first_line + line), str(error.problem or error.context), hint) from None
    except yaml.YAMLError as error:
        raise malformed(Location(path, first_line), " ".join(str(error).split())) from None
    except RecursionError:
        raise malformed(Location(path, first_line), "it is nested too deeply") from None
    if root is None:
        return YamlNode({}, Location(path, first_line), {})
    if strange := _strange(root):
        raise malformed(Location(path, first_line), strange)
    return _node(root, path, first_line)


def _stumbled_over(text: str, mark: yaml.Mark | None) -> str:
    """Return the character at which the YAML reader gave up, or "" at the end."""
    lines = text.split("\n")
    return lines[mark.line][mark.column : mark.column + 1] if mark and mark.line < len(lines) else ""


def malformed(where: Location, complaint: str, hint: str = "") -> KitError:
    """Build the one problem that the YAML reader's words mean."""
    return KitError([Problem(where, Code.MALFORMED_YAML, f"this is not YAML: {complaint}", hint)])


def _strange(root: yaml.Node) -> str:
    """Say what makes this YAML unfit to be walked: it refers back to itself, which can grow without end, or is bottomless."""
    seen: set[int] = set()
    level = [root]
    for _ in range(DEEPEST):
        if len(seen | {id(node) for node in level}) < len(seen) + len(level):
            return "an alias (*) has no place here"
        seen.update(id(node) for node in level)
        collections = (node for node in level if isinstance(node, yaml.CollectionNode))
        parts = [part for node in collections for part in node.value]
        level = [node for part in parts for node in (part if isinstance(part, tuple) else (part,))]
    return f"it is nested more than {DEEPEST} levels deep" if level else ""


def _node(node: yaml.Node, path: str, first_line: int) -> YamlNode:
    where = Location(path, first_line + node.start_mark.line)
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, where, first_line)
    if isinstance(node, yaml.SequenceNode):
        return YamlNode([_node(item, path, first_line) for item in node.value], where, {})
    return YamlNode(_scalar(node, where), where, {})


def _mapping(node: yaml.MappingNode, where: Location, first_line: int) -> YamlNode:
    values: dict[str, YamlNode] = {}
    keys: dict[str, Location] = {}
    for key_node, value_node in node.value:
        at = Location(where.path, first_line + key_node.start_mark.line)
        key = str(key_node.value) if isinstance(key_node, yaml.ScalarNode) else ""
        if not key:
            raise malformed(at, "a key has to be a word")
        if key in keys:
            raise malformed(at, f'the key "{key}" stands here a second time')
        keys[key] = at
        values[key] = _node(value_node, where.path, first_line)
    return YamlNode(values, where, keys)


def _scalar(node: yaml.Node, where: Location) -> Scalar:
    """Read dates as the text they were typed as, and everything else as what YAML says it is."""
    if node.tag in ("tag:yaml.org,2002:str", "tag:yaml.org,2002:timestamp"):
        return str(node.value)
    try:
        value = yaml.SafeLoader("").construct_object(node)
    except yaml.YAMLError as error:
        raise malformed(where, " ".join(str(error).split())) from None
    except ValueError as error:
        raise malformed(where, str(error)) from None
    if value is None or isinstance(value, (str, int, float, bool)):
        return value
    return str(node.value)
