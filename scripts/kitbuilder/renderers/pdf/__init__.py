"""Paper: a template, or the whole kit, becomes a fillable, tagged PDF."""

from kitbuilder.renderers.pdf.booklet import render_booklet
from kitbuilder.renderers.pdf.single import render, render_start_here

__all__ = ["render", "render_booklet", "render_start_here"]
