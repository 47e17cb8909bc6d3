"""Say what a kit is, in plain data: the ground floor. It imports the standard library alone, and nothing above itself."""
