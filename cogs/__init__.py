"""The commands, a module per noun: parse, call one use case, render."""
