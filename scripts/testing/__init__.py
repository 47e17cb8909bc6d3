"""Run the project's own checks, tests and benchmarks, in parts. Standard library only; the product is used from outside."""
