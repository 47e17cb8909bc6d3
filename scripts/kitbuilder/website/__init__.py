"""Make the website: what its pages say (content), what is done to built pages (finishing), and the adapter to MkDocs (mkdocs)."""
