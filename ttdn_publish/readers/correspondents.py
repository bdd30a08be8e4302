"""Reading the register of correspondents, ``content/correspondents.yaml``."""

from __future__ import annotations

from collections.abc import Mapping

from ttdn_publish.model.correspondent import Correspondent
from ttdn_publish.readers.registers import by_id
from ttdn_publish.readers.source import Source

CORRESPONDENTS = "correspondents.yaml"


def read_correspondents(source: Source) -> Mapping[str, Correspondent]:
    """The correspondents in ``source.folder`` (the workspace's ``content``) by id; every mistake is noted.

    Raises :class:`SecrecyStop`.
    """
    return by_id(Correspondent, source.folder / CORRESPONDENTS, source)
