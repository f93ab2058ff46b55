"""From published articles, as text or Markdown, to the document model."""
