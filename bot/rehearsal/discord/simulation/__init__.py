"""SimCord's Discord, brought nearer to the real one: what servers hold, and how it is shown."""
