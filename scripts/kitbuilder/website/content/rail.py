"""Tell the theme what its list of steps needs: which pages of the menu are steps, and which tasks belong to each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitbuilder.website.content.addresses import Addresses
from kitbuilder.website.content.checklists import tasks_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kitbuilder.model.catalogue import Step


def rail(steps: Sequence[Step]) -> dict[str, dict[str, str]]:
    """Describe each step, by the address of its page. The theme finds it under `extra.rail` in the site's settings."""
    return {Addresses().step(step): {"number": str(step.number), "name": step.name, "tasks": tasks_of(step)} for step in steps}
