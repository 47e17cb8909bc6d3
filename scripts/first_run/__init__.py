"""A fresh checkout becomes one that can run `kit`. Standard library only: nothing is installed yet."""
