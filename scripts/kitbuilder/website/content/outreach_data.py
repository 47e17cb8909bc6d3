"""Write what the page of offices works by as a script: the rules of `outreach.yml`, what is typed of an office, other columns.

A script, because a page opened from a disk may fetch nothing else; a visitor who keeps no offices never loads it.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from kitbuilder.model.field import FieldGroup

if TYPE_CHECKING:
    from kitbuilder.model.catalogue import Catalogue
    from kitbuilder.model.field import Field
    from kitbuilder.model.outreach import Outreach

OUTREACH_DATA = "assets/javascripts/outreach_data.js"
LETTER_DATE = "letter_date"  # a detail of a letter, not of an office


def outreach_data(catalogue: Catalogue) -> dict[str, bytes]:
    """Write the script, by its path on the site; a kit without outreach has none."""
    outreach = catalogue.kit.outreach
    if outreach is None:
        return {}
    data = json.dumps(data_of(catalogue, outreach), ensure_ascii=False, separators=(",", ":"))
    script = f'kitScripts.define("outreach_data",["exports"],(exports)=>{{exports.outreach={data}}});\n'
    return {OUTREACH_DATA: script.encode()}


def data_of(catalogue: Catalogue, outreach: Outreach) -> dict[str, Any]:
    """List everything as the script holds it."""
    titles = {slug: catalogue.template(slug).title for slug in outreach.templates}
    columns = {name: [field.label, *outreach.columns.get(name, ())] for name, field in office_fields(catalogue).items()}
    limits = {name: field.limit for name, field in office_fields(catalogue).items()}
    return {**asdict(outreach), "columns": {**outreach.columns, **columns}, "limits": limits, "titles": titles}


def office_fields(catalogue: Catalogue) -> dict[str, Field]:
    """List the fields that are facts of an office, by name."""
    fields = catalogue.fields.items()
    return {name: field for name, field in fields if field.group is FieldGroup.CONTACT and name != LETTER_DATE}
