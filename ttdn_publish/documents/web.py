"""A composed document as one web page that needs nothing else: the same words in the same order as the Word file.

The page is written by the template ``document.html.j2``; this module says what the template cannot know: which lines are
headings and of which level, how long drawn lines are, which words are in another language than the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest
from pathlib import Path

from markupsafe import Markup, escape

from ttdn_publish.documents.components import AnnexPart, Composition, Flow, Head, Item, Line, Rows, Span, words
from ttdn_publish.documents.styles import SIGNATURE_PT, styles
from ttdn_publish.documents.typesetting import COUNTING, bare, contact_lines, is_figure
from ttdn_publish.documents.word.body import column_widths, party_flow
from ttdn_publish.documents.word.heading import header_widths
from ttdn_publish.documents.word.setter import A5, width_of
from ttdn_publish.regulations.documents import NumberPlace
from ttdn_publish.rendering.templates import Templates

#: Which line stands above which: a level is nested in the nearest one before it that is higher. *Mục* I., II. may stand in an
#: article (a decision that sets a plan out), never the other way round.
_RANKS = {"part": 0, "chapter": 1, "section": 2, "article": 3, "heading": 4, "clause-title": 5, "party": 5}
_DEEPEST = 6
#: The shortest line of a subject that the line under it is measured by, in mm.
_LEAST_ABSTRACT_MM = 40.0
_MM_PER_PT = 25.4 / 72


def web_page(composition: Composition, folders: Sequence[Path]) -> str:
    """The document as an HTML file without scripts, pictures or anything from elsewhere.

    ``folders`` are where the templates of family ``documents`` are looked for, the first wins. Raises :class:`ContentError`
    for a template that does not run.
    """
    page = _Page(composition)
    return _templates(tuple(folders)).render("document.html.j2", doc=composition, page=page)


@cache
def _templates(folders: tuple[Path, ...]) -> Templates:
    return Templates(list(folders), {}, {"css": _css})


@dataclass(frozen=True)
class Passage:
    """A piece of the body as the template sees it.

    ``level`` is that of a heading (2 to 6) or 0. ``lines`` are its lines, each with its style: two for a chapter and its title.
    ``rest`` are the words that follow a heading in the same paragraph (*Điều 1.* and what it says). A table has ``table`` alone.
    """

    lines: tuple[tuple[str, Line], ...] = ()
    level: int = 0
    rest: Line = ()
    unit: str = ""
    table: Rows | None = None


@dataclass(frozen=True)
class Sheet:
    """Pages that are numbered together: the document, or an annex. Lengths in mm."""

    id: str
    width: float
    height: float
    measure: float


class _Page:
    """What the template asks for besides the components."""

    signature_room = SIGNATURE_PT

    def __init__(self, composition: Composition) -> None:
        self.doc, self.rules = composition, composition.rules
        self.styles = styles(composition.rules)
        self.sheet = self._sheet("van-ban")
        self.annexes = [
            (annex, self._sheet(f"phu-luc-{number}", across=annex.landscape))
            for number, annex in enumerate(composition.annexes, 1)
        ]
        #: The marks of the rule set are Vietnamese whatever language the page is in.
        self.vi = Markup("") if composition.language == "vi" else Markup(' lang="vi"')
        self.number_above = self.rules.page_number.place is NumberPlace.HEADER_CENTRE

    def _sheet(self, name: str, *, across: bool = False) -> Sheet:
        paper = self.rules.paper
        width, height = A5 if self.doc.small else (paper.width, paper.height)
        if across:
            width, height = height, width
        return Sheet(name, width, height, width - paper.left.use - paper.right.use)

    @property
    def sheets(self) -> list[Sheet]:
        """The document and its annexes, as far as paper goes."""
        return [self.sheet, *(sheet for _, sheet in self.annexes)]

    @property
    def description(self) -> str:
        """Who issued what under which number, as far as it is known."""
        facts, head = self.doc.facts, self.doc.head
        number = head.number if facts.get("CodeNumber") else ""
        day = head.place_date if facts.get("IssuedDate") else ""
        return " · ".join(part for part in (facts.get("OrganName", ""), self.doc.title, number, day) if part)

    @property
    def heads_itself(self) -> bool:
        """Whether something on the page is its heading: the name of the type, or the subject."""
        return bool(self.doc.type_name or words(self.doc.abstract) or words(self.doc.head.abstract))

    # Lines of words

    def html(self, line: Line, style: str) -> Markup:
        """The words of a line; what the style already is, is not said again."""
        look, outer = self.styles[style], self._shared(line)
        return Markup().join(self._span(span, look.bold, look.italic, outer) for span in line)

    def _span(self, span: Span, bold: bool, italic: bool, outer: str) -> Markup:
        made = Markup("<br>").join(escape(part) for part in span.text.split("\n"))
        if span.href:
            made = Markup('<a href="{}">{}</a>').format(span.href, made)
        if span.italic and not italic:
            made = Markup("<em>{}</em>").format(made)
        if span.bold and not bold:
            made = Markup("<strong>{}</strong>").format(made)
        language = span.language or self.doc.language
        return made if language == outer else Markup('<span lang="{}">{}</span>').format(language, made)

    def lang(self, line: Line) -> Markup:
        """The attribute of an element whose words are all in one language that is not the page's."""
        language = self._shared(line)
        return Markup() if language == self.doc.language else Markup(' lang="{}"').format(language)

    def _shared(self, line: Line) -> str:
        languages = {span.language or self.doc.language for span in line if span.text.strip()}
        return languages.pop() if len(languages) == 1 else self.doc.language

    def bare(self, line: Line) -> Line:
        """An addressee without the mark at its end, which the list sets."""
        return bare(line)

    @property
    def contact(self) -> list[str]:
        """The lines of box 13."""
        return list(contact_lines(self.doc.contact)) if self.doc.contact else []

    # The body

    @property
    def body(self) -> list[Passage]:
        """The body, with what the form puts before it."""
        return list(self.passages((*self.doc.before, *party_flow(self.doc), *self.doc.body), 2))

    def annex_body(self, annex: AnnexPart) -> list[Passage]:
        """The body of an annex, below its own heading."""
        return list(self.passages(annex.flow, 3))

    def passages(self, flow: Iterable[Flow], first: int) -> Iterator[Passage]:
        """``flow`` with its headings, the highest of level ``first``; no level is left out on the way down."""
        above: list[int] = []
        for item, title in _titled(flow):
            if isinstance(item, Rows):
                yield Passage(table=item)
                continue
            level, rank = 0, _RANKS.get(item.style)
            if rank is not None:
                while above and above[-1] >= rank:
                    above.pop()
                level = min(first + len(above), _DEEPEST)
                above.append(rank)
            label, rest = _run_in(item)
            lines = ((item.style, label), *((one.style, one.line) for one in title))
            yield Passage(lines, level, rest, title[0].unit if title else item.unit)

    def columns(self, table: Rows, measure: float) -> list[float]:
        """How much of the table each column takes, in percent; as in Word."""
        every = (table.header, *table.rows) if table.header else table.rows
        count = max((len(row) for row in every), default=0)
        widths = column_widths(every, count, measure) if count else ()
        return [100 * width / measure for width in widths]

    def cell_kind(self, table: Rows, column: int, line: Line) -> str:
        """How a cell stands: a number in a column of numbers of rows in the middle, a figure right; with a blank before it."""
        if column < len(table.header) and words(table.header[column]).strip().upper() in COUNTING:
            return " counted"
        return " figure" if is_figure(words(line)) else ""

    # Measures, in mm

    def head_columns(self) -> tuple[float, float]:
        """The two columns of the header."""
        return header_widths(self.doc, self.sheet.measure)

    def agency_line(self, head: Head) -> float:
        """The line under the agency."""
        return self._line("agency", "agency", head.agency)

    def motto_line(self) -> float:
        """The line under the motto."""
        return self._line("motto", "motto", (self.doc.phrases.motto,))

    def state_em(self) -> float:
        """How wide the name of the state is, in its own size of type: on a phone it is set as large as one line allows."""
        return width_of(self.doc.phrases.state_name, self.styles["state"]) / (self.styles["state"].size * _MM_PER_PT)

    def abstract_line(self) -> float:
        """The line under the name of the type and the subject."""
        subject = words(self.doc.abstract) or self.doc.type_name
        return self._line("abstract", "abstract", (subject,), _LEAST_ABSTRACT_MM, self.sheet.measure)

    def annex_line(self, annex: AnnexPart, sheet: Sheet) -> float:
        """The line under the heading of an annex."""
        return self._line("annex", "annex-reference", (annex.reference,), 0, sheet.measure)

    def _line(self, line: str, style: str, texts: Iterable[str], least: float = 0, most: float = float("inf")) -> float:
        longest = max((width_of(text, self.styles[style]) for text in texts), default=0)
        return min(most, max(least, longest)) * self.rules.lines[line].share


def _titled(flow: Iterable[Flow]) -> Iterator[tuple[Flow, tuple[Item, ...]]]:
    """Every part of the body that says something; a label that has a title in the next line with that."""
    items = [item for item in flow if isinstance(item, Rows) or words(item.line).strip()]
    for item, after in zip_longest(items, items[1:]):
        if isinstance(item, Rows) or item.style != "part-title":
            yield item, (after,) if isinstance(after, Item) and after.style == "part-title" else ()


def _run_in(item: Item) -> tuple[Line, Line]:
    """The heading of a line and the words behind it: an article without a title has its label alone for a heading."""
    if item.style != "article" or all(span.bold for span in item.line if span.text.strip()):
        return item.line, ()
    return item.line[:1], item.line[1:]


def _css(value: float) -> str:
    """A number in the style sheet."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
