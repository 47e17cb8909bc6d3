"""Render the whole kit as one book: cover, Your details, how to use it, where to begin, takeaways, contents, steps, sources."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from kitbuilder.model.context import context_of
from kitbuilder.model.day import month_in_words
from kitbuilder.model.document import Note, Placeholder, TickBox
from kitbuilder.model.field import FieldGroup
from kitbuilder.model.translation import originals_among
from kitbuilder.model.traverse import walk
from kitbuilder.renderers.pdf.form_field import FormField
from kitbuilder.renderers.pdf.layout import Layout
from kitbuilder.renderers.pdf.single import finish, head, measure_of, page, squeeze_for

if TYPE_CHECKING:
    from kitbuilder.model.catalogue import Catalogue, Step, Task, Template
    from kitbuilder.model.field import Field


def render_booklet(catalogue: Catalogue) -> bytes:
    """Render the kit PDF. Raises KitError when it cannot be typeset."""
    slugs = {template.slug for template in catalogue.templates}
    layout = Layout(measure_of(catalogue.look.paper, catalogue.folder), scope="kit", linked=slugs)
    kit = catalogue.kit
    data = {
        "mode": "kit",
        **head(kit, kit.title, kit.subtitle),
        "subtitle": kit.subtitle,
        "practice": _practice(catalogue, layout),
        "edition": month_in_words(kit.edition),
        "counts": _counts(catalogue),
        "details-intro": kit.introductions.details,
        "details": [_group(group, catalogue, layout) for group in sorted(FieldGroup, key=lambda group: not group.is_kept)],
        "viewers-title": kit.viewers.title,
        "viewers": layout.blocks(kit.viewers.blocks),
        "how-to": layout.blocks(kit.how_to),
        "start-intro": kit.introductions.start_here,
        "start": [_item(template) for template in catalogue.start_here],
        "takeaways-intro": kit.introductions.takeaways,
        "takeaways": [{"line": takeaway.line, "more": takeaway.more} for takeaway in kit.takeaways],
        "steps": [_step(step, catalogue, layout) for step in catalogue.steps],
        "sources-intro": kit.introductions.sources,
        "sources": _cited(catalogue),
        "terms": layout.blocks(kit.terms),
    }
    return finish(data, layout, catalogue.folder)


def _counts(catalogue: Catalogue) -> str:
    parts = ((len(originals_among(catalogue.templates)), "template"), (len(catalogue.steps), "step"))
    counted = " in ".join(f"{count} {name}{'' if count == 1 else 's'}" for count, name in parts)
    into = Counter(template.translation.language.name for template in catalogue.templates if template.translation)
    return ", ".join((counted, *(f"{count} of them in {name} too" for name, count in into.items())))


def _practice(catalogue: Catalogue, layout: Layout) -> dict[str, str]:
    """Say whose kit it is: the name the letterhead begins with, or the field to type it in."""
    named = [node.field for node in walk(catalogue.kit.letterhead) if isinstance(node, Placeholder)]
    if not named:
        return {"label": "", "value": "", "id": ""}
    return _row(named[0], catalogue, layout, ruled=True)


def _group(group: FieldGroup, catalogue: Catalogue, layout: Layout) -> dict[str, Any]:
    named = catalogue.kit.detail_groups[group]
    fields = [field for field in catalogue.fields.values() if field.group is group]
    return {"title": named.title, "note": named.note, "rows": [_row(field, catalogue, layout) for field in fields]}


def _row(field: Field, catalogue: Catalogue, layout: Layout, *, ruled: bool = False) -> dict[str, Any]:
    """Say what a detail is called, and what it is or where it is typed; `ruled`: on a line that asks for it."""
    value = catalogue.details.get(field.name, "")
    mark = "" if value else layout.field_id(FormField(field.name, field.label, prompt=field.label if ruled else "", ruled=ruled))
    return {"label": field.label, "value": value, "id": mark}


def _step(step: Step, catalogue: Catalogue, layout: Layout) -> dict[str, Any]:
    items = []
    for template in step.templates:
        notes = tuple(node for node in walk(template.document) if isinstance(node, Note)) if template.leaves_practice else ()
        layout.scope, layout.with_notes = f"{template.slug}.guidance", True
        following = [{"slug": slug, "title": catalogue.template(slug).title} for slug in template.next]
        items.append({**_item(template), "next": following, "notes": [data["c"] for data in layout.blocks(notes)]})
    for item in items:
        item["notes"] = [block for note in item["notes"] for block in note]
    contexts = [(template, context_of(template, catalogue, catalogue.look.paper)) for template in step.templates]
    tasks = [{"line": task.line, "how": task.how, "box": _task_box(step, task, layout)} for task in step.checklist]
    pages = [page(template, context, layout, squeeze_for(template, context)) for template, context in contexts]
    heading = {"number": step.number, "title": step.title, "why": step.why, "tip": step.tip}
    return {**heading, "tasks": tasks, "items": items, "templates": pages}


def _task_box(step: Step, task: Task, layout: Layout) -> dict[str, Any]:
    layout.scope = f"{step.name}.checklist"
    return layout.tick(TickBox(task.name, task.line))


def _item(template: Template) -> dict[str, Any]:
    return {
        "slug": template.slug,
        "title": template.title,
        "kind": template.translation.language.name if template.translation else template.kind.label,
        "translates": template.translation.original if template.translation else "",
        "language": template.translation.language.code if template.translation else "",
        "summary": template.summary,
        "when": template.when,
        "not_when": template.not_when,
    }


def _cited(catalogue: Catalogue) -> list[dict[str, str]]:
    cited = {name for template in catalogue.templates for name in template.sources}
    return [
        {
            "id": source.id,
            "statement": source.statement,
            "population": source.population.rstrip("."),
            "reference": source.reference,
        }
        for source in catalogue.sources.values()
        if source.id in cited
    ]
