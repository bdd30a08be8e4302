"""Letters abroad: a document's foreign edition set as each culture writes letters, templates for merges, and their data.

The way through: ``filling`` (fixed phrases with their blanks filled) → ``sender`` and ``addressing`` (from whom, to whom) →
``content`` (what the document says) → ``parts`` (the letter in its parts, in order) → ``word`` (the file).
``templates`` makes the same letters with tags for merging, ``rows`` the data for them.
"""
