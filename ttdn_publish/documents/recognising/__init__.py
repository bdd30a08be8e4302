"""Recognising a document that somebody typed: its components and its levels, and what was not understood."""
