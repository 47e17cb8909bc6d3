"""The ground floor: what a kit is, in plain data. Standard library only; imports nothing above itself."""
