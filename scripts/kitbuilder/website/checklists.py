"""A step's check-list becomes a form that can be ticked, with how to do each line and the templates that help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitbuilder.renderers.web_page import Html, element, join

if TYPE_CHECKING:
    from kitbuilder.model.catalogue import Catalogue, Step, Task
    from kitbuilder.website.addresses import Addresses


def checklist(catalogue: Catalogue, step: Step, at: Addresses) -> Html:
    """Turn a step into its check-list; it knows the tasks of every step, so that progress counts over all of them."""
    tasks = [_key(every, task) for every in catalogue.steps for task in every.checklist]
    lines = (element("li", *_line(catalogue, step, task, at)) for task in step.checklist)
    title = element("h2", "Your check-list", id="check-list")
    return join(
        title,
        element(
            "div",
            element("ul", *lines, class_="kit-checklist__lines"),
            _progress(len(step.checklist), len(tasks), len(catalogue.steps)),
            class_="kit-checklist",
            data_checklist=True,
            data_tasks=" ".join(tasks),
        ),
    )


def _key(step: Step, task: Task) -> str:
    return f"{step.name}.{task.name}"


def _line(catalogue: Catalogue, step: Step, task: Task, at: Addresses) -> tuple[Html, ...]:
    box = element("input", type="checkbox", data_task=_key(step, task), autocomplete="off")
    helpers = [catalogue.template(slug) for slug in task.templates]
    links = [element("a", template.title, href=at.template(template)) for template in helpers]
    listed = join(*(part for link in links for part in (" · ", link)))
    return element("label", box, " ", task.line), element("p", task.how, element("span", listed, class_="kit-checklist__help"))


def _progress(here: int, total: int, steps: int) -> Html:
    count = element("span", "0", data_count=True)
    words = (count, f" of {here} in this step, ", count, f" of {total} in all {steps} steps")
    bar = element("progress", value=0, max=total, aria_label="Check-list lines ticked in all steps")
    return element("div", bar, element("p", *words, role="status"), class_="kit-checklist__progress")
