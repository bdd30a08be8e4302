"""XLIFF: the exchange format of localisation (2.1 core with four modules, and 1.2 for older tools)."""
