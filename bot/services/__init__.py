"""The use cases: one class per noun, one unit of work per method. What they need is in `ports`."""
