"""Write `sbom.cdx.json`, a software bill of materials: what people receive from others, and what that is made with.

It holds no day and no number made up for it, so that the same parts are the same bytes.
"""

from __future__ import annotations

import hashlib
from importlib import metadata
from typing import TYPE_CHECKING

from cyclonedx.model import ExternalReference, ExternalReferenceType, HashAlgorithm, HashType, XsUri
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component, ComponentScope, ComponentType
from cyclonedx.model.component_evidence import ComponentEvidence, Occurrence
from cyclonedx.output import make_outputter
from cyclonedx.schema import OutputFormat, SchemaVersion
from fontTools.ttLib import TTFont
from packageurl import PackageURL
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from third_party.licenses import spdx_license
from third_party.locks import BUILDS, NPM, npm_packages, python_packages
from third_party.page import words_of
from third_party.taken_over import PARTS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from third_party.locks import Pinned
    from third_party.taken_over import Part

KIT, ABOUT = "Referral Ignition Kit", "What people receive is required; what that is made with is excluded."
VERSION = SchemaVersion.V1_6  # programs that read such lists know it; not all know 1.7
ALGORITHMS = {"pypi": HashAlgorithm.SHA_256, "npm": HashAlgorithm.SHA_512}
FONTS = (".ttf", ".woff2")


def bill(root: Path) -> str:
    """Write the whole list. Raises LookupError when something has no license, or is named and not here."""
    pinned = {"pypi": python_packages(root / BUILDS), "npm": npm_packages(root / NPM)}
    shipped = {part.name: _shipped(part, root, pinned) for part in PARTS}
    received = {part.package for part in PARTS}
    makes = {name: _making(package) for name, package in pinned["pypi"].items() if f"pypi:{name}" not in received}
    kit = Component(name=KIT, description=ABOUT, type=ComponentType.APPLICATION, bom_ref="kit")
    kit.licenses.add(spdx_license(KIT, "MIT"))
    bom = Bom(components=[*shipped.values(), *makes.values()], metadata=BomMetaData(component=kit))
    bom.register_dependency(kit, shipped.values())
    for name, component in makes.items():
        bom.register_dependency(component, _needs(name, makes))
    bom.serial_number = bom.metadata.timestamp = None  # type: ignore[assignment]  # both may be left out, by the format
    return make_outputter(bom, OutputFormat.JSON, VERSION).output_as_string(indent=1) + "\n"


def _shipped(part: Part, root: Path, pinned: dict[str, dict[str, Pinned]]) -> Component:
    """Describe a part that people receive: a package with its checksums, or files with theirs."""
    files = {file.relative_to(root).as_posix(): file for file in part.files(root)}
    kind, _, name = part.package.partition(":")
    component = _package(kind, pinned[kind][name]) if kind else Component(name=part.name, bom_ref=part.name)
    component.scope = ComponentScope.REQUIRED
    component.licenses.add(spdx_license(part.name, part.license))
    # Without a reference of its own the library orders each by where it lies in memory.
    places = [Occurrence(bom_ref=f"{part.name} in {path}", location=path) for path in files]
    component.evidence = ComponentEvidence(occurrences=places)
    fonts = {path: file for path, file in files.items() if file.suffix in FONTS}
    component.components.update(_font(path, file) for path, file in fonts.items())
    return component


def _making(package: Pinned) -> Component:
    """Describe a package that the kit or the site is made with."""
    component = _package("pypi", package)
    component.scope = ComponentScope.EXCLUDED
    component.licenses.add(spdx_license(package.name, words_of(package, {})))
    return component


def _package(kind: str, package: Pinned) -> Component:
    """Describe a package by the checksums that its lock holds it to, one for each file that it may come as."""
    address = PackageURL(kind, name=package.name, version=package.version)
    checksums = [HashType(alg=ALGORITHMS[kind], content=checksum) for checksum in package.checksums]
    comes_as = ExternalReference(type=ExternalReferenceType.DISTRIBUTION, url=XsUri(str(address)), hashes=checksums)
    component = Component(name=package.name, version=package.version, bom_ref=str(address), purl=address)
    component.external_references.add(comes_as)
    return component


def _font(path: str, file: Path) -> Component:
    """Describe a font by its own version and the checksum of its file."""
    version = f"{TTFont(file)['head'].fontRevision:.3f}"
    checksum = HashType(alg=HashAlgorithm.SHA_256, content=hashlib.sha256(file.read_bytes()).hexdigest())
    return Component(name=path, version=version, type=ComponentType.FILE, bom_ref=path, hashes=[checksum])


def _needs(name: str, known: dict[str, Component]) -> Iterator[Component]:
    """Yield the packages that a package asks for on any system; what it asks for only as an extra is not installed."""
    asked = [Requirement(line) for line in metadata.requires(name) or []]
    for requirement in asked:
        needed = known.get(canonicalize_name(requirement.name))
        if needed is not None and "extra" not in str(requirement.marker):
            yield needed
