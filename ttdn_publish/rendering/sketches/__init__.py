"""What sketches are drawn with: a sheet, curves, labels that keep clear of each other, and the parts of the map."""
