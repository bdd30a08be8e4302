"""Figures for scenes with people near the viewer: built from joints, about 100 units tall, feet near y = 0.

Faces are stylised: nobody real is shown. Put figures with brush.place; scale 2 to 6.
"""

from __future__ import annotations

import math
from dataclasses import replace

from brush import Point, curve, fill, group, lens, line, mix, num, oval
from folk import hat
from pose import STAND, Look, Pose


def _taper(a: Point, b: Point, wide: float, thin: float) -> str:
    """Path data of a limb's part: round at both ends, thinner towards b."""
    turn = math.atan2(b[1] - a[1], b[0] - a[0])
    off = (-math.sin(turn), math.cos(turn))
    r, q = wide / 2, thin / 2
    corner = [
        (a[0] + off[0] * r, a[1] + off[1] * r),
        (b[0] + off[0] * q, b[1] + off[1] * q),
        (b[0] - off[0] * q, b[1] - off[1] * q),
        (a[0] - off[0] * r, a[1] - off[1] * r),
    ]
    spot = [f"{num(x)} {num(y)}" for x, y in corner]
    return f"M{spot[0]}L{spot[1]}A{num(q)} {num(q)} 0 0 0 {spot[2]}L{spot[3]}A{num(r)} {num(r)} 0 0 0 {spot[0]}Z"


def _limb(start: Point, joint: Point, end: Point, colour: str, wide: float, thin: float) -> str:
    """An arm or leg through its joint, with a soft shade on its lower side."""
    middle = (wide + thin) / 2 * 0.94
    data = _taper(start, joint, wide, middle) + _taper(joint, end, middle, thin)
    lower = _taper((start[0] + wide * 0.16, start[1]), (joint[0] + wide * 0.14, joint[1]), wide * 0.5, middle * 0.5)
    lower += _taper((joint[0] + wide * 0.14, joint[1]), (end[0] + thin * 0.14, end[1]), middle * 0.5, thin * 0.5)
    return fill(data, colour) + fill(lower, mix(colour, "#140f1c", 0.5), 0.28)


def _between(a: Point, b: Point, share: float) -> Point:
    """A point of the way from a to b."""
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share


def _arm(shoulder: Point, arm: tuple[Point, Point], look: Look, shade: float) -> str:
    """An arm with its sleeve and hand."""
    elbow, hand = arm
    skin, cloth = mix(look.skin, "#2a1620", shade), mix(look.top, "#140f1c", shade)
    way = math.atan2(hand[1] - elbow[1], hand[0] - elbow[0])
    palm = (hand[0] + math.cos(way) * 2, hand[1] + math.sin(way) * 2)
    thumb = (palm[0] + math.cos(way - 0.9) * 2.6, palm[1] + math.sin(way - 0.9) * 2.6)
    grip = f'transform="rotate({num(math.degrees(way))} {num(palm[0])} {num(palm[1])})"'
    parts = [
        _limb(shoulder, elbow, hand, skin, 5.4, 3.9),
        fill(_taper(hand, thumb, 2.2, 1.5), skin),
        oval(*palm, 3.4, 2.4, skin, 1, grip),
    ]
    if look.sleeve >= 1:
        parts.append(_limb(shoulder, elbow, _between(elbow, hand, 0.8), cloth, 8.2, 5.6))
    else:
        end = _between(shoulder, elbow, 1.0 if look.sleeve > 0.7 else 0.66)
        parts.append(fill(_taper(shoulder, end, 8.4, 7.8), cloth))
    return group(*parts)


def _leg(hip: Point, leg: tuple[Point, Point], look: Look, shade: float) -> str:
    """A leg with its shoe."""
    cloth = mix(look.legs, "#0c0a14", shade)
    knee, foot = leg
    toe = {1: 5.0, -1: -5.0}.get(look.facing, 0.6)
    shoe = fill(lens(foot[0] + toe * 0.6, foot[1] + 0.8, 10 if toe > 1 or toe < -1 else 6.5, 3.4), look.shoe)
    return shoe + _limb(hip, knee, foot, cloth, 9.4, 6.8)


def _torso(pose: Pose, look: Look) -> str:
    """The trunk: shoulders to hips, shade on the far side, light on the near edge."""
    (nx, ny), (hx, hy), w = pose.neck, pose.hip, pose.width
    lean = math.atan2(hx - nx, hy - ny)
    ax, ay = math.cos(lean), -math.sin(lean)
    side = 0.72 if look.facing in (1, -1) else 1.0

    def across(x: float, y: float, reach: float) -> Point:
        return x + ax * reach * side, y + ay * reach * side

    mid = _between(pose.neck, pose.hip, 0.55)
    top = (nx + (hx - nx) * 0.1, ny + (hy - ny) * 0.1)
    left = [
        across(nx, ny - 1, -3),
        across(*top, -w * 0.82),
        across(*_between(pose.neck, pose.hip, 0.24), -w),
        across(*mid, -w * 0.8),
        across(hx, hy + 6, -w * 0.95),
    ]
    right = [
        across(nx, ny - 1, 3),
        across(*top, w * 0.82),
        across(*_between(pose.neck, pose.hip, 0.24), w),
        across(*mid, w * 0.8),
        across(hx, hy + 6, w * 0.95),
    ]
    body = curve(left) + "L" + curve(right[::-1])[1:] + "Z"
    dark = curve([across(nx, ny + 2, 1), *right[1:], across(hx, hy + 6, w * 0.2), across(*mid, w * 0.34)], closed=True)
    rim = line(curve((right if look.facing == -1 else left)[1:]), look.rim, 0.8, 0.5) if look.rim else ""
    hem = line(curve([left[-1], across(hx, hy + 7.4, 0), right[-1]]), mix(look.top, "#140f1c", 0.4), 0.9, 0.7)
    fold = line(
        curve([across(*mid, w * 0.2), across(*_between(pose.neck, pose.hip, 0.8), -w * 0.3)]),
        mix(look.top, "#140f1c", 0.4),
        0.8,
        0.5,
    )
    return fill(body, look.top) + fill(dark, mix(look.top, "#140f1c", 0.42), 0.5) + hem + fold + rim


def _face(look: Look) -> str:
    """A face round the origin; r about 7.5."""
    if look.facing == 2:
        return oval(0, 0, 7, 8.2, mix(look.skin, look.hair, 0.85))
    shade = mix(look.skin, "#4a2420", 0.4)
    if look.facing == 0:
        return group(
            oval(0, 0, 7, 8.3, look.skin),
            fill("M1 -8Q8 -7 7 1Q5.5 8 0 8.3Q4 4 3 -1Z", shade, 0.35),
            line("M-4.2 -0.6q1.4 -1.1 2.7 0M1.6 -0.6q1.4 -1.1 2.7 0", "#2a1a18", 0.8),
            line("M-2.2 4.2q2.2 1.7 4.6 0", "#8a3f38", 0.9),
        )
    return group(
        fill(
            (
                "M-6.5 -3Q-6 -9 1 -8.6Q6.4 -8"
                " 6.7 -2.6Q7.4 -0.4 8.1 1.1"
                "Q8 2 6.9 2.2Q7 3.6 6.7 4.4"
                "Q6.4 8 2 8.3Q-3 8.6 -5.5 4Z"
            ),
            look.skin,
        ),
        fill("M-6.5 -3Q-4 3 2 8.2Q-3 8.6 -5.5 4Z", shade, 0.45),
        line("M2.6 -0.7q1.3 -1 2.6 0.1", "#2a1a18", 0.8),
        line("M2.2 -3.2q1.6 -0.8 3 -0.1", "#2a1a18", 0.7, 0.7),
        line("M4 4.4q1.2 1 2.4 0.1", "#8a3f38", 0.8),
        oval(-1.9, 1, 1.5, 2.2, mix(look.skin, "#4a2420", 0.25)),
    )


def _hair(look: Look) -> str:
    """Hair or hat over a face round the origin."""
    hair, style = look.hair, look.style
    parts = []
    if look.facing == 2:
        parts.append(oval(0, -1.6, 7.9, 8.6, hair))
        if style == "long":
            parts.append(fill("M-7.8 -3Q-9 10 -6.5 22Q0 25 6.5 22Q9 10 7.8 -3Z", hair))
        if style == "bun":
            parts.append(oval(0, -9.4, 4.6, 3.8, hair) + line("M-3 -8.2q3 1.8 6 0", mix(hair, "#8a6a5a", 0.4), 0.7))
    elif look.facing == 0:
        parts.append(fill("M-7.8 1Q-9.4 -10.6 0 -10.8Q9.4 -10.6 7.8 1Q7 -4.6 2 -6.2Q-4.5 -6 -7.8 1Z", hair))
        if style == "long":
            parts.append(
                fill("M-7.6 -3Q-11 8 -8.4 18L-5.6 17Q-7.4 6 -6.6 -1ZM7.6 -3Q11 8 8.4 18L5.6 17Q7.4 6 6.6 -1Z", hair)
            )
        if style == "bun":
            parts.append(oval(0, -11, 4, 3.2, hair))
    else:
        parts.append(
            fill("M-7.6 4.6Q-10.6 -9.6 0 -11Q7.6 -10.6 7 -4.6Q3 -6.4 -0.6 -4.6Q-2.8 -1 -3.2 2Q-5 5 -7.6 4.6Z", hair)
        )
        if style == "long":
            parts.append(fill("M-7.6 -4Q-12.5 8 -9.4 20L-3.4 18Q-2.4 8 -3.4 0Z", hair))
        if style == "bun":
            parts.append(oval(-9, -2.6, 4.2, 4, hair))
    if style == "hat":
        parts.append(hat(0, -4.6, 0.9))
    if style == "helmet":
        parts.append(
            fill("M-9 -3Q-9 -13 0 -13Q9 -13 9 -3Q0 -5.6 -9 -3Z", "#f2c53c")
            + line("M-10.5 -2.8Q0 -5.4 10.5 -2.8", "#d9a52a", 1.6)
        )
    if style == "scarf":
        parts.append(fill("M-8.6 1Q-10 -11.6 0 -11.8Q10 -11.6 8.6 1Q5 -5.6 0 -5.6Q-5 -5.6 -8.6 1Z", "#e9eef0"))
    return group(*parts)


def head(look: Look, x: float, y: float, turn: float = 0.0) -> str:
    """Head with neck-line at x, y (its middle)."""
    flip = -1 if look.facing == -1 else 1
    seen = replace(look, facing=1) if look.facing == -1 else look
    sit = f"translate({num(x)} {num(y)}) rotate({num(turn)}) scale({flip} 1)"
    return group(_face(seen), _hair(seen), move=sit)


def figure(look: Look, pose: Pose = STAND, turn: float = 0.0, skirt: str = "") -> str:
    """A whole figure; turn tilts the head, skirt is path data for an áo dài or skirt drawn over the legs."""
    nx, ny = pose.neck
    side = 0.55 if look.facing in (1, -1) else 0.94
    reach = (pose.width - 2.2) * side
    hip_w = pose.width * (0.28 if look.facing in (1, -1) else 0.5)
    far, near = (nx - reach, ny + 5.5), (nx + reach, ny + 5.5)
    if side < 0.9:
        far, near = (nx + 2.6 * look.facing, ny + 6), (nx - 1.6 * look.facing, ny + 6.5)
    neck = line(
        f"M{num(nx)} {num(ny + 2)}L{num(pose.head[0] - 0.5)} {num(pose.head[1] + 5)}",
        mix(look.skin, "#4a2420", 0.35),
        5.4,
    )
    away = look.facing == 2
    arms = (_arm(far, pose.far_arm, look, 0.3), _arm(near, pose.near_arm, look, 0.08))
    legs = [
        _leg((pose.hip[0] - hip_w, pose.hip[1]), pose.far_leg, look, 0.3),
        _leg((pose.hip[0] + hip_w, pose.hip[1]), pose.near_leg, look, 0.0),
    ]
    trunk = _torso(pose, look)
    body = {
        "": [*legs, fill(skirt, look.top) if skirt else "", trunk],
        "chair": [legs[0], trunk, legs[1]],
        "floor": [trunk, *legs],
    }[pose.seat]
    face = head(look, *pose.head, turn=turn)
    if away:
        return group(arms[1], arms[0], *body[:-1], neck, body[-1], face)
    return group(arms[0], *body[:-1], neck, body[-1], face, arms[1])


def back_bust(look: Look, tilt: float = 0.0) -> str:
    """Head and shoulders seen from behind, the shoulders' middle at the origin, about 60 wide."""
    shade = mix(look.top, "#140f1c", 0.45)
    return group(
        fill("M-31 34Q-32 6 -16 0Q0 -6 16 0Q32 6 31 34Z", look.top),
        fill("M4 -3Q32 4 31 34H10Q16 14 4 -3Z", shade, 0.55),
        line("M-29.4 22Q-29 7 -15 1.2", look.rim, 1.3, 0.7) if look.rim else "",
        line("M0 2V-9", mix(look.skin, "#4a2420", 0.3), 9),
        fill("M-8 0Q0 5 8 0L5 6Q0 8.4 -5 6Z", mix(look.top, "#ffffff", 0.25)),
        group(
            oval(-7.9, 1.6, 1.5, 2.4, mix(look.skin, "#2a1620", 0.2)),
            oval(7.9, 1.6, 1.5, 2.4, mix(look.skin, "#2a1620", 0.45)),
            head(look.turned(2), 0, 0),
            move=f"translate(0 -19) rotate({num(tilt)}) scale(1.34)",
        ),
        line("M-10.4 -23Q-8.6 -30.6 -2 -32", look.rim, 1.0, 0.55) if look.rim else "",
    )
