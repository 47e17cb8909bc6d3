"""What is done to a built site: its pages are checked, its styles joined, its assets named, its host files filled in."""
