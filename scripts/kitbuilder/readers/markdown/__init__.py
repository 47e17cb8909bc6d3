"""Read Markdown in the template language as a `Document` of the model."""

from kitbuilder.readers.markdown.blocks import read_document
from kitbuilder.readers.markdown.reading import Reading, curly

__all__ = ["Reading", "curly", "read_document"]
