"""Decide what goes into the kit and under which name; render it, account for it and publish it."""
