"""Regulations as dated data: picked by the date of the publication, each with its source."""
