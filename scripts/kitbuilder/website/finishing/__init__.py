"""What is done to a built site: its pages are checked, its scripts and styles joined, its host files filled in."""
