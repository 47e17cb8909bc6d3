"""Render a template, or the whole kit, as a fillable, tagged PDF."""

from kitbuilder.renderers.pdf.book import render_booklet
from kitbuilder.renderers.pdf.form_font import FormFont, cut_form_font, know
from kitbuilder.renderers.pdf.packet import packet_of
from kitbuilder.renderers.pdf.single import fits, page_count, render, render_start_here
from kitbuilder.renderers.pdf.wide_font import NAMES, wide_font

__all__ = [
    "NAMES",
    "FormFont",
    "cut_form_font",
    "fits",
    "know",
    "packet_of",
    "page_count",
    "render",
    "render_booklet",
    "render_start_here",
    "wide_font",
]
