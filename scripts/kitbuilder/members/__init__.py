"""Fill the kit for each member of an institute, with the site's own code: what their browser would hand them, byte for byte."""

from kitbuilder.members.filling import Filler, find_node
from kitbuilder.members.run import Outcome, Run, Shard, fill_all

__all__ = ["Filler", "Outcome", "Run", "Shard", "fill_all", "find_node"]
