"""What cases of the corpus are made of: their register and parts that several need."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pikepdf import Array, Dictionary, Name

from tests.prepress.sheets import Maker

Make = Callable[[Path], Path]


@dataclass(frozen=True)
class Case:
    """``rule`` is what must be found and nothing else; ``""`` for nothing. ``wanted`` are settings of the expectation."""

    name: str
    rule: str
    make: Make
    wanted: dict[str, Any]


CASES: list[Case] = []


def case(rule: str, **wanted: Any) -> Callable[[Make], Make]:
    def noted(make: Make) -> Make:
        CASES.append(Case(make.__name__, rule, make, wanted))
        return make

    return noted


def one_page(path: Path, content: str = "", **resources: Any) -> Path:
    maker = Maker()
    maker.page(content, **resources)
    return maker.save(path)


def axial(space: Any, first: list[float], last: list[float]) -> Any:
    function = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array(first), C1=Array(last), N=1)
    return Dictionary(ShadingType=2, ColorSpace=space, Coords=Array([20, 20, 120, 20]), Function=function,
                      Extend=Array([True, True]))  # fmt: skip


def separation(name: str) -> Any:
    function = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([0, 0, 0, 0]), C1=Array([0, 0.3, 1, 0]), N=1)
    return Array([Name.Separation, Name(f"/{name}"), Name.DeviceCMYK, function])


def form(maker: Maker, content: str, **resources: Any) -> Any:
    return maker.add(content.encode(), Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 148, 210]),
                     Resources=Dictionary({f"/{k}": v for k, v in resources.items()}))  # fmt: skip
