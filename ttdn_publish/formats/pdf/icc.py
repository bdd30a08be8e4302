"""The head of an ICC profile: what it says it is for (ICC.1:2010, 7.2). Colours are not converted here."""

from __future__ import annotations

from dataclasses import dataclass

_HEAD = 128
#: Signature of a colour space → how many components it has.
_COMPONENTS = {"GRAY": 1, "RGB": 3, "Lab": 3, "XYZ": 3, "CMYK": 4, "CMY": 3, "HSV": 3, "YCbr": 3}


@dataclass(frozen=True, slots=True)
class ProfileFacts:
    """Head of a profile. ``kind`` is ``prtr``, ``mntr``, ``scnr``, ``spac``, ...; ``space`` is ``CMYK``, ``RGB``, ``GRAY``,
    ``Lab``, ... Both are empty in a damaged profile (``sound`` false)."""

    kind: str = ""
    space: str = ""
    version: tuple[int, int] = (0, 0)
    sound: bool = False

    @property
    def components(self) -> int:
        """How many components its colours have; 0 if that is not known."""
        return _COMPONENTS.get(self.space, 0)


def profile_facts(data: bytes) -> ProfileFacts:
    """The head of the profile ``data``."""
    if len(data) < _HEAD + 4 or data[36:40] != b"acsp":
        return ProfileFacts()
    size = int.from_bytes(data[:4], "big")
    kind, space = (data[at : at + 4].decode("latin-1").strip() for at in (12, 16))
    return ProfileFacts(kind, space, (data[8], data[9] >> 4), _HEAD < size <= len(data))
