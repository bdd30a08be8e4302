"""What rules found on a page, put together: one finding a rule and kind, with all its places."""

from __future__ import annotations

from dataclasses import dataclass, field

from ttdn_publish.findings import N_, Finding, Phrase, Place, Rule, Severity
from ttdn_publish.formats.pdf.objects import Box
from ttdn_publish.prepress.preflight.expectations import Expectation
from ttdn_publish.prepress.preflight.view import PageView

#: So many places of one mistake are kept for the report.
_MOST_PLACES = 200

Rectangle = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Found:
    """A finding with its page (from 1; ``None`` for the whole file) and its places: x, y, width, height in mm from the upper
    left of the trimmed page as it is held."""

    finding: Finding
    page: int | None = None
    places: tuple[Rectangle, ...] = ()


@dataclass(slots=True)
class _Group:
    what: Phrase
    values: dict[str, object]
    rank: float
    count: int = 0
    boxes: list[Box] = field(default_factory=list)
    first: Box | None = None


class Gathering:
    """Takes remarks of rules; those of rules that do not hold for the purpose are dropped."""

    def __init__(self, file: str, wanted: Expectation) -> None:
        self.file, self.wanted = file, wanted
        self.found: list[Found] = []
        self._groups: dict[tuple[str, Severity, str], _Group] = {}
        self._rules: dict[str, Rule] = {}

    def holds(self, *rules: Rule) -> bool:
        """Whether any of ``rules`` is asked for."""
        return any(rule.id in self.wanted.rules for rule in rules)

    def in_file(self, rule: Rule, what: Phrase, *, severity: Severity | None = None, **values: object) -> None:
        """A mistake of the whole file."""
        if self.holds(rule):
            message = N_("Cả tệp: {what}.")
            finding = rule.at(Place(self.file), message, severity=severity, what=what, **values)
            self.found.append(Found(finding))

    def on_page(
        self,
        rule: Rule,
        what: Phrase,
        box: Box | None = None,
        *,
        key: str = "",
        rank: float = 0.0,
        severity: Severity | None = None,
        **values: object,
    ) -> None:
        """A mistake at a place of the page under way. Of those with the same ``key`` the words with the highest ``rank`` stay."""
        if not self.holds(rule):
            return
        self._rules[rule.id] = rule
        index = (rule.id, severity or rule.severity, key or what.pattern)
        group = self._groups.get(index)
        if group is None:
            group = self._groups[index] = _Group(what, values, rank)
        elif rank > group.rank:
            group.what, group.values, group.rank = what, values, rank
        if box is not None:
            group.count += 1
            if len(group.boxes) < _MOST_PLACES:
                group.boxes.append(box)

    def close(self, view: PageView) -> None:
        """End of the page: its remarks become findings."""
        for (number, severity, _), group in self._groups.items():
            places = tuple(view.place(box) for box in group.boxes)
            where = _where(places, group.count)
            message = N_("Trang {page}: {what}.") if where is None else N_("Trang {page}: {what} ({where}).")
            finding = self._rules[number].at(
                Place(self.file, view.number),
                message,
                severity=severity,
                page=view.number,
                what=group.what,
                where=where or "",
                **group.values,
            )
            self.found.append(Found(finding, view.number, places))
        self._groups.clear()


def _where(places: tuple[Rectangle, ...], count: int) -> Phrase | None:
    if not places:
        return None
    x, y = f"{places[0][0]:.0f}".replace("-0", "0"), f"{places[0][1]:.0f}".replace("-0", "0")
    if count == 1:
        return N_("cách mép trái {x} mm, mép trên {y} mm").format(x=x, y=y)
    return N_("{count} chỗ; chỗ đầu cách mép trái {x} mm, mép trên {y} mm").format(count=count, x=x, y=y)
