"""The operators of page content (ISO 32000-1, annex A): what each does to a :class:`content_walker.Walker`."""

from __future__ import annotations

from typing import Any

from ttdn_publish.formats.pdf.content.object_operators import OBJECT_OPERATORS
from ttdn_publish.formats.pdf.content.path_operators import PATH_OPERATORS
from ttdn_publish.formats.pdf.content.state_operators import STATE_OPERATORS
from ttdn_publish.formats.pdf.content.text import TEXT_OPERATORS
from ttdn_publish.formats.pdf.content.walker import Operator, Walker

#: Operators that change nothing which is asked for here.
_IDLE = ("h", "J", "j", "M", "d", "ri", "i", "MP", "DP", "BMC", "BDC", "EMC", "BX", "EX", "EI", "d0")


def _nothing(_walker: Walker, _operands: list[Any]) -> None:
    return


OPERATORS: dict[str, Operator] = {
    **STATE_OPERATORS,
    **PATH_OPERATORS,
    **OBJECT_OPERATORS,
    **TEXT_OPERATORS,
    **dict.fromkeys(_IDLE, _nothing),
}
