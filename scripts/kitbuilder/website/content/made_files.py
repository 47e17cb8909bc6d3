"""Make the files of the site that are no page, no download and no picture: what scripts and styles need, and a list of parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitbuilder.website.content.color_sheet import COLOR_SHEET, color_sheet
from kitbuilder.website.content.details_parts import DETAILS_PARTS, details_parts
from kitbuilder.website.content.fill_files import filling_files
from kitbuilder.website.content.outreach_data import outreach_data
from kitbuilder.website.content.search_words import SEARCH_WORDS, search_words
from kitbuilder.website.content.site_context import FONTS_FOLDER, PAGES_FOLDER
from kitbuilder.website.content.software_bill import software_bill

if TYPE_CHECKING:
    from pathlib import Path

    from kitbuilder.model.catalogue import Catalogue


def made_files(catalogue: Catalogue, project: Path) -> dict[str, bytes]:
    """Make them, by their path on the site. The picture for sharing is apart, because it is kept while a site is served."""
    return {
        **filling_files(catalogue, project / FONTS_FOLDER),
        **outreach_data(catalogue),
        **software_bill(project, catalogue.kit.edition),
        DETAILS_PARTS: details_parts(catalogue),
        COLOR_SHEET: color_sheet(catalogue.look.site),
        SEARCH_WORDS: search_words(catalogue, project / PAGES_FOLDER),
    }
