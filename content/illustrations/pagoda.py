"""The parts of Vĩnh Tràng pagoda: arcades with European arches, tiered Asian roofs, lantern towers, a stupa."""

from __future__ import annotations

from brush import Scene, Tone, box, fill, group, line, num, oval

WALL = Tone("#b08a5c", "#eed9a6", "#fff6dc")
TRIM = Tone("#7a9aa0", "#e8efe6", "#ffffff")
ROOF = Tone("#5e2a22", "#a4493a", "#dc8a62")
SHADE = "#3a2c34"


def arch(x: float, foot: float, wide: float, high: float) -> str:
    """A round-arched opening with white surround, its foot in the middle at x."""
    half = wide / 2

    def shape(grow: float) -> str:
        """The opening, larger by grow."""
        w = half + grow
        return (
            f"M{num(x - w)} {num(foot)}V{num(foot - high + half)}"
            f"A{num(w)} {num(w)} 0 0 1 {num(x + w)} {num(foot - high + half)}V{num(foot)}Z"
        )

    return group(
        fill(shape(wide * 0.09), TRIM.mid),
        fill(shape(0), SHADE),
        fill(shape(-wide * 0.1), "#221a24", 0.5),
        line(f"M{num(x - half)} {num(foot - high + half)}H{num(x + half)}", "#b58a5a", 1.2, 0.6),
        fill(
            (
                f"M{num(x - half * 0.22)} {num(foot - high - wide * 0.14)}h{num(half * 0.44)}"
                f"l{num(-half * 0.1)} {num(wide * 0.2)}h{num(-half * 0.24)}Z"
            ),
            TRIM.dark,
        ),
    )


def upturned(x: float, eaves: float, wide: float, high: float, tone: Tone = ROOF) -> str:
    """A tiled roof with swept, upturned corners; x is its middle."""
    half, top = wide / 2, wide * 0.26
    shape = (
        f"M{num(x - top)} {num(eaves - high)}H{num(x + top)}Q{num(x + half * 0.62)} {num(eaves - high * 0.16)} {num(x + half * 1.1)} {num(eaves - high * 0.34)}"
        f"L{num(x + half)} {num(eaves)}Q{num(x)} {num(eaves + high * 0.08)} {num(x - half)} {num(eaves)}"
        f"L{num(x - half * 1.1)} {num(eaves - high * 0.34)}Q{num(x - half * 0.62)} {num(eaves - high * 0.16)} {num(x - top)} {num(eaves - high)}Z"
    )
    rolls = "".join(
        (
            f"M{num(x + top * s)} {num(eaves - high)}"
            f"Q{num(x + half * 0.62 * s)} {num(eaves - high * 0.3)} {num(x + half * s)} "
            f"{num(eaves)}"
        )
        for s in (i / 9 - 1 for i in range(1, 18))
    )
    return group(
        fill(shape, tone.mid),
        line(rolls, tone.dark, max(0.8, wide * 0.006), 0.6),
        line(
            f"M{num(x - half)} {num(eaves)}Q{num(x)} {num(eaves + high * 0.08)} {num(x + half)} {num(eaves)}",
            tone.light,
            max(1.6, high * 0.07),
        ),
        line(f"M{num(x - top)} {num(eaves - high)}H{num(x + top)}", tone.light, max(2.0, high * 0.1)),
    )


def balusters(x0: float, x1: float, foot: float, high: float) -> str:
    """A balustrade."""
    count = max(3, int((x1 - x0) / (high * 0.5)))
    posts = "".join(f"M{num(x0 + (x1 - x0) * i / count)} {num(foot)}v{num(-high)}" for i in range(count + 1))
    return group(
        line(posts, TRIM.mid, high * 0.2),
        box(x0 - 3, foot - high - 3, x1 - x0 + 6, 5, TRIM.light),
        box(x0 - 3, foot - 3, x1 - x0 + 6, 5, TRIM.dark),
    )


def storey(scene: Scene, x: float, foot: float, wide: float, high: float, arches: int) -> str:
    """One storey: wall, pilasters, arches, cornice."""
    left, bay = x - wide / 2, wide / arches
    opening = min(bay * 0.62, high * 0.62)
    parts = [box(left, foot - high, wide, high, scene.linear((0.0, WALL.mid), (1.0, WALL.light)))]
    parts += [arch(left + bay * (i + 0.5), foot, opening, high * 0.74) for i in range(arches)]
    for i in range(arches + 1):
        a = left + bay * i
        parts.append(
            box(
                a - bay * 0.06,
                foot - high,
                bay * 0.12,
                high,
                scene.linear((0.0, TRIM.light), (1.0, TRIM.mid), across=True),
            )
        )
        parts.append(box(a + bay * 0.03, foot - high, bay * 0.03, high, TRIM.dark, 0.7))
    parts.append(
        box(left - 8, foot - high - 8, wide + 16, 12, TRIM.light)
        + box(left - 8, foot - high + 4, wide + 16, 5, TRIM.dark, 0.8)
    )
    parts.append(
        line(
            "".join(f"M{num(left + wide * i / 40)} {num(foot - high + 14)}v8" for i in range(41)), "#b5703c", 2.4, 0.55
        )
    )
    return group(*parts)


def lantern(scene: Scene, x: float, foot: float, wide: float) -> str:
    """A small tower with a dome and a lotus finial."""
    high = wide * 0.8
    dome = (
        f"M{num(x - wide * 0.46)} {num(foot - high)}"
        f"Q{num(x - wide * 0.5)} {num(foot - high * 1.75)} {num(x)} {num(foot - high * 1.95)}"
        f"Q{num(x + wide * 0.5)} {num(foot - high * 1.75)} {num(x + wide * 0.46)} "
        f"{num(foot - high)}Z"
    )
    ribs = "".join(
        (
            f"M{num(x + wide * s)} {num(foot - high)}"
            f"Q{num(x + wide * s * 1.05)} {num(foot - high * 1.7)} {num(x)} "
            f"{num(foot - high * 1.95)}"
        )
        for s in (-0.24, 0, 0.24)
    )
    return group(
        storey(scene, x, foot, wide, high, 2),
        upturned(x, foot - high + 2, wide * 1.3, high * 0.34),
        fill(
            dome,
            scene.linear((0.0, ROOF.light), (0.5, ROOF.mid), (1.0, ROOF.dark), across=True),
            1,
            f'transform="translate(0 {num(-high * 0.24)})"',
        ),
        group(line(ribs, ROOF.dark, 1.4, 0.6), move=f"translate(0 {num(-high * 0.24)})"),
        line(f"M{num(x)} {num(foot - high * 2.15)}v{num(-high * 0.42)}", "#c9a04a", max(2.0, wide * 0.03)),
        oval(x, foot - high * 2.3, wide * 0.06, wide * 0.07, "#e8c46a"),
    )


def pagoda(scene: Scene, x: float, ground: float) -> str:
    """The front of the pagoda, about 1060 wide, its middle at x."""
    wings = group(
        storey(scene, x - 370, ground, 330, 150, 4),
        storey(scene, x + 370, ground, 330, 150, 4),
        balusters(x - 535, x - 205, ground - 158, 26),
        balusters(x + 205, x + 535, ground - 158, 26),
    )
    rear = group(
        box(x - 430, ground - 262, 860, 112, "#dcc494"),
        upturned(x - 300, ground - 250, 420, 84),
        upturned(x + 300, ground - 250, 420, 84),
    )
    towers = group(
        *(lantern(scene, x + off, ground - 158, 112) for off in (-478, 478)),
        *(lantern(scene, x + off, ground - 190, 124) for off in (-250, 250)),
    )
    middle = group(
        storey(scene, x, ground, 420, 196, 3),
        balusters(x - 200, x + 200, ground - 204, 28),
        upturned(x, ground - 196, 500, 50),
        storey(scene, x, ground - 232, 280, 128, 3),
        upturned(x, ground - 352, 350, 74),
        storey(scene, x, ground - 420, 150, 84, 1),
        upturned(x, ground - 496, 214, 66),
        lantern(scene, x, ground - 556, 66),
    )
    steps = group(
        *(box(x - 150 - i * 16, ground - 8 + i * 9, 300 + i * 32, 10, ("#d8cbb0", "#b9a98c")[i % 2]) for i in range(3))
    )
    return group(rear, towers, wings, middle, steps)


def stupa(scene: Scene, x: float, foot: float, high: float) -> str:
    """A seven-tier stupa."""
    parts = []
    for i in range(7):
        share = i / 7
        wide, level = high * 0.34 * (1 - share * 0.66), foot - high * 0.82 * share
        step = high * 0.115
        parts.append(
            box(
                x - wide / 2,
                level - step,
                wide,
                step,
                scene.linear((0.0, WALL.light), (0.6, WALL.mid), (1.0, WALL.dark), across=True),
            )
        )
        parts.append(arch(x, level - 2, wide * 0.2, step * 0.6))
        parts.append(upturned(x, level - step * 0.86, wide * 1.34, step * 0.42, ROOF))
    parts.append(line(f"M{num(x)} {num(foot - high * 0.82)}v{num(-high * 0.18)}", "#c9a04a", 4))
    return group(*parts)
