"""Sketch geography of Tiền Giang: borders as shared arcs of rough longitude and latitude, drawn on a 1570-unit sheet.

A schematic picture for readers, never a map to measure on: the arcs follow the province only loosely.
"""

from __future__ import annotations

from brush import Point, curve, num

WIDE, HIGH = 1570.0, 740.0

N1, N2, N3, N4 = (106.03, 10.515), (106.10, 10.545), (106.33, 10.53), (106.45, 10.46)
N5, N6, N7, EAST = (106.53, 10.425), (106.625, 10.45), (106.69, 10.475), (106.79, 10.432)
WEST, S3, S4, S5 = (105.82, 10.30), (106.07, 10.30), (106.20, 10.318), (106.305, 10.338)
S6, S7, S8, TIEU = (106.432, 10.333), (106.52, 10.305), (106.66, 10.285), (106.77, 10.268)
J1, J2, J3, J4, J6 = (106.095, 10.50), (106.19, 10.435), (106.195, 10.365), (106.40, 10.407), (106.645, 10.325)

ARCS: dict[str, list[Point]] = {
    "west": [WEST, (105.832, 10.36), (105.86, 10.42), (105.89, 10.48), (105.95, 10.518), N1],
    "n1": [N1, (106.06, 10.53), N2],
    "n2": [N2, (106.15, 10.572), (106.21, 10.585), (106.27, 10.56), N3],
    "n3": [N3, (106.385, 10.525), (106.42, 10.49), N4],
    "n4": [N4, (106.49, 10.437), N5],
    "n5": [N5, (106.58, 10.43), N6],
    "n6": [N6, (106.655, 10.468), N7],
    "n7": [N7, (106.735, 10.458), EAST],
    "coast": [EAST, (106.803, 10.39), (106.792, 10.34), (106.787, 10.30), TIEU],
    "s8": [TIEU, (106.72, 10.269), S8],
    "s7": [S8, (106.59, 10.294), S7],
    "s6": [S7, (106.47, 10.319), S6],
    "s5": [S6, (106.365, 10.35), S5],
    "s4": [S5, (106.26, 10.328), S4],
    "s3": [S4, (106.14, 10.304), S3],
    "s2": [S3, (106.0, 10.292), (105.93, 10.272), (105.87, 10.282), WEST],
    "cai-be": [N1, (106.018, 10.45), (106.04, 10.38), S3],
    "b": [N2, J1],
    "town-west": [J1, (106.068, 10.45), (106.075, 10.395), (106.12, 10.36), J3],
    "town-north": [J1, (106.15, 10.475), J2],
    "town-east": [J2, (106.203, 10.40), J3],
    "f": [J3, (106.205, 10.34), S4],
    "tan-phuoc": [J2, (106.25, 10.43), (106.30, 10.465), N3],
    "h": [N4, (106.43, 10.43), J4],
    "my-tho-west": [J4, (106.345, 10.402), (106.303, 10.374), S5],
    "my-tho-east": [J4, (106.438, 10.368), S6],
    "cho-gao": [N5, (106.515, 10.36), S7],
    "go-cong-west": [N6, (106.613, 10.39), J6],
    "go-cong-east": [J6, (106.70, 10.355), (106.715, 10.41), N7],
    "n": [J6, (106.665, 10.31), S8],
}

UNITS: dict[str, list[str]] = {
    "Cái Bè": ["west", "cai-be", "s2"],
    "Cai Lậy": ["n1", "b", "town-west", "f", "s3", "-cai-be"],
    "Thị xã Cai Lậy": ["town-north", "town-east", "-town-west"],
    "Tân Phước": ["n2", "-tan-phuoc", "-town-north", "-b"],
    "Châu Thành": ["n3", "h", "my-tho-west", "s4", "-f", "-town-east", "tan-phuoc"],
    "Mỹ Tho": ["my-tho-east", "s5", "-my-tho-west"],
    "Chợ Gạo": ["n4", "cho-gao", "s6", "-my-tho-east", "-h"],
    "Gò Công Tây": ["n5", "go-cong-west", "n", "s7", "-cho-gao"],
    "Thị xã Gò Công": ["n6", "-go-cong-east", "-go-cong-west"],
    "Gò Công Đông": ["n7", "coast", "s8", "-n", "go-cong-east"],
}
OUTLINE = ["west", "n1", "n2", "n3", "n4", "n5", "n6", "n7", "coast", "s8", "s7", "s6", "s5", "s4", "s3", "s2"]

TAN_PHU_DONG: list[Point] = [
    (106.50, 10.277),
    (106.56, 10.266),
    (106.63, 10.257),
    (106.70, 10.238),
    (106.765, 10.232),
    (106.778, 10.2),
    (106.758, 10.174),
    (106.70, 10.182),
    (106.64, 10.206),
    (106.57, 10.238),
]
THOI_SON: list[Point] = [(106.285, 10.318), (106.325, 10.326), (106.365, 10.324), (106.33, 10.311)]
NGU_HIEP: list[Point] = [(106.12, 10.287), (106.16, 10.293), (106.2, 10.3), (106.165, 10.281)]
TAN_PHONG: list[Point] = [(105.99, 10.272), (106.04, 10.283), (106.085, 10.28), (106.045, 10.266)]
SOUTH: list[Point] = [
    (105.765, 10.262),
    (105.82, 10.256),
    (105.88, 10.244),
    (105.94, 10.236),
    (106.0, 10.248),
    (106.07, 10.252),
    (106.14, 10.264),
    (106.20, 10.277),
    (106.26, 10.288),
    (106.33, 10.299),
    (106.40, 10.299),
    (106.46, 10.275),
    (106.53, 10.23),
    (106.60, 10.198),
    (106.66, 10.173),
    (106.71, 10.15),
    (106.73, 10.1236),
]
NORTH: list[Point] = [
    (106.738, 10.652),
    (106.742, 10.58),
    (106.725, 10.522),
    (106.69, 10.502),
    (106.645, 10.49),
    (106.60, 10.47),
    (106.55, 10.447),
    (106.50, 10.452),
    (106.40, 10.44),
    (106.2, 10.40),
    (105.95, 10.36),
    (105.83, 10.328),
    (105.765, 10.352),
]
CAN_GIO: list[Point] = [(106.79, 10.652), (106.793, 10.58), (106.80, 10.52), (106.835, 10.478), (106.9454, 10.45)]
VAM_CO: list[Point] = [(106.487, 10.652), (106.50, 10.6), (106.52, 10.545), (106.56, 10.505), (106.60, 10.476)]

ROAD_1: list[Point] = [
    (106.462, 10.652),
    (106.435, 10.59),
    (106.385, 10.515),
    (106.345, 10.45),
    (106.318, 10.392),
    (106.25, 10.392),
    (106.18, 10.396),
    (106.12, 10.40),
    (106.03, 10.372),
    (105.95, 10.325),
    (105.915, 10.278),
    (105.908, 10.235),
    (105.905, 10.205),
]
EXPRESSWAY: list[Point] = [
    (106.422, 10.652),
    (106.40, 10.595),
    (106.355, 10.51),
    (106.318, 10.45),
    (106.30, 10.41),
    (106.312, 10.393),
]
ROAD_50: list[Point] = [
    (106.355, 10.362),
    (106.41, 10.366),
    (106.46, 10.358),
    (106.53, 10.357),
    (106.60, 10.366),
    (106.668, 10.38),
    (106.706, 10.425),
    (106.704, 10.50),
    (106.71, 10.56),
]


def at(place: Point) -> Point:
    """Longitude and latitude as a point of the sheet."""
    return (place[0] - 105.765) * 1330, (10.652 - place[1]) * 1400


def way(places: list[Point], closed: bool = False) -> str:
    """Path data of a smooth line through places."""
    return curve([at(place) for place in places], closed)


def ring(arcs: list[str]) -> str:
    """Path data of an area bounded by arcs; a leading minus walks an arc backwards."""
    data = ""
    for name in arcs:
        backwards = name.startswith("-")
        points = ARCS[name.removeprefix("-")]
        piece = way(points[::-1] if backwards else points)
        data += piece if not data else piece[piece.index("C") :]
    return data + "Z"


def land(bank: list[Point], corners: list[Point]) -> str:
    """Path data of the land behind a bank, closed through corners of the sheet."""
    return way(bank) + "".join(f"L{num(x)} {num(y)}" for x, y in corners) + "Z"
