"""Articles as files: what Word, OpenDocument, web pages and Markdown know of their lines."""
