"""Termbase files that go out and come in: our own table as CSV, TBX-Basic (version 3) and TBX of 2008 (version 2)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from ttdn_publish.errors import ContentError, EnvironmentProblem
from ttdn_publish.findings import N_, Findings, Place
from ttdn_publish.formats import tbx
from ttdn_publish.formats.files import write_atomic
from ttdn_publish.formats.xml import MAX_XML_BYTES, BadXml
from ttdn_publish.language.names import slug
from ttdn_publish.translation.termbase import rules
from ttdn_publish.translation.termbase.concept import LANGUAGES, Concept, Status, Term
from ttdn_publish.translation.termbase.table import SEPARATOR, cells_of, concept_of, read_table, write_table

FORMATS = ("csv", "tbx", "tbx2")
#: What travels in TBX as notes of the concept.
_EXTRAS = ("valid_from", "valid_to", "case", "do_not_translate", "checked")
_TBX_SUFFIXES = frozenset({".tbx", ".xml"})
_TRADITIONAL = frozenset({"hant", "tw", "hk", "mo"})
UNUSABLE = N_("Tệp thuật ngữ có lỗi, chưa nhận dòng nào.")


def write_file(path: Path, concepts: Iterable[Concept], kind: str = "csv") -> None:
    """Write ``concepts`` as ``kind`` (``csv``, ``tbx``, ``tbx2``). Raises :class:`EnvironmentProblem`."""
    if kind == "csv":
        write_table(path, concepts)
    else:
        write_atomic(path, tbx.write_tbx(map(_entry, concepts), version=2 if kind == "tbx2" else 3))


def read_file(path: Path) -> list[Concept]:
    """The concepts of a CSV or TBX file that comes from outside.

    In TBX a term is at most *proposed*: another office's approval is not ours. Raises :class:`ContentError` with every
    mistake, :class:`EnvironmentProblem` for a file that is not there.
    """
    if not path.is_file():
        raise EnvironmentProblem(N_("Không có tệp “{path}”.").format(path=path))
    findings = Findings()
    if path.suffix.lower() in _TBX_SUFFIXES:
        concepts = _read_tbx(path, findings)
    else:
        concepts = read_table(path, path.name, findings)
    if findings.errors:
        raise ContentError(UNUSABLE, list(findings))
    return concepts


def _read_tbx(path: Path, findings: Findings) -> list[Concept]:
    try:
        with path.open("rb") as stream:
            entries = tbx.read_tbx(stream.read(MAX_XML_BYTES + 1))
    except OSError as error:
        raise EnvironmentProblem(N_("Không đọc được tệp “{path}”.").format(path=path)) from error
    except BadXml as error:
        message = N_("Không đọc được: {reason}.")
        findings.add(rules.BAD_TABLE.at(Place(path.name, error.line or None), message, reason=error.args[0]))
        return []
    concepts = (_concept(number, entry, Place(path.name), findings) for number, entry in enumerate(entries, 1))
    return [concept for concept in concepts if concept is not None]


def _entry(concept: Concept) -> tbx.TermEntry:
    cells = cells_of(concept)
    vietnamese = [tbx.Term(concept.vi, tbx.PREFERRED)]
    vietnamese += [tbx.Term(form, tbx.ADMITTED) for form in concept.variants]
    vietnamese += [tbx.Term(form, tbx.DEPRECATED) for form in concept.forbidden]
    terms = {"vi": tuple(vietnamese)}
    for language, term in concept.terms.items():
        terms[language] = tuple(_terms(term))
    extras = {key: cells[key] for key in _EXTRAS if cells.get(key)}
    return tbx.TermEntry(concept.id, terms, concept.domain, "", concept.note, concept.source, extras)


def _terms(term: Term) -> Iterator[tbx.Term]:
    if term.text:
        yield tbx.Term(term.text, tbx.PREFERRED if term.status is Status.PREFERRED else tbx.PROPOSED)
    for form in term.forms:
        yield tbx.Term(form, tbx.ADMITTED)
    for form in term.forbidden:
        yield tbx.Term(form, tbx.DEPRECATED)


def _concept(number: int, entry: tbx.TermEntry, place: Place, findings: Findings) -> Concept | None:
    """The concept of an entry through the same checks as a row of a table; ids of other tools are made fit."""
    by_language: dict[str, list[tbx.Term]] = {}
    for tag, terms in entry.terms.items():
        if language := _language(tag):
            by_language.setdefault(language, []).extend(terms)
    text, forms, forbidden = _sorted_out(by_language.pop("vi", []))
    cells: dict[str, str] = {key: entry.extras.get(key, "") for key in _EXTRAS}
    cells |= {
        "id": slug(entry.id) if slug(entry.id)[:1].isalpha() else f"tbx-{number}",
        "domain": entry.domain,
        "vi": text,
        "vi_variants": forms,
        "vi_forbidden": forbidden,
        "note": " ".join(part for part in (entry.note, entry.definition) if part),
        "source": entry.source,
    }
    for language, said in by_language.items():
        text, forms, forbidden = _sorted_out(said)
        cells |= {language: text, f"{language}_forms": forms, f"{language}_forbidden": forbidden}
    return concept_of({key: " ".join(cell.split()) for key, cell in cells.items()}, place, findings)


def _sorted_out(terms: Iterable[tbx.Term]) -> tuple[str, str, str]:
    """Cells of a language: the term, other right forms, wrong forms. ``;`` separates forms and cannot be part of one."""
    rank = {tbx.PREFERRED: 0, tbx.PROPOSED: 1, tbx.ADMITTED: 2}
    right = sorted((term for term in terms if term.status in rank), key=lambda term: rank[term.status])
    wrong = [term.term for term in terms if term.status == tbx.DEPRECATED]
    words = [term.term.replace(SEPARATOR, ",") for term in right]
    return (
        words[0] if words else "",
        SEPARATOR.join(words[1:]),
        SEPARATOR.join(form.replace(SEPARATOR, ",") for form in wrong),
    )


def _language(tag: str) -> str:
    """The termbase's language for a BCP 47 tag; empty for one that it has no columns for."""
    primary, *rest = tag.lower().replace("_", "-").split("-")
    if primary == "zh":
        return "" if _TRADITIONAL & set(rest) else "zh-Hans"
    return primary if primary == "vi" or primary in LANGUAGES else ""
