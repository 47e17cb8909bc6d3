"""Finish a built site: check its pages, join its styles, name its assets, fill in its host files."""
