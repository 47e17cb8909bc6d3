"""Make a fresh checkout able to run `kit`. Standard library only: nothing is installed yet."""
