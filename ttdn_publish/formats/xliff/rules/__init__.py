"""The constraints of XLIFF 2.1, an area a module. Each area's ``check`` yields the problems that it finds."""
