"""Shared drawing tools of the sample pictures: the Scene that collects SVG, colours, curves, filters.

Every scene is 1600 units wide and `scene.h` units high, whatever its pixel size. Primitives are plain functions
that return SVG markup, so they can be grouped, mirrored in water and hazed.
Beside this module: sky (air, sun, clouds, hills, birds), water (ripples, reflections, things afloat), flora (palms,
nipa, foliage), lotus (grass, lotus, hyacinth), trees, leaves, boats (hull, sampan, fruit boat), ships (trawler, junk,
barge, tour boat), built (houses, bridge), banks, folk, fruit, bigfruit, palette.
A scene module ends in a dict SCENES: name -> Picture.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

Point = tuple[float, float]
UNIT = 1600.0


def num(value: float) -> str:
    """A coordinate with one decimal at most."""
    return f"{value:.1f}".removesuffix(".0")


def mix(first: str, second: str, share: float) -> str:
    """The colour `share` of the way from first to second (#rrggbb both)."""
    share = min(1.0, max(0.0, share))
    one = [int(first[i : i + 2], 16) for i in (1, 3, 5)]
    two = [int(second[i : i + 2], 16) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in zip(one, two, strict=True))


class Tone(NamedTuple):
    """Three values of one colour: shadow, body, light."""

    dark: str
    mid: str
    light: str

    def haze(self, air: str, share: float) -> Tone:
        """The same tone seen through air."""
        return Tone(*(mix(colour, air, share) for colour in self))

    def at(self, level: float) -> str:
        """A colour between dark (0), mid (0.5) and light (1)."""
        return mix(self.dark, self.mid, level * 2) if level < 0.5 else mix(self.mid, self.light, level * 2 - 1)


def poly(points: Iterable[Point], closed: bool = True) -> str:
    """Path data of straight segments."""
    return "M" + "L".join(f"{num(x)} {num(y)}" for x, y in points) + ("Z" if closed else "")


def curve(points: Sequence[Point], closed: bool = False) -> str:
    """Path data of a smooth Catmull-Rom curve through the points."""
    count = len(points)
    steps = count if closed else count - 1
    out = [f"M{num(points[0][0])} {num(points[0][1])}"]
    for i in range(steps):
        picks = [(i + k) % count if closed else min(max(i + k, 0), count - 1) for k in (-1, 0, 1, 2)]
        before, here, there, after = (points[k] for k in picks)
        first = (here[0] + (there[0] - before[0]) / 6, here[1] + (there[1] - before[1]) / 6)
        second = (there[0] - (after[0] - here[0]) / 6, there[1] - (after[1] - here[1]) / 6)
        out.append("C" + " ".join(f"{num(a)} {num(b)}" for a, b in (first, second, there)))
    return "".join(out) + ("Z" if closed else "")


def blob(rng: random.Random, x: float, y: float, rx: float, ry: float, wobble: float = 0.15, steps: int = 10) -> str:
    """Path data of an irregular round shape."""
    turn = rng.random() * math.tau
    points = []
    for i in range(steps):
        angle = turn + i * math.tau / steps
        reach = 1 + rng.uniform(-wobble, wobble)
        points.append((x + math.cos(angle) * rx * reach, y + math.sin(angle) * ry * reach))
    return curve(points, closed=True)


def lens(x: float, y: float, length: float, width: float, angle: float = 0.0) -> str:
    """Path data of a leaf or brush dab, pointed at both ends, centred at x, y; angle in radians."""
    cos, sin = math.cos(angle) * length / 2, math.sin(angle) * length / 2
    off_x, off_y = -math.sin(angle) * width, math.cos(angle) * width
    start, end = f"{num(x - cos)} {num(y - sin)}", f"{num(x + cos)} {num(y + sin)}"
    up, down = f"{num(x + off_x)} {num(y + off_y)}", f"{num(x - off_x)} {num(y - off_y)}"
    return f"M{start}Q{up} {end}Q{down} {start}Z"


def fill(data: str, colour: str, opacity: float = 1.0, extra: str = "") -> str:
    """A filled path."""
    alpha = "" if opacity >= 1 else f' opacity="{opacity:.2f}"'
    return f'<path d="{data}" fill="{colour}"{alpha}{" " + extra if extra else ""}/>'


def line(data: str, colour: str, width: float, opacity: float = 1.0, extra: str = "") -> str:
    """A stroked path with round ends."""
    alpha = "" if opacity >= 1 else f' opacity="{opacity:.2f}"'
    return (
        f'<path d="{data}" fill="none" stroke="{colour}" stroke-width="{width:.2f}" stroke-linecap="round"'
        f' stroke-linejoin="round"{alpha}{" " + extra if extra else ""}/>'
    )


def oval(x: float, y: float, rx: float, ry: float, colour: str, opacity: float = 1.0, extra: str = "") -> str:
    """A filled ellipse."""
    alpha = "" if opacity >= 1 else f' opacity="{opacity:.2f}"'
    tail = " " + extra if extra else ""
    return f'<ellipse cx="{num(x)}" cy="{num(y)}" rx="{num(rx)}" ry="{num(ry)}" fill="{colour}"{alpha}{tail}/>'


def box(x: float, y: float, width: float, height: float, colour: str, opacity: float = 1.0, extra: str = "") -> str:
    """A filled rectangle."""
    return fill(f"M{num(x)} {num(y)}h{num(width)}v{num(height)}h{num(-width)}Z", colour, opacity, extra)


def group(*parts: str, opacity: float = 1.0, blend: str = "", filt: str = "", clip: str = "", move: str = "") -> str:
    """Several pieces of markup under one opacity, blend mode, filter, clip path and transform."""
    given = {
        "opacity": "" if opacity >= 1 else f"{opacity:.2f}",
        "style": f"mix-blend-mode:{blend}" if blend else "",
        "filter": filt,
        "clip-path": clip,
        "transform": move,
    }
    attributes = "".join(f' {key}="{value}"' for key, value in given.items() if value)
    return f"<g{attributes}>{''.join(parts)}</g>"


def place(markup: str, x: float, y: float, scale: float = 1.0, flip: bool = False, turn: float = 0.0) -> str:
    """Markup drawn round the origin, put at x, y; flip mirrors it left to right; turn in degrees."""
    rotate = f" rotate({turn:.2f})" if turn else ""
    sign = -scale if flip else scale
    return group(markup, move=f"translate({num(x)} {num(y)}){rotate} scale({sign:.4f} {scale:.4f})")


@dataclass
class Scene:
    """One picture being drawn: 1600 units wide, a seeded random source, definitions and body."""

    name: str
    width: int
    height: int
    rng: random.Random = field(init=False)
    w: float = field(init=False)
    h: float = field(init=False)
    defs: dict[str, str] = field(default_factory=dict)
    body: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Seed the random source with the name; width and height in drawing units."""
        self.rng = random.Random(self.name)
        self.w, self.h = UNIT, UNIT * self.height / self.width

    def add(self, *parts: str) -> None:
        """Put markup on top of what is there."""
        self.body.extend(parts)

    def define(self, markup: str) -> str:
        """Keep a definition (markup with id="@") once; its reference url(#…)."""
        key = self.defs.setdefault(markup, f"d{len(self.defs)}")
        return f"url(#{key})"

    def linear(self, *stops: tuple[float, str] | tuple[float, str, float], across: bool = False) -> str:
        """A gradient over the shape's box, downwards or across; stops are (place, colour[, opacity])."""
        ends = 'x1="0" y1="0" x2="1" y2="0"' if across else 'x1="0" y1="0" x2="0" y2="1"'
        return self.define(f'<linearGradient id="@" {ends}>{_stops(stops)}</linearGradient>')

    def radial(self, *stops: tuple[float, str] | tuple[float, str, float], at: Point = (0.5, 0.5)) -> str:
        """A round gradient over the shape's box, with its light centred at `at`."""
        return self.define(
            f'<radialGradient id="@" cx="{at[0]}" cy="{at[1]}" r="0.5" fx="{at[0]}" fy="{at[1]}">'
            f"{_stops(stops)}</radialGradient>"
        )

    def blur(self, across: float, down: float | None = None) -> str:
        """A soft-focus filter; radii in units."""
        radii = f"{across:.1f} {across if down is None else down:.1f}"
        return self.define(
            f'<filter id="@" x="-0.5" y="-0.5" width="2" height="2"><feGaussianBlur stdDeviation="{radii}"/></filter>'
        )

    def rough(self, scale: float = 4.0, grain: float = 0.03) -> str:
        """A filter that breaks edges as a dry brush does."""
        return self._displace(f"{grain:.4f} {grain:.4f}", scale)

    def wavy(self, scale: float = 14.0, across: float = 0.006, down: float = 0.07) -> str:
        """A filter that shifts things sideways in thin waves, as water does with reflections."""
        level = '<feColorMatrix in="n" values="1 0 0 0 0 0 0 0 0 0.5 0 0 0 0 0.5 0 0 0 0 1" result="n"/>'
        return self._displace(f"{across:.4f} {down:.4f}", scale, level, '<feGaussianBlur stdDeviation="0.7"/>')

    def _displace(self, frequency: str, scale: float, before: str = "", after: str = "") -> str:
        """A displacement by noise."""
        return self.define(
            '<filter id="@" x="-0.1" y="-0.1" width="1.2" height="1.2" color-interpolation-filters="sRGB">'
            f'<feTurbulence type="fractalNoise" baseFrequency="{frequency}" numOctaves="2" seed="7" result="n"/>{before}'
            f'<feDisplacementMap in="SourceGraphic" in2="n" scale="{scale:.1f}" xChannelSelector="R"'
            f' yChannelSelector="G"/>{after}</filter>'
        )

    def clip(self, data: str) -> str:
        """A clip path of the given path data."""
        return self.define(f'<clipPath id="@"><path d="{data}"/></clipPath>')

    def grain(self, strength: float = 0.16, size: float = 0.012) -> None:
        """Paper: broad soft mottling and a fine tooth over the whole picture."""
        for frequency, seed, share in ((size, 3, strength * 0.4), (0.3, 11, strength * 0.42)):
            filt = self.define(
                '<filter id="@" x="0" y="0" width="1" height="1" color-interpolation-filters="sRGB">'
                f'<feTurbulence type="fractalNoise" baseFrequency="{frequency}" numOctaves="2" seed="{seed}"/>'
                '<feColorMatrix values="0.9 0.6 0 0 -0.22 0.9 0.6 0 0 -0.22 0.9 0.6 0 0 -0.22 0 0 0 0 1"/></filter>'
            )
            self.add(group(box(0, 0, self.w, self.h, "#888888", 1, f'filter="{filt}"'), opacity=share, blend="overlay"))

    def vignette(self, colour: str = "#1a1428", strength: float = 0.35) -> None:
        """Darker corners."""
        shade = self.define(
            '<radialGradient id="@" cx="0.5" cy="0.5" r="0.75">'
            + _stops(((0.55, colour, 0.0), (1.0, colour, strength)))
            + "</radialGradient>"
        )
        self.add(group(box(0, 0, self.w, self.h, shade), blend="multiply"))

    def svg(self) -> str:
        """The whole picture as an SVG document."""
        defs = "".join(markup.replace('id="@"', f'id="{key}"', 1) for markup, key in self.defs.items())
        view = f"0 0 {num(self.w)} {self.h:.3f}"
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{self.width}" height="{self.height}" viewBox="{view}">'
            f"<defs>{defs}</defs>{''.join(self.body)}</svg>"
        )


def _stops(stops: Iterable[tuple[float, str] | tuple[float, str, float]]) -> str:
    """The stop elements of a gradient."""
    return "".join(
        f'<stop offset="{where:.3f}" stop-color="{colour}" stop-opacity="{alpha[0] if alpha else 1:.2f}"/>'
        for where, colour, *alpha in stops
    )


class Picture(NamedTuple):
    """An entry of the registry: size in the units of the scene, the function that draws, target folder, JPEG quality, how many
    pixels a unit has."""

    width: int
    height: int
    draw: Callable[[Scene], None]
    folder: str = "bulletins/2018-01/pictures"
    quality: int = 78
    pixels: float = 1.0
