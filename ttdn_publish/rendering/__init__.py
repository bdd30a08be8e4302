"""From an edition to its versions: HTML first, then PDF pages laid out once and painted for screen and print."""
