"""Indicators: statistical figures, each with unit, period, source and the unit responsible for it."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from ttdn_publish.findings import Place
from ttdn_publish.model.calendar import PartialDate, Period
from ttdn_publish.model.classification import Classification
from ttdn_publish.model.record import at_field, record


class IndicatorKind(StrEnum):
    """Whether a figure was reached, is planned, estimated or computed from others."""

    ACTUAL = "thuc-hien"
    TARGET = "ke-hoach"
    ESTIMATE = "uoc-tinh"
    DERIVED = "tinh-toan"


@record
class Indicator:
    """One figure. Quoted in content as ``{số: key/period}``."""

    at: Place = at_field()
    key: str
    period: Period
    value: Decimal
    unit: str = ""
    label: str = ""
    kind: IndicatorKind = IndicatorKind.ACTUAL
    source: str = ""
    source_date: PartialDate | None = None
    responsible: str = ""
    classification: Classification = Classification.NOI_BO
    sample: bool = False
    note: str = ""
    part_of: str = ""

    @property
    def reference(self) -> str:
        """How content quotes it."""
        return f"{self.key}/{self.period.written}"
