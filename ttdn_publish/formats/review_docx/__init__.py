"""A review kit: sentences in a Word table, source beside translation, written out and read back."""
