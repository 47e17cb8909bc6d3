"""Write the custom XML part that holds a document's details, from which every bound control takes its value."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from lxml import etree

from kitbuilder.renderers.office_xml import allowed
from kitbuilder.renderers.word.markup import Element, plain_root, to_bytes, w

if TYPE_CHECKING:
    from kitbuilder.renderers.word.writer_state import Draft

DETAILS = "urn:referral-ignition-kit:details"
STORE = f"{{{uuid.uuid5(uuid.NAMESPACE_URL, DETAILS)}}}".upper()
PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"


def binding(name: str) -> Element:
    """Write the `w:dataBinding` that ties a control to its field's element in the details, so that all its places agree."""
    return w("dataBinding", prefixMappings=f"xmlns:k='{DETAILS}'", xpath=f"/k:details[1]/k:{name}[1]", storeItemID=STORE)


def details_part(draft: Draft) -> bytes:
    """Build the custom XML part that bound controls read from.

    Every field of the user's own has an element, so that an editor can map any of them in Word's XML Mapping pane. One that this
    document does not show stays empty: a value that cannot be seen on the page must not leave the practice in the file.
    """
    root = plain_root("details", {None: DETAILS})
    for name, group in draft.context.fields.items():
        if group.is_kept:
            shown = draft.bound.get(name)
            etree.SubElement(root, f"{{{DETAILS}}}{name}").text = allowed(shown.value) if shown else ""
    return to_bytes(root)


def store_part() -> bytes:
    """Write the part that gives the details their id, by which a binding finds them."""
    root = plain_root("datastoreItem", {"ds": PROPERTIES})
    root.set(f"{{{PROPERTIES}}}itemID", STORE)
    schemas = etree.SubElement(root, f"{{{PROPERTIES}}}schemaRefs")
    etree.SubElement(schemas, f"{{{PROPERTIES}}}schemaRef").set(f"{{{PROPERTIES}}}uri", DETAILS)
    return to_bytes(root)
