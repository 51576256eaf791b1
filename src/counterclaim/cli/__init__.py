"""The command line: one module a verb, thin; no domain rules."""
