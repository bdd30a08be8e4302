"""The Word version of official documents."""
