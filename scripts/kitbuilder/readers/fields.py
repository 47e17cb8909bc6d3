"""Read `fields.yml` as the fields that templates may name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitbuilder.model.field import AUTOFILL, Field, FieldGroup, FieldType
from kitbuilder.model.problem import Code
from kitbuilder.readers.mapping_reader import MappingReader
from kitbuilder.readers.markdown import curly
from kitbuilder.readers.value_checks import is_field_name

if TYPE_CHECKING:
    from kitbuilder.model.problem import Problem
    from kitbuilder.readers.yaml_nodes import YamlNode

USUAL_LIMIT = 120
LONGEST = 300  # characters: of any detail, a browser keeps no more (theme/web/details/details.js)


def read_fields(root: YamlNode, problems: list[Problem]) -> dict[str, Field]:
    """Read the root of `fields.yml` as fields by name, in the order of the file."""
    entries = root.value if isinstance(root.value, dict) else {}
    if not entries:
        MappingReader(root, "fields.yml", problems).fault(Code.WRONG_TYPE, "fields.yml has to name at least one field")
    read = {name: _field(name, node, problems) for name, node in entries.items()}
    labels: dict[str, str] = {}
    for name, field in read.items():
        if not is_field_name(name):
            shown = name.replace("\n", "\\n")
            message = f'a field cannot be called "{shown}"'
            hint = "small letters, digits and _, beginning with a letter"
            MappingReader(root, "fields.yml", problems).fault(Code.BAD_NAME, message, hint, root.keys[name])
        for label in (field.label, *dict(field.labels).values()):
            if label and (twin := labels.setdefault(label, name)) != name:
                message = f'the fields "{twin}" and "{name}" have one label, "{label}", by which a text file is filled in'
                MappingReader(root, "fields.yml", problems).fault(Code.BAD_NAME, message, "give each its own", root.keys[name])
    return read


def _field(name: str, node: YamlNode, problems: list[Problem]) -> Field:
    """Read one field. One with a fault stays a field, so that templates that name it do not echo the fault."""
    keys = MappingReader(node, f'the field "{name}"', problems)
    group = keys.one_of("group", list(FieldGroup), Code.UNKNOWN_GROUP)
    kind = keys.one_of("type", list(FieldType), Code.UNKNOWN_TYPE)
    text = {key: keys.words(key) for key in ("label", "example", "help")}
    limit = keys.whole("limit", default=USUAL_LIMIT, most=LONGEST)
    may_be_none, autofill, worded = keys.flag("may_be_none"), keys.text("autofill", default=""), keys.flag("worded")
    labels = _labels(keys)
    if autofill:
        keys.check_known("autofill", autofill, AUTOFILL, Code.UNKNOWN_AUTOFILL, keys.place("autofill"))
    keys.finish()
    own_group = FieldGroup(group) if group in list(FieldGroup) else FieldGroup.YOU
    own_type = FieldType(kind) if kind in list(FieldType) else FieldType.TEXT
    label, help_text = curly(text["label"]), curly(text["help"])
    kept = (may_be_none, autofill, worded, labels)
    return Field(name, label, text["example"], help_text, own_group, own_type, limit, node.where, *kept)


def _labels(keys: MappingReader) -> tuple[tuple[str, str], ...]:
    """Read the labels in other languages, by their code."""
    node = keys.node("labels", needed=False)
    if node is None:
        return ()
    inner = MappingReader(node, "labels", keys.problems)
    labels = tuple((code, curly(inner.words(code))) for code in (node.value if isinstance(node.value, dict) else ()))
    inner.finish()
    return labels
