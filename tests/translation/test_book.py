"""The state of a sentence: what is stored and who signed it, as one table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pytest

from ttdn_publish.findings import Place
from ttdn_publish.model.body import ContactEntry, Contacts, Picture
from ttdn_publish.model.bulletin import Article
from ttdn_publish.model.text import STATES, Plain, Reference, State, Text, worst
from ttdn_publish.records.approvals import Approval, Approvals, Signatures, Signed, seen_hash, short
from ttdn_publish.translation.book import Book, Spoken, gaps_closed
from ttdn_publish.translation.figures import digest
from ttdn_publish.translation.identity import align
from ttdn_publish.translation.inlines import Inlines, fingerprint
from ttdn_publish.translation.stored import Claim, StoredSegment, StoredUnit, Translation
from ttdn_publish.translation.units import Extraction

FILE = "content/bulletins/mau/articles/bai.md"
AT = Place(FILE, 3)
VALUES = {"gao/2018": "5"}


def resolve(inlines: Inlines) -> Inlines:
    return tuple(Plain(VALUES[i.key]) if isinstance(i, Reference) else i for i in inlines)


def seen(language: str, source: str, target: str = "", values: str = "") -> str:
    """What a person sees who signs plain words; ``values`` is what is shown in place of them."""
    one, other = (fingerprint((Plain(words),)) if words else "" for words in (source, target))
    shown = source if language == "vi" else f"{source}\n{target}"
    return seen_hash(language, one, other, values or shown)


@dataclass(frozen=True)
class Signature:
    """Who signed which words at which place."""

    person: str
    source: str
    target: str = ""
    place: tuple[str, str] = ("u1", "1")
    scope: str = "article"
    language: str = "en"
    values: str = ""

    @property
    def approval(self) -> Approval:
        source, target = (short(fingerprint((Plain(w),))) if w else "" for w in (self.source, self.target))
        hash_ = seen(self.language, self.source, self.target, self.values)
        signed = Signed(FILE, self.place[0], self.place[1], source, target, hash_)
        return Approval("so-mau", self.language, self.scope, "bai", self.person, "", "2018-03-01", (signed,))


def book(
    language: str, units: Sequence[StoredUnit], signatures: Sequence[Signature], two_people: Sequence[str] = ()
) -> Book:
    signed = Approvals(tuple(s.approval for s in signatures)).of("so-mau", language)
    return Book("so-mau", language, Extraction(), Translation(language, {FILE: tuple(units)}), signed, two_people)


def only(language: str, segment: StoredSegment, signatures: Sequence[Signature], role: str = "paragraph") -> Spoken:
    unit = StoredUnit("u1", (segment,), role)
    found = book(language, [unit], signatures, ["article.headline"]).spoken(unit, segment.source, AT, resolve)
    assert len(found) == 1
    return found[0]


VI, OLD, EN, OTHER = "Gạo đi đường sông.", "Gạo đi đường bộ.", "Rice goes by river.", "Rice travels by river."
AN, BA = Signature("An Mẫu", VI, EN), Signature("Ba Mẫu", VI, EN)
ELSEWHERE = ("u9", "9")


def words(target: str | None = EN, claim: Claim = Claim.REVIEWED, was: str | None = None) -> StoredSegment:
    return StoredSegment(
        (Plain(VI),),
        "",
        (Plain(target),) if target else None,
        claim,
        (Plain(was),) if was else None,
        "memory",
        "Chi Mẫu",
    )


#: What is stored, who signed, the role of the unit, and then: state, who answers for it, changed since it was signed.
TABLE = {
    "no words": (words(None), [], "", State.MISSING, "", False),
    "no words, though the sentence was signed in other words": (words(None), [AN], "", State.MISSING, "", False),
    "never claimed": (words(claim=Claim.INITIAL), [], "", State.DRAFT, "Chi Mẫu", False),
    "translated": (words(claim=Claim.TRANSLATED), [], "", State.DRAFT, "Chi Mẫu", False),
    "reviewed": (words(), [], "", State.REVIEWED, "Chi Mẫu", False),
    "a file that says it is final is believed to be reviewed": (
        words(claim=Claim.FINAL), [], "", State.REVIEWED, "Chi Mẫu", False,
    ),
    "signed": (words(), [AN], "", State.APPROVED, "An Mẫu", False),
    "signed, whatever the file claims": (words(claim=Claim.INITIAL), [AN], "", State.APPROVED, "An Mẫu", False),
    "signed where the same words stood": (words(), [replace(AN, place=ELSEWHERE)], "", State.APPROVED, "An Mẫu", False),
    "signed with other words": (words(OTHER), [AN], "", State.REVIEWED, "Chi Mẫu", True),
    "other words that nobody read": (words(OTHER, Claim.TRANSLATED), [AN], "", State.DRAFT, "Chi Mẫu", True),
    "signed with another figure": (words(), [replace(AN, values="…")], "", State.REVIEWED, "Chi Mẫu", True),
    "signed in another language": (words(), [replace(AN, language="fr")], "", State.REVIEWED, "Chi Mẫu", False),
    "somebody signed other words elsewhere": (
        words(), [Signature("An Mẫu", OLD, OTHER, ELSEWHERE)], "", State.REVIEWED, "Chi Mẫu", False,
    ),
    "outdated, never signed": (words(was=OLD), [], "", State.OUTDATED, "Chi Mẫu", False),
    "outdated since it was signed": (words(was=OLD), [replace(AN, source=OLD)], "", State.OUTDATED, "Chi Mẫu", True),
    "outdated since it was signed, at another place now": (
        words(was=OLD), [replace(AN, source=OLD, place=ELSEWHERE)], "", State.OUTDATED, "Chi Mẫu", True,
    ),
    "outdated words are never signed, not even where somebody signed just that": (
        words(was=OLD), [AN], "", State.OUTDATED, "Chi Mẫu", True,
    ),
    "two people needed, one signed": (words(), [AN], "article.headline", State.REVIEWED, "An Mẫu", False),
    "two people needed, one signed twice": (words(), [AN, AN], "article.headline", State.REVIEWED, "An Mẫu", False),
    "two people needed, two signed": (words(), [AN, BA], "article.headline", State.APPROVED, "Ba Mẫu", False),
    "two people needed, the second signed other words": (
        words(), [AN, replace(BA, target=OTHER)], "article.headline", State.REVIEWED, "An Mẫu", False,
    ),
    "two people signed where one is enough": (words(), [AN, BA], "", State.APPROVED, "Ba Mẫu", False),
}  # fmt: skip


@pytest.mark.parametrize("name", TABLE)
def test_a_translated_sentence(name: str) -> None:
    segment, signatures, role, state, by, changed = TABLE[name]
    found = only("en", segment, signatures, role or "paragraph")
    assert (found.status.state, found.status.by, found.status.changed) == (state, by, changed)
    assert found.needed == (2 if role else 1)
    assert found.inlines == (segment.source if segment.target is None else segment.target)
    assert len(found.signers) <= len({s.person for s in signatures})
    assert (state is State.APPROVED) == (len(found.signers) >= found.needed)


AN_VI, BA_VI = (Signature(person, VI, "", language="vi") for person in ("An Mẫu", "Ba Mẫu"))

SOURCES = {
    "nobody signed": ([], "", State.SOURCE, "", False),
    "signed": ([AN_VI], "", State.APPROVED, "An Mẫu", False),
    "the article was signed with other words": ([replace(AN_VI, source=OLD)], "", State.SOURCE, "", True),
    "just this text was signed with other words": ([replace(AN_VI, source=OLD, scope="text")], "", State.SOURCE, "", True),
    "another text of the file was signed alone": (
        [replace(AN_VI, source=OLD, scope="text", place=ELSEWHERE)], "", State.SOURCE, "", False,
    ),
    "signed with another figure, alone": ([replace(AN_VI, values="…", scope="text")], "", State.SOURCE, "", True),
    "two people needed, one signed": ([AN_VI], "article.headline", State.SOURCE, "An Mẫu", False),
    "two people needed, two signed": ([AN_VI, BA_VI], "article.headline", State.APPROVED, "Ba Mẫu", False),
    "the translation was signed, not the text": ([AN], "", State.SOURCE, "", False),
}  # fmt: skip


@pytest.mark.parametrize("name", SOURCES)
def test_a_sentence_in_the_language_it_was_written_in(name: str) -> None:
    signatures, role, state, by, changed = SOURCES[name]
    found = only("vi", StoredSegment((Plain(VI),)), signatures, role or "paragraph")
    assert (found.status.state, found.status.by, found.status.changed) == (state, by, changed)
    assert found.status.origin == ""


@pytest.mark.parametrize(("value", "state", "changed"), [("5", State.APPROVED, False), ("6", State.REVIEWED, True)])
def test_a_signature_is_under_the_figure_that_was_seen(value: str, state: State, changed: bool) -> None:
    said: Inlines = (Plain("Đạt "), Reference("indicator", "gao/2018"), Plain(" triệu tấn."))
    segment = StoredSegment(said, "", said, Claim.REVIEWED)
    mark = fingerprint(said)
    shown = "Đạt 5 triệu tấn."
    signed = Signed(FILE, "u1", "1", short(mark), short(mark), seen_hash("en", mark, mark, f"{shown}\n{shown}"))
    approval = Approval("so-mau", "en", "article", "bai", "An Mẫu", "", "2018-03-01", (signed,))
    unit = StoredUnit("u1", (segment,))
    a_book = Book("so-mau", "en", Extraction(), Translation("en", {FILE: (unit,)}), Signatures([approval]))
    (found,) = a_book.spoken(
        unit, said, AT, lambda i: tuple(Plain(value) if isinstance(x, Reference) else x for x in i)
    )
    assert (found.status.state, found.status.changed) == (state, changed)


def test_an_outdated_sentence_never_counts_as_translated() -> None:
    assert STATES.index(State.OUTDATED) < STATES.index(State.DRAFT) < STATES.index(State.REVIEWED)
    assert worst([State.APPROVED, State.OUTDATED, State.REVIEWED]) is State.OUTDATED
    assert worst([State.MISSING, State.OUTDATED]) is State.MISSING


def test_from_the_change_of_a_word_to_its_state() -> None:
    """The same signature before and after the author changed one word of one sentence, and changed it back."""
    unit = StoredUnit(
        "u1", (replace(words(), gap=" "), StoredSegment((Plain("Hết."),), "", (Plain("End."),), Claim.REVIEWED))
    )
    signatures = [AN, Signature("An Mẫu", "Hết.", "End.", ("u1", "2"))]

    def states(said: str) -> list[tuple[State, bool]]:
        text = Text((Plain(said),), AT)
        extraction = Extraction([text])
        translation = align(extraction.files, Translation("en", {FILE: (unit,)}))
        signed = Signatures(s.approval for s in signatures)
        a_book = Book("so-mau", "en", extraction, translation, signed)
        found = a_book.unit(text)
        assert found is not None
        return [(s.status.state, s.status.changed) for s in a_book.spoken(found, text.inlines, text.at, resolve)]

    assert states(f"{VI} Hết.") == [(State.APPROVED, False), (State.APPROVED, False)]
    assert states("Gạo đi đường biển. Hết.") == [(State.OUTDATED, True), (State.APPROVED, False)]
    assert states(f"Mở đầu. {VI} Hết.") == [(State.MISSING, False), (State.APPROVED, False), (State.APPROVED, False)]
    assert states("Mở đầu. Gạo đi đường biển. Hết.")[1:] == [(State.OUTDATED, True), (State.APPROVED, False)]


def test_what_a_page_shows_besides_sentences_is_signed_too() -> None:
    def bai(picture: str) -> Article:
        head = Text((Plain("Chợ nổi"),), Place(FILE, 2))
        desk = Contacts(entries=(ContactEntry(organisation="so"),))
        return Article(
            at=Place(FILE, 1), slug="bai", unit="so", headline=head, picture=Picture(file=picture), body=(desk,)
        )

    def figures(thing: Article, behind: dict[str, str]) -> tuple[State, bool]:
        seen = seen_hash("en", digest(bai("a.jpg"), {"a.jpg": "bytes", "so": "record"}), "", "")
        signed = Signed(FILE, "@figures", FILE, "", "", seen)
        approval = Approval("so-mau", "en", "article", "bai", "An Mẫu", "", "2018-03-01", (signed,))
        a_book = Book("so-mau", "en", Extraction(), Translation("en"), Signatures([approval]), behind=behind)
        status = a_book.figures(thing).status
        return status.state, status.changed

    assert figures(bai("a.jpg"), {"a.jpg": "bytes", "so": "record"}) == (State.APPROVED, False)
    assert figures(bai("b.jpg"), {"a.jpg": "bytes", "so": "record"}) == (State.SOURCE, True)
    assert figures(bai("a.jpg"), {"a.jpg": "other bytes", "so": "record"}) == (State.SOURCE, True)
    assert figures(bai("a.jpg"), {"a.jpg": "bytes", "so": "another name"}) == (State.SOURCE, True)


@pytest.mark.parametrize(
    ("language", "gaps"), [("en", [" ", " ", None]), ("ja", [None, " ", None]), ("zh-Hans", [None, " ", None])]
)
def test_between_sentences_of_chinese_and_japanese_there_is_no_blank(language: str, gaps: list[str | None]) -> None:
    """The second one is missing and stands there in Vietnamese: it keeps its own."""
    segments = [replace(words(), gap=" "), replace(words(None), gap=" "), replace(words(), gap=" ")]
    unit = StoredUnit("u1", tuple(segments))
    parts = book(language, [unit], []).spoken(unit, unit.source, AT, resolve)
    assert [gap.text if gap else None for _, gap in gaps_closed(parts, language)] == gaps
