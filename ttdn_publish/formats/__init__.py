"""Foreign formats and libraries, each behind one door. Knows no type of the project but errors and findings."""
