"""Official letters from templates made in Word: read, checked, compiled once, filled for each recipient.

The way through: ``tokens`` (a part of the package as a flat row) → ``surveying`` (where each paragraph stands, as Word
shows it) → ``dialect`` (the tags in the words of a paragraph) → ``gathering`` and ``shaping`` (the row with tags in the
place of what they stand for, as docxtpl does it) → ``blocks`` (the proof that letters are well-formed) → ``emission`` and
``engine`` (Jinja) → ``filling`` and ``template`` (a letter a recipient). ``lint`` says everything that is wrong with a
template at once and ``variables`` what data it needs; ``recipients`` is the list of people, ``row_checks`` and ``naming``
look at all of it before the first letter. ``one_file`` puts all letters into one document (``joining``), ``envelopes``
makes what they go out in.
"""
