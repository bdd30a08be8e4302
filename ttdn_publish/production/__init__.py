"""The build graph: what depends on what, what can be taken from the cache, and who does the work."""
