"""The kit becomes a website: page texts made from the catalogue, thin adapters to MkDocs, repairs of the built pages."""
