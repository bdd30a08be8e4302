"""Finished PDF files: what they say of themselves, and what is made of them. The one door to pikepdf."""
