"""From files to the model. Every mistake of a run is noted with file and line; nothing is repaired in silence."""
