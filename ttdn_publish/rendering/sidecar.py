"""What stands on which page: page → unit → state, beside every PDF; and what a proof lists."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from ttdn_publish.model.edition import PagedEdition
from ttdn_publish.model.text import State, worst
from ttdn_publish.rendering.boxes import Spot
from ttdn_publish.rendering.markup import Printed


def sidecar(edition: PagedEdition, pages: Sequence[Iterable[Spot]], printed: Iterable[Printed]) -> str:
    """JSON: for every page its units with state and source file; under ``elsewhere`` what is not seen on a page (alt texts)."""
    by_unit: dict[str, list[Printed]] = defaultdict(list)
    for sentence in printed:
        by_unit[sentence.unit].append(sentence)
    placed: set[str] = set()
    told: list[dict[str, Any]] = []
    for number, spots in enumerate(pages, 1):
        units = list(dict.fromkeys(spot.unit for spot in spots))
        placed |= set(units)
        told.append({"page": number, "units": [_unit(unit, by_unit[unit]) for unit in units]})
    rest = [_unit(unit, sentences) for unit, sentences in by_unit.items() if unit not in placed]
    data = {"publication": edition.publication.name, "language": edition.language, "pages": told, "elsewhere": rest}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _unit(unit: str, sentences: Sequence[Printed]) -> dict[str, Any]:
    segments = {
        s.segment: {k: v for k, v in (("state", s.status.state), ("origin", s.status.origin), ("by", s.status.by)) if v}
        for s in sentences
    }
    state = worst(s.status.state for s in sentences)
    return {"unit": unit, "state": state, "file": sentences[0].at if sentences else "", "segments": segments}


def unapproved(printed: Iterable[Printed]) -> list[Printed]:
    """The sentences that nobody has approved, in the order in which they were printed."""
    return [sentence for sentence in printed if sentence.status.state is not State.APPROVED]
