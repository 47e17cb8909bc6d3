"""kitbuilder turns `kit/` into what a visitor receives.

cli | website            doors: the command line; the site generator's adapter
bundle                   what goes in, under which name; archive; manifest; publish
readers | renderers      files become the model; the model becomes one format. Neighbours who never meet
model                    what a kit is, in plain data
"""
