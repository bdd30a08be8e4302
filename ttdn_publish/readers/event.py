"""Reading an event that publications are sent to: ``event.yaml``."""

from __future__ import annotations

import dataclasses

from ttdn_publish.model.event import Event
from ttdn_publish.readers.inlines import text_reader
from ttdn_publish.readers.source import Source
from ttdn_publish.readers.structure import build

#: The file that makes a folder an event.
EVENT_FILE = "event.yaml"


def read_event(source: Source) -> Event | None:
    """The event in the source folder, or ``None`` when ``event.yaml`` cannot be used; every mistake is noted.

    Raises :class:`SecrecyStop`.
    """
    path = source.folder / EVENT_FILE
    node = source.yaml(path)
    if node is None:
        return None
    event = build(Event, node, source.name(path), text_reader(source.findings), source.findings)
    return event and dataclasses.replace(event, name=source.folder.resolve().name)
