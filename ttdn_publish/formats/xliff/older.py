"""XLIFF 1.2 (OASIS, 2008) for older tools.

Written are ``trans-unit``, ``seg-source`` with ``mrk mtype="seg"`` where a unit has several segments, ``g`` and ``x``,
``mrk``, ``note`` and ``alt-trans``; understood besides these are ``group``, ``bpt``, ``ept``, ``bx``, ``ex``, ``it`` and ``ph``.

=========================== ============================ ======================================
ours                        written as ``target/@state`` also read from
=========================== ============================ ======================================
initial                     needs-translation            new, needs-adaptation, needs-l10n
initial + ``ttdn:outdated`` needs-review-translation     needs-review-adaptation, needs-review-l10n
translated                  translated                   a target without state
reviewed                    signed-off
final                       final                        approved="yes" without state
=========================== ============================ ======================================

What 1.2 has no place for stands in attributes of a namespace of our own, which tools pass on: ids of files and segments,
the states of single segments, native codes. Not carried: metadata, glossaries, and references of annotations in a
glossary; whoever merges the file has them.
"""

from __future__ import annotations

from ttdn_publish.formats.xliff.older_reader import read_xliff12
from ttdn_publish.formats.xliff.older_writer import write_xliff12

__all__ = ["read_xliff12", "write_xliff12"]
