"""The colour families of the issue: greens of the delta, barks, air of the hours of the day."""

from __future__ import annotations

from brush import Tone

ORCHARD = Tone("#16352c", "#2f6a48", "#a9c96e")
DAWN_GREEN = Tone("#17302f", "#3a5f4c", "#c2b468")
DUSK_GREEN = Tone("#141d2a", "#2f3d42", "#a8764e")
NOON_GREEN = Tone("#124034", "#2f8058", "#b9d878")
SEA_GREEN = Tone("#17363a", "#3f6f63", "#a9bd84")
BARK = Tone("#3f3128", "#77614a", "#c4a878")
DUSK_BARK = Tone("#1c1a22", "#453638", "#c98a58")

DAWN_AIR = "#f3c9a0"
NOON_AIR = "#cfe3e0"
DUSK_AIR = "#e58f5c"
