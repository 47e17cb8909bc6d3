"""Read files as the model. `load_catalogue` is the only way in."""

from kitbuilder.readers.catalogue import load_catalogue, read_fields_file
from kitbuilder.readers.details import read_details
from kitbuilder.readers.glyphs import printable_characters
from kitbuilder.readers.members import read_members

__all__ = ["load_catalogue", "printable_characters", "read_details", "read_fields_file", "read_members"]
