"""The formulas of a tracker's sheets: read, checked, worked out, and written as a spreadsheet program wants them."""
