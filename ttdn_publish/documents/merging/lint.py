"""Everything that is wrong with a template, at once, with the place as Word shows it; and the data that it needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from ttdn_publish.documents.merging import emission, rules
from ttdn_publish.documents.merging.blocks import BlockFault, Disorder
from ttdn_publish.documents.merging.dialect import Fault
from ttdn_publish.documents.merging.engine import Engine, Trouble
from ttdn_publish.documents.merging.gathering import Misspelt
from ttdn_publish.documents.merging.needs import compared
from ttdn_publish.documents.merging.places import Where
from ttdn_publish.documents.merging.reading import Manuscript, TextPart, read
from ttdn_publish.documents.merging.tag_checks import BAD_SYNTAX, complaints
from ttdn_publish.documents.merging.tags import Form, Tag
from ttdn_publish.documents.merging.variables import Collector, Variable
from ttdn_publish.documents.merging.work_row import Loss, Lost
from ttdn_publish.findings import N_, Finding, Phrase, Place, Rule, Severity
from ttdn_publish.formats.ooxml import BadPackage, reason

#: Names that every letter knows beside its data: the number of the letter.
BUILT_IN = ("stt",)


@dataclass(frozen=True)
class Lint:
    """What was found, in the order of the document, and the variables that the template uses."""

    findings: tuple[Finding, ...]
    variables: tuple[Variable, ...]

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings because of which no letter is made."""
        return tuple(finding for finding in self.findings if finding.severity is Severity.ERROR)


class _Entry(NamedTuple):
    """A finding with its place in the order of the document."""

    part: int
    order: int
    finding: Finding


def lint_template(data: bytes, name: str, columns: Sequence[str] | None = None, engine: Engine | None = None) -> Lint:
    """All mistakes of the template in ``data``, called ``name`` in findings; against ``columns`` of data, if given.

    Raises :class:`SecrecyStop` for a template that bears a secrecy stamp.
    """
    try:
        manuscript = read(data, name)
    except BadPackage as error:
        return Lint((unreadable(error, name),), ())
    return examine(manuscript, name, columns, engine or Engine())


def unreadable(error: BadPackage, name: str) -> Finding:
    """Why no template could be read."""
    return rules.UNREADABLE.at(Place(name), N_("Không đọc được mẫu: {reason}."), reason=reason(error))


def examine(manuscript: Manuscript, name: str, columns: Sequence[str] | None, engine: Engine) -> Lint:
    """All mistakes of a template that has been read."""
    linter = _Linter(name, engine)
    for number, part in enumerate(manuscript.parts):
        linter.part(number, part)
    linter.entries.sort(key=lambda entry: entry[:2])
    linter.rest(manuscript)
    variables = linter.collector.variables
    findings = [entry.finding for entry in linter.entries]
    if columns is not None:
        findings += compared(variables, columns, name, BUILT_IN)
    return Lint(tuple(findings), variables)


class _Linter:
    def __init__(self, name: str, engine: Engine) -> None:
        self.place, self.engine = Place(name), engine
        self.entries: list[_Entry] = []
        self.collector = Collector(engine.names)
        self._part = 0

    def part(self, number: int, part: TextPart) -> None:
        """Look at one part."""
        self._part = number
        for fault in part.gathered.misspelt:
            self._misspelt(fault)
        for where, words in part.gathered.deleted:
            self._say(rules.IN_DELETION, where, N_("{where}: thẻ trong phần đã xóa: “{words}”."), words=words[:60])
        for lost in part.lost:
            self._lost(lost)
        for disorder in part.structure.faults:
            self._disorder(disorder)
        bad = {id(tag) for tag in part.tags if not self._tag(tag)}
        self._variables(part, bad)

    def rest(self, manuscript: Manuscript) -> None:
        """What concerns the template as a whole."""
        for where, words in manuscript.unfilled:
            self._say(rules.NEVER_FILLED, where, N_("{where}: thẻ “{tag}” không được điền."), tag=words[:60])
        for where, what in manuscript.left_over:
            self._say(rules.LEFT_OVER, where, N_("{where}: {what}."), what=what)
        for why in slow_reasons(manuscript):
            self._say(rules.SLOW, None, N_("Mẫu phải trộn theo cách chậm: {why}."), why=why)

    # ---- one kind of mistake each ----

    def _misspelt(self, fault: Misspelt) -> None:
        if fault.fault is Fault.STRAY:
            message = N_("{where}: dấu đóng “{words}” không có dấu mở trong cùng đoạn.")
        else:
            message = N_("{where}: thẻ “{words}” mở mà không đóng trong cùng đoạn.")
        self._say(rules.UNCLOSED, fault.where, message, words=fault.words)

    def _lost(self, lost: Lost) -> None:
        where = lost.tag.where
        if lost.loss is Loss.MISPLACED:
            self._say(
                rules.LEVELS,
                where,
                N_("{where}: thẻ “{tag}” không nằm trong hàng hay ô bảng nào."),
                tag=lost.tag.written,
            )
        elif not lost.words:
            self._say(rules.DROPPED, where, N_("{where}: hình cạnh thẻ “{tag}” sẽ mất."), tag=lost.tag.written)
        else:
            message = N_("{where}: chữ cạnh thẻ “{tag}” sẽ mất: “{words}”.")
            self._say(rules.DROPPED, where, message, tag=lost.tag.written, words=lost.words[:80])

    def _disorder(self, fault: BlockFault) -> None:
        tag, other = fault.tag, fault.other
        there = other.where.words if other is not None and other.where is not None else ""
        match fault.disorder:
            case Disorder.OPEN:
                message = N_("{where}: khối “{tag}” không có thẻ “{end}”.")
                self._say(rules.UNBALANCED, tag.where, message, tag=tag.written, end=f"end{tag.keyword}")
            case Disorder.STRAY:
                self._say(
                    rules.UNBALANCED, tag.where, N_("{where}: thẻ “{tag}” không có khối nào mở trước."), tag=tag.written
                )
            case Disorder.CROSSED:
                message = N_("{where}: thẻ “{tag}” đến trước khi khối “{other}” ({there}) được đóng.")
                self._say(rules.UNBALANCED, tag.where, message, tag=tag.written, other=_written(other), there=there)
            case Disorder.LEVELS:
                message = N_("{where}: thẻ “{tag}” không cùng cấp với thẻ mở “{other}” ({there}).")
                self._say(rules.LEVELS, tag.where, message, tag=tag.written, other=_written(other), there=there)
            case Disorder.CELLS:
                message = N_(
                    "{where}: thẻ “{tag}” và thẻ mở “{other}” ({there}) ở hai ô khác nhau; bỏ qua khối là mất ô."
                )
                self._say(
                    rules.LEVELS,
                    tag.where,
                    message,
                    Severity.WARNING,
                    tag=tag.written,
                    other=_written(other),
                    there=there,
                )

    def _tag(self, tag: Tag) -> bool:
        """Look at one tag; whether Jinja can read it."""
        found = list(complaints(tag, self.engine))
        for one in found:
            self._say(one.rule, tag.where, one.message, tag=tag.written, **one.values)
        return not any(one.unreadable for one in found)

    def _variables(self, part: TextPart, bad: set[int]) -> None:
        """Take the variables of a part; of one with mistakes those of the tags that can be read by themselves."""
        source = emission.emit(part.row)
        if not bad and not part.structure.faults:
            try:
                self.collector.add(self.engine.parse(source.text), source.tags)
            except Trouble as trouble:
                tag = source.tags.get(trouble.line or 0)
                where = tag.where if tag is not None else None
                self._say(rules.SYNTAX, where, BAD_SYNTAX, tag=_written(tag), reason=trouble.reason)
            return
        for tag in part.tags:
            if id(tag) not in bad and tag.form is Form.VALUE:
                alone = replace(tag, left="", right="")
                self.collector.add(self.engine.parse(emission.tag_source(alone)), {2: tag})

    def _say(
        self, rule: Rule, where: Where | None, message: str, severity: Severity | None = None, /, **values: object
    ) -> None:
        if where is not None and where.hidden:
            return
        words = where.words if where is not None else ""
        finding = rule.at(self.place, message, severity=severity, where=words, **values)
        self.entries.append(_Entry(self._part, where.order if where is not None else 0, finding))


def slow_reasons(manuscript: Manuscript) -> list[Phrase]:
    """Why letters of this template cannot be made the fast way; empty when they can."""
    why = []
    tags = [tag for part in manuscript.parts for tag in part.tags]
    if any(tag.scope == "tc" for tag in tags):
        why.append(N_("mẫu lặp theo cột bảng ({%tc %})"))
    spans = (
        piece for part in manuscript.parts for token in part.row if token.name == "w:gridSpan" for piece in token.pieces
    )
    if any(isinstance(piece, Tag) for piece in spans):
        why.append(N_("mẫu gộp ô theo dữ liệu (colspan, hm)"))
    return why


def _written(tag: Tag | None) -> str:
    return tag.written if tag is not None else ""
