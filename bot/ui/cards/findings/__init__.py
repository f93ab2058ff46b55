"""The workbench, the review and the published findings."""
