"""Make the kit's book: its parts are set one by one, and joined into one file."""

from kitbuilder.renderers.pdf.book.binding import bind, render_booklet
from kitbuilder.renderers.pdf.book.part import Part, part_of
from kitbuilder.renderers.pdf.book.piece import Piece, piece_of

__all__ = ["Part", "Piece", "bind", "part_of", "piece_of", "render_booklet"]
