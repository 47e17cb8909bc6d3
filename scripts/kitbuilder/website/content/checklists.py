"""Show checklists as real boxes with labels, so that they work without the script that remembers and counts them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitbuilder.model.document import Heading, Link, Table
from kitbuilder.model.traverse import walk, words
from kitbuilder.renderers.web_page import Html, element, join

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kitbuilder.model.catalogue import Catalogue, Step, Template
    from kitbuilder.model.document import Inlines
    from kitbuilder.website.content.addresses import Addresses

PLAN = "plan"
PLAN_HEADER = ("Day", "Task, page and minutes", "Done when", "The 15-minute version", "Done")


def steps_row(steps: Sequence[Step], at: Addresses, here: str = "") -> Html:
    """Show the steps as a row of links, and below it how much of them is ticked."""
    return element("div", step_list(steps, at, here), progress_line(steps, here))


def step_list(steps: Sequence[Step], at: Addresses, here: str = "") -> Html:
    """List the steps as links, with the data a script needs to count their ticks. `here` is the step this page explains."""
    items = (_step(step, at, is_here=step.name == here) for step in steps)
    return element("nav", element("ol", *items), aria_label="The five steps", class_="kit-steps")


def progress_line(steps: Sequence[Step], here: str = "") -> Html:
    """Say that nothing is ticked yet: a script counts from there."""
    total = sum(len(step.checklist) for step in steps)
    here_first = next((f"0 of {len(step.checklist)} here · 0 of {total} in all" for step in steps if step.name == here), "")
    counted = here_first or f"0 of {total} ticked so far"
    return element("p", counted, role="status", class_="kit-progress", data_progress=here or True)


def tasks_of(step: Step) -> str:
    """Name a step's tasks, as their ticks are kept in the browser."""
    return " ".join(f"{step.name}.{task.name}" for task in step.checklist)


def checklist(catalogue: Catalogue, step: Step, at: Addresses) -> Html:
    """Show a step's tasks as a checklist."""
    lines = (
        _line(f"{step.name}.{task.name}", task.line, _how(element("p", task.how), task.templates, catalogue, at))
        for task in step.checklist
    )
    return element("ul", *lines, class_="kit-checklist", data_checklist=step.name)


def plan(template: Template, catalogue: Catalogue, at: Addresses) -> str:
    """Show the launch plan as a checklist for each week, below a Markdown heading.

    Raises `ValueError` when its tables have other columns, so that the page and the template cannot drift apart.
    """
    parts = [f"## {title}\n\n{_days(table, catalogue, at)}" for title, table in _weeks(template)]
    status = element("p", role="status", class_="kit-progress", data_progress=PLAN)
    return "\n\n".join((status, *parts))


def _step(step: Step, at: Addresses, *, is_here: bool) -> Html:
    number = element("span", str(step.number), class_="kit-steps__number")
    title = element("span", step.title, class_="kit-steps__title")
    link = element("a", number, " ", title, href=at.step(step), aria_current="page" if is_here else False)
    return element("li", link, data_step=step.name, data_tasks=tasks_of(step))


def _line(task: str, line: str, more: Html) -> Html:
    name = f"tick-{task.replace('.', '-')}"
    box = element("input", type="checkbox", id=name, data_task=task, autocomplete="off")
    return element("li", box, element("label", line, for_=name), more)


def _how(text: Html, slugs: tuple[str, ...], catalogue: Catalogue, at: Addresses) -> Html:
    templates = [catalogue.template(slug) for slug in slugs]
    links = [element("a", template.title, href=at.template(template)) for template in templates]
    if not links:
        return text
    return join(text, element("p", *(part for link in links for part in (link, " ")), class_="kit-checklist__templates"))


def _weeks(template: Template) -> Iterator[tuple[str, Table]]:
    title = ""
    for block in template.document:
        if isinstance(block, Heading):
            title = words(block)
        elif isinstance(block, Table):
            if tuple(words(cell) for cell in block.header) != PLAN_HEADER:
                raise ValueError(f"{template.slug}: its table should have the columns {', '.join(PLAN_HEADER)}")
            yield title, block


def _days(table: Table, catalogue: Catalogue, at: Addresses) -> Html:
    lines = (_day(row, catalogue, at) for row in table.rows)
    return element("ul", *lines, class_="kit-checklist", data_checklist=PLAN)


def _day(row: tuple[Inlines, ...], catalogue: Catalogue, at: Addresses) -> Html:
    number, task, done, short = (words(cell) for cell in row[:4])
    title, minutes = task.rsplit(", ", 1)
    slugs = tuple(dict.fromkeys(node.slug for cell in row for node in walk(cell) if isinstance(node, Link) and node.slug))
    more = element("p", f"{minutes} minutes. ", element("strong", "Done when"), f" {_small(done)}.")
    bad_day = element("p", element("strong", "On a bad day:"), f" {_small(short)}.")
    return _line(f"{PLAN}.day-{number}", f"Day {number}. {title}", _how(join(more, bad_day), slugs, catalogue, at))


def _small(text: str) -> str:
    """Make a sentence fit into another: "the score …" for "The score …", while "20 seconds" stays."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text
