"""Notes and key findings as one document model, its renderings, and import into it."""
