"""Cut the kit down to what one renderer may see of it, so that a change elsewhere leaves its file as it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, TypeVar

from kitbuilder.model.printed_words import words_in
from kitbuilder.model.translation import language_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kitbuilder.model.catalogue import Catalogue, Template
    from kitbuilder.model.field import Field, FieldGroup
    from kitbuilder.model.logo import Logo
    from kitbuilder.model.printed_words import PrintedWords


LookT = TypeVar("LookT")


@dataclass(frozen=True, slots=True)
class RenderContext(Generic[LookT]):
    """The kit as one rendered file sees it. Its `repr` is part of the key that the file is cached under.

    `whose` is the field that says whose form this is, if its pages may come apart. `details` are the merged values that the
    file shows outside its text. `as_of` is the day that the values of its sheets are worked out for, "" without sheets.
    `fields` are the names of all fields, for a format whose files name every one. `look` is the format's own part of the look.
    `logo` is the practice's, for a format that shows it elsewhere than in letterheads: those hold their own.
    """

    title: str
    edition: str
    author: str
    language: str
    form_number: str
    whose: Field | None
    details: Mapping[str, str]
    as_of: str
    fields: Mapping[str, FieldGroup]
    look: LookT
    folder: Path = field(repr=False)
    logo: Logo | None = None

    @property
    def words(self) -> PrintedWords:
        """The fixed words that its file prints."""
        return words_in(self.language)


def context_of(
    template: Template, catalogue: Catalogue, look: LookT, *, details: tuple[str, ...] = (), all_fields: bool = False
) -> RenderContext[LookT]:
    """Cut a catalogue down to what the file of one template may see: some `details`, and the names of `all_fields` or none."""
    kit, whose = catalogue.kit, catalogue.whose(template)
    if whose and template.translation:
        whose = whose.in_language(template.translation.language.code)
    shown = (*details, *([whose.name] if whose else []))
    return RenderContext(
        title=kit.title,
        edition=kit.edition,
        author=kit.author,
        language=language_of(template, kit.language),
        form_number=catalogue.form_number(template),
        whose=whose,
        details={name: catalogue.details[name] for name in sorted(shown) if name in catalogue.details},
        as_of=kit.as_of if template.sheets else "",
        fields={name: declared.group for name, declared in catalogue.fields.items()} if all_fields else {},
        look=look,
        folder=catalogue.folder,
    )
