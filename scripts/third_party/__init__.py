"""List what comes from others, for people and for programs: by hand, when a lock or what lies in this repository changes."""
