"""What must last: append-only files in ``content/records/``."""
