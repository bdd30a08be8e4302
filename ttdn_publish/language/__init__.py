"""What the languages of the house ask for: numbers, dates, names, typography and spelling, as data and named rules."""
