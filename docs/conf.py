"""The documents as a site: `make docs`."""

project = "Rostrum"
project_copyright = "2026 The Rostrum developers, MIT licence"
extensions = ["myst_parser"]
exclude_patterns = ["pictures", "schemas"]
# Headings down to this level can be linked to by their words, as on GitHub.
myst_heading_anchors = 3
html_theme = "furo"
html_title = "Rostrum"
html_copy_source = False
html_show_sphinx = False
# What an index would list are functions, and there are none.
html_use_index = False
