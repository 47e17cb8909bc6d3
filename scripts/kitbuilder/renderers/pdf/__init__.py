"""Paper: a template, or the whole kit, becomes a fillable, tagged PDF; and the one picture of the site."""

from kitbuilder.renderers.pdf.booklet import render_booklet
from kitbuilder.renderers.pdf.single import render, render_start_here
from kitbuilder.renderers.pdf.social import SOCIAL_SIZE, social_picture

__all__ = ["SOCIAL_SIZE", "render", "render_booklet", "render_start_here", "social_picture"]
