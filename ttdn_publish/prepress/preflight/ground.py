"""What lies under a thing: the last solid colour or picture painted before it that it stands on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ttdn_publish.formats.pdf.content.colours import Inks
from ttdn_publish.formats.pdf.content.things import Painted

#: So many grounds are remembered; what was painted earlier is long covered.
_REMEMBERED = 400
_SLACK = 0.5


@dataclass(frozen=True, slots=True)
class Ground:
    """Under a thing: ``inks`` in per cent, ``None`` where they are not known; ``picture`` on a picture or a shading."""

    inks: Inks | None = ()
    model: str = "cmyk"
    picture: bool = False

    @property
    def plates(self) -> int:
        """On how many plates it prints, a CMYK picture on four."""
        if self.picture:
            return 4 if self.model == "cmyk" else 1
        return sum(1 for _, share in self.inks or () if share >= 5)


PAPER = Ground()


def with_grounds(things: list[Painted]) -> Iterator[tuple[Painted, Ground]]:
    """Every thing in the order of painting, and what it stands on."""
    grounds: list[Painted] = []
    for thing in things:
        yield thing, _under(thing, grounds)
        if thing.solid and not thing.transparent and not thing.overprint and thing.kind in ("fill", "image", "shading"):
            grounds.append(thing)
            if len(grounds) > 2 * _REMEMBERED:
                del grounds[:_REMEMBERED]


def _under(thing: Painted, grounds: list[Painted]) -> Ground:
    left, bottom, right, top = thing.box
    for ground in reversed(grounds):
        box = ground.box
        if (
            box[0] - _SLACK <= left
            and right <= box[2] + _SLACK
            and box[1] - _SLACK <= bottom
            and top <= box[3] + _SLACK
        ):
            colour = ground.colours[0] if ground.colours else None
            if ground.kind != "fill" or colour is None:
                return Ground(None, colour.space.model if colour else "", picture=True)
            return Ground(colour.inks, colour.space.model)
    return PAPER
