"""From finished pages to what a press prints: colour, marks, imposition, preflight."""
