"""The adapter to MkDocs, and the way out: a project for any other generator that reads `mkdocs.yml`."""
