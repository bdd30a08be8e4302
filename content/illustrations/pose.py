"""Who stands in a scene: looks and poses, built from joints; about 100 units tall, feet near y = 0."""

from __future__ import annotations

from dataclasses import dataclass, replace

from brush import Point

SKIN = "#c08a63"
HAIR = "#241c1e"


@dataclass(frozen=True)
class Look:
    """What a figure wears; facing is -1 left, 0 to us, 1 right, 2 away from us."""

    top: str = "#8fb3b8"
    legs: str = "#3a4152"
    skin: str = SKIN
    hair: str = HAIR
    style: str = "short"
    sleeve: float = 0.5
    facing: int = 1
    rim: str = ""
    shoe: str = "#2a2426"

    def turned(self, facing: int) -> Look:
        """The same person facing another way."""
        return replace(self, facing=facing)


@dataclass(frozen=True)
class Pose:
    """Joints: head, neck, hip; elbow and hand of the far and near arm; knee and foot of the far and near leg."""

    head: Point = (1, -90)
    neck: Point = (0, -78)
    hip: Point = (0, -44)
    far_arm: tuple[Point, Point] = ((-7, -62), (-5, -48))
    near_arm: tuple[Point, Point] = ((8, -62), (6, -48))
    far_leg: tuple[Point, Point] = ((-4, -23), (-5, 0))
    near_leg: tuple[Point, Point] = ((4, -23), (5, 0))
    width: float = 10.5
    seat: str = ""


STAND = Pose()
WALK = Pose(
    head=(2, -90),
    far_arm=((7, -63), (13, -52)),
    near_arm=((-7, -62), (-12, -50)),
    far_leg=((6, -24), (13, -2)),
    near_leg=((-3, -23), (-12, -3)),
)
SIT = Pose(
    head=(2, -62),
    neck=(0, -50),
    hip=(-3, -17),
    far_arm=((7, -38), (18, -31)),
    near_arm=((4, -35), (17, -28)),
    far_leg=((18, -19), (17, 2)),
    near_leg=((17, -16), (14, 4)),
    seat="chair",
)
FLOOR = Pose(
    head=(1, -46),
    neck=(0, -34),
    hip=(0, -4),
    far_arm=((10, -20), (18, -16)),
    near_arm=((-10, -18), (4, -12)),
    far_leg=((19, -6), (2, 0)),
    near_leg=((-19, -6), (-1, 1)),
    seat="floor",
)


def mirrored(pose: Pose) -> Pose:
    """The same pose facing the other way."""

    def turn(spot: Point) -> Point:
        return -spot[0], spot[1]

    def limb(pair: tuple[Point, Point]) -> tuple[Point, Point]:
        return turn(pair[0]), turn(pair[1])

    return replace(
        pose,
        head=turn(pose.head),
        neck=turn(pose.neck),
        hip=turn(pose.hip),
        far_arm=limb(pose.far_arm),
        near_arm=limb(pose.near_arm),
        far_leg=limb(pose.far_leg),
        near_leg=limb(pose.near_leg),
    )
