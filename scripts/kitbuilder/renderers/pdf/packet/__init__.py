"""Make a packet: several templates' PDFs as one, filled in as the site fills them in."""

from kitbuilder.renderers.pdf.packet.filling import fill
from kitbuilder.renderers.pdf.packet.joining import Sheet, join
from kitbuilder.renderers.pdf.packet.made import packet_of

__all__ = ["Sheet", "fill", "join", "packet_of"]
