"""What goes into the kit, under which name: rendered, accounted for and published."""
