"""Adapt the site to MkDocs, and export it as a project for any other generator that reads `mkdocs.yml`."""
