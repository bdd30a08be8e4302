"""Texts that people typed, in plain files and in Word: line by line, with what their looks say."""
