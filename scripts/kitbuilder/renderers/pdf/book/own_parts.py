"""Write what the book holds beside its templates: cover, Your details, where to begin, contents; what opens a step; sources."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kitbuilder.model.day import month_in_words
from kitbuilder.model.document import Note, Placeholder, TickBox
from kitbuilder.model.field import FieldGroup
from kitbuilder.model.translation import originals_among
from kitbuilder.model.traverse import walk
from kitbuilder.renderers.pdf.book.part import FRONT, SOURCES, Part, opening_of
from kitbuilder.renderers.pdf.form_field import FormField
from kitbuilder.renderers.pdf.layout import Layout
from kitbuilder.renderers.pdf.single import head, measure_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kitbuilder.model.catalogue import Catalogue, Step, Template
    from kitbuilder.model.field import Field
    from kitbuilder.model.institute import Offer
    from kitbuilder.model.kit_texts import Task


@dataclass(frozen=True, slots=True)
class OwnParts:
    """Writes those parts of a catalogue. `begins` is the number of the page that each part of the book begins on, by its name."""

    catalogue: Catalogue
    begins: Mapping[str, int]

    def written(self) -> list[Part]:
        """Write all of them, in the order of their pages."""
        return [self._front(), *map(self._opening, self.catalogue.steps), self._sources()]

    def _head(self) -> dict[str, Any]:
        kit = self.catalogue.kit
        return head(kit, kit.title, kit.subtitle)

    def _layout(self) -> Layout:
        linked = {template.slug for template in self.catalogue.templates}
        return Layout(measure_of(self.catalogue.look.paper, self.catalogue.folder), scope="kit", linked=linked)

    def _front(self) -> Part:
        kit, layout = self.catalogue.kit, self._layout()
        groups = sorted(FieldGroup, key=lambda group: not group.is_kept)
        data = {
            "mode": "front",
            **self._head(),
            "subtitle": kit.subtitle,
            "practice": self._practice(layout),
            "edition": month_in_words(kit.edition),
            "counts": _counts(self.catalogue),
            "details-intro": kit.introductions.details,
            "details": [self._group(group, layout) for group in groups],
            "viewers-title": kit.viewers.title,
            "viewers": layout.blocks(kit.viewers.blocks),
            "how-to": layout.blocks(kit.how_to),
            "start-intro": kit.introductions.start_here,
            "start": [{**self._item(one), "summary": one.summary} for one in self.catalogue.start_here],
            "takeaways-intro": kit.introductions.takeaways,
            "takeaways": [{"line": takeaway.line, "more": takeaway.more} for takeaway in kit.takeaways],
            "steps": [self._contents_of(step) for step in self.catalogue.steps],
            "sources-page": self.begins[SOURCES],
        }
        return Part(FRONT, data, layout.form_fields, numbered=1)

    def _practice(self, layout: Layout) -> dict[str, str]:
        """Say whose kit it is: the name the letterhead begins with, or the field to type it in."""
        named = [node.field for node in walk(self.catalogue.kit.letterhead) if isinstance(node, Placeholder)]
        if not named:
            return {"label": "", "value": "", "id": ""}
        return self._row(named[0], layout, ruled=True)

    def _group(self, group: FieldGroup, layout: Layout) -> dict[str, Any]:
        named = self.catalogue.kit.detail_groups[group]
        fields = [field for field in self.catalogue.fields.values() if field.group is group]
        return {"title": named.title, "note": named.note, "rows": [self._row(field, layout) for field in fields]}

    def _row(self, field: Field, layout: Layout, *, ruled: bool = False) -> dict[str, Any]:
        """Say what a detail is called, and what it is or where it is typed; `ruled`: on a line that asks for it."""
        value = self.catalogue.details.get(field.name, "")
        prompt = field.label if ruled else ""
        mark = "" if value else layout.field_id(FormField(field.name, field.label, prompt=prompt, ruled=ruled))
        return {"label": field.label, "value": value, "id": mark}

    def _contents_of(self, step: Step) -> dict[str, Any]:
        return {"number": step.number, "title": step.title, "items": [self._item(one) for one in step.templates]}

    def _item(self, template: Template) -> dict[str, Any]:
        told = {"kind": template.kind.label, "translates": "", "language": ""}
        if (translation := template.translation) is not None:
            told = {"kind": translation.language.name, "translates": translation.original, "language": translation.language.code}
        return {"slug": template.slug, "title": template.title, **told, "page": self.begins[template.slug]}

    def _opening(self, step: Step) -> Part:
        layout = self._layout()
        tasks = [{"line": task.line, "how": task.how, "box": _task_box(step, task, layout)} for task in step.checklist]
        items = [self._guidance(template, layout) for template in originals_among(step.templates)]  # used as these are
        shown = {"number": step.number, "title": step.title, "why": step.why, "tip": step.tip, "tasks": tasks, "items": items}
        data = {"mode": "step", **self._head(), "steps": len(self.catalogue.steps), "step": shown}
        return Part(opening_of(step), data, layout.form_fields)

    def _guidance(self, template: Template, layout: Layout) -> dict[str, Any]:
        notes = tuple(node for node in walk(template.document) if isinstance(node, Note)) if template.leaves_practice else ()
        layout.scope, layout.with_notes = f"{template.slug}.guidance", True
        following = [{"slug": slug, "title": self.catalogue.template(slug).title} for slug in template.next]
        own = {"when": template.when, "not_when": template.not_when, "next": following}
        return {**self._item(template), **own, "notes": [block for data in layout.blocks(notes) for block in data["c"]]}

    def _sources(self) -> Part:
        kit, layout = self.catalogue.kit, self._layout()
        own = {"sources-intro": kit.introductions.sources, "sources": _cited(self.catalogue), "terms": layout.blocks(kit.terms)}
        offer = _offer(kit.institute.offer) if kit.institute.offer else None
        return Part(SOURCES, {"mode": "sources", **self._head(), **own, "offer": offer}, layout.form_fields)


def _offer(offer: Offer) -> dict[str, str]:
    """Say of an offer what stays true on any day that somebody reads the page."""
    told = {"title": offer.title, "price": offer.price_in_words, "free": offer.free, "behind": offer.behind}
    return {**told, "link": offer.link}


def _counts(catalogue: Catalogue) -> str:
    parts = ((len(originals_among(catalogue.templates)), "template"), (len(catalogue.steps), "step"))
    counted = " in ".join(f"{count} {name}{'' if count == 1 else 's'}" for count, name in parts)
    into = Counter(template.translation.language.name for template in catalogue.templates if template.translation)
    return ", ".join((counted, *(f"{count} of them in {name} too" for name, count in into.items())))


def _task_box(step: Step, task: Task, layout: Layout) -> dict[str, Any]:
    layout.scope = f"{step.name}.checklist"
    return layout.tick(TickBox(task.name, task.line))


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
