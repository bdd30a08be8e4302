"""An event that publications are sent to: a fair, a visit, a conference."""

from __future__ import annotations

import datetime as dt

from ttdn_publish.findings import Place
from ttdn_publish.model.record import at_field, derived, record


@record
class EventItem:
    """Copies of one publication: ``publication`` is the name of its folder, ``copies`` how many go in each of ``languages``
    (all that it has when none are named)."""

    at: Place = at_field()
    publication: str
    languages: tuple[str, ...] = ()
    copies: int = 1


@record
class Event:
    """What ``event.yaml`` says: what the event is called, when and where it is, who receives the parcel and whom to ask.

    ``letter`` is the folder of the covering letter: beside ``event.yaml``, or in ``content/documents``.
    """

    at: Place = at_field()
    name: str = derived("")
    title: str
    date: dt.date
    place: str = ""
    recipient: str
    contact: str = ""
    letter: str = ""
    items: tuple[EventItem, ...]
    sample: bool = False
