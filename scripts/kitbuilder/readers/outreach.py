"""Read `outreach.yml`: what is due after what for one office, and when to stop. What it names has to be there."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from kitbuilder.model.outreach import ANY, WEEKDAYS, WHEN, Caps, Holiday, Outreach, Rhythm, Rule, TouchKind
from kitbuilder.model.problem import Code
from kitbuilder.readers.mapping_reader import MappingReader
from kitbuilder.readers.markdown import curly

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from kitbuilder.model.problem import Problem
    from kitbuilder.readers.yaml_nodes import YamlNode

LONGEST = 366  # days
MONTHS, MONTH_DAYS, MOST_NTH, LAST = 12, 31, 4, -1


def read_outreach(root: YamlNode, templates: Collection[str], problems: list[Problem]) -> Outreach:
    """Read the root of `outreach.yml`. `templates` are the slugs that rules and lists may lead to."""
    keys = MappingReader(root, "outreach.yml", problems)
    lists = {name: _rhythm(name, node, templates, problems) for name, node in keys.entries("lists")}
    touches = _touches(keys)
    caps = _caps(keys, lists)
    rules = tuple(_rule(node, templates, touches, problems) for node in keys.items("rules"))
    _check_clashes(keys, rules)
    unlisted = keys.one_of("unlisted", lists, Code.UNKNOWN_TYPE)
    holidays = tuple(_holiday(node, problems) for node in keys.items("holidays", needed=False))
    columns, clients = _columns(keys), keys.texts("clients")
    keys.finish()
    return Outreach(caps, lists, unlisted, touches, rules, holidays, columns, clients)


def _caps(keys: MappingReader, lists: Mapping[str, Rhythm]) -> Caps:
    node = keys.node("caps")
    if node is None:
        return Caps(1, 1, 1, 1, "", 1)
    inner = MappingReader(node, "caps", keys.problems)
    whole = {key: inner.whole(key, most=LONGEST) for key in ("unanswered", "within", "apart", "of_a_kind", "lapses")}
    rests_on = inner.one_of("rests_on", lists, Code.UNKNOWN_TYPE)
    inner.finish()
    return Caps(**whole, rests_on=rests_on)


def _rhythm(name: str, node: YamlNode, templates: Collection[str], problems: list[Problem]) -> Rhythm:
    keys = MappingReader(node, f'the list "{name}"', problems)
    who, days = curly(keys.words("who")), keys.whole("days", most=LONGEST)
    turns = keys.some_of("turns", templates, Code.UNKNOWN_TEMPLATE)
    keys.finish()
    return Rhythm(who, days, turns)


def _touches(keys: MappingReader) -> dict[str, TouchKind]:
    entries = keys.entries("touches")
    known = [name for name, _ in entries]
    return {name: _touch(name, node, known, keys.problems) for name, node in entries}


def _touch(name: str, node: YamlNode, known: Collection[str], problems: list[Problem]) -> TouchKind:
    keys = MappingReader(node, f'the contact "{name}"', problems)
    label, theirs, asks = curly(keys.words("label")), keys.flag("theirs"), keys.flag("asks")
    log = keys.words("log", "" if theirs else None)
    like = keys.text("like", name)
    keys.check_known("like", like, known, Code.UNKNOWN_TYPE, keys.place("like"))
    keys.finish()
    return TouchKind(label, log, asks, theirs, like)


def _rule(node: YamlNode, templates: Collection[str], touches: Collection[str], problems: list[Problem]) -> Rule:
    keys = MappingReader(node, "a rule", problems)
    name = keys.text("name")
    keys.what = f'the rule "{name}"'
    days = keys.whole("days", most=LONGEST)
    rule = Rule(
        name=name,
        after=keys.some_of("after", touches, Code.UNKNOWN_TYPE),
        when=keys.text("when", ANY),
        days=days,
        until=keys.whole("until", default=days, least=days, most=LONGEST),
        do=keys.one_of("do", touches, Code.UNKNOWN_TYPE),
        template=keys.one_of("with", templates, Code.UNKNOWN_TEMPLATE),
        why=curly(keys.words("why")),
        owed=keys.flag("owed"),
        ends=keys.some_of("ends", touches, Code.UNKNOWN_TYPE, needed=False),
        repeats=keys.whole("repeats", default=1, most=12),
    )
    keys.check_known("when", rule.when, WHEN, Code.UNKNOWN_TYPE, keys.place("when"))
    keys.finish()
    return rule


def _check_clashes(keys: MappingReader, rules: tuple[Rule, ...]) -> None:
    """Note rules of one name, and rules that one contact makes due on the same day: an office would be contacted twice on it."""
    nodes = keys.items("rules")
    places = {id(rule): node.where for rule, node in zip(rules, nodes, strict=True)}
    for first, second in combinations(rules, 2):
        where = places[id(second)]
        if first.name == second.name:
            keys.fault(Code.LISTED_TWICE, f'two rules are called "{second.name}"', "give each a name of its own", where)
        elif first.clashes_with(second):
            day = f"{second.days} days" if second.days > 1 else "one day"
            both = f'the rules "{first.name}" and "{second.name}" fire on the same day, {day} after the same contact'
            keys.fault(Code.RULES_COLLIDE, both, "give one of them other days", where)


def _holiday(node: YamlNode, problems: list[Problem]) -> Holiday:
    keys = MappingReader(node, "a holiday", problems)
    name, month = curly(keys.words("name")), keys.whole("month", most=MONTHS)
    weekday, day, nth = keys.text("weekday", ""), 0, 0
    if weekday:
        keys.check_known("weekday", weekday, WEEKDAYS, Code.UNKNOWN_TYPE, keys.place("weekday"))
        nth = keys.whole("nth", least=LAST, most=MOST_NTH)
        if nth == 0:
            keys.fault(Code.WRONG_TYPE, "a holiday: nth cannot be 0", "1 is the first, -1 the last", keys.place("nth"))
    else:
        day = keys.whole("day", most=MONTH_DAYS)
    keys.finish()
    return Holiday(name, month, day, weekday, nth)


def _columns(keys: MappingReader) -> dict[str, tuple[str, ...]]:
    """Read the other names of columns. One name may stand for one fact only."""
    node = keys.node("columns", needed=False)
    if node is None:
        return {}
    inner, seen = MappingReader(node, "columns", keys.problems), dict[str, str]()
    for fact, _ in keys.entries("columns"):
        for name, where in inner.placed_texts(fact):
            if seen.setdefault(name, fact) != fact:
                message = f'columns: "{name}" stands for {seen[name]} and for {fact}'
                inner.fault(Code.LISTED_TWICE, message, "keep one", where)
    return {fact: inner.texts(fact) for fact, _ in keys.entries("columns")}
