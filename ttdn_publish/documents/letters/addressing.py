"""Whom a letter goes to: the values of a correspondent in one language, and the phrases that fit their rank and gender."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ttdn_publish.documents.letters import rules
from ttdn_publish.documents.letters.filling import Values, filled, filled_lines
from ttdn_publish.findings import N_, Finding, Place
from ttdn_publish.language.codes import NAMES
from ttdn_publish.model.correspondent import Correspondent, Known, Rank
from ttdn_publish.model.letter import Formula, LetterKind, LetterPhrases, PartName, Situation, chosen

#: Languages that write foreign names in letters of their own.
_OWN_LETTERS = frozenset({"zh", "ja", "ko"})
#: A body that stands in a sentence without an article.
BODY_ALONE = "{body}"
_NOBODY = Correspondent(id="", country="", rank=Rank.PERSON)


@dataclass(frozen=True)
class Addressed:
    """A correspondent in one language. ``values`` fill formulas; ``used`` collects the formulas that were taken."""

    phrases: LetterPhrases
    situation: Situation
    values: Values
    used: list[Formula]

    def formula(self, section: str, part: PartName | None = None) -> Formula | None:
        """The formula of a section that fits."""
        found = chosen(self.phrases.sections()[section], self.situation, part)
        if found is not None:
            self.used.append(found)
        return found

    def words(self, section: str, part: PartName | None = None) -> str:
        """The line of a section that fits, filled; empty where there is none."""
        found = self.formula(section, part)
        return filled(found.words, self.values) if found is not None else ""

    def lines(self, section: str, part: PartName | None = None) -> tuple[str, ...]:
        """The lines of a section that fits, filled."""
        found = self.formula(section, part)
        return tuple(filled_lines(found.lines, self.values)) if found is not None else ()

    def with_values(self, more: Values) -> Addressed:
        """The same with more values."""
        return Addressed(self.phrases, self.situation, {**self.values, **more}, self.used)


def addressed(
    correspondent: Correspondent | None, kind: LetterKind, phrases: LetterPhrases, more: Values | None = None
) -> Addressed:
    """``correspondent`` (``None`` while nobody is known) as ``phrases`` address them in a letter of ``kind``.

    A note verbale goes from body to body.
    """
    someone = correspondent or _NOBODY
    form, known = someone.form(phrases.language), someone.known()
    if kind is LetterKind.NOTE_VERBALE:
        known = Known.BODY
    situation = Situation(kind=kind, known=known)
    if correspondent is not None:
        situation = Situation(kind=kind, rank=someone.rank, gender=someone.gender, known=known)
    body, post = _in(someone, "body", phrases.language), _in(someone, "post", phrases.language)
    name = form.name or someone.name
    values: dict[str, str | tuple[str, ...]] = {
        "name": name,
        "surname": form.name or someone.surname or someone.name,
        "post": post,
        "body": body,
        "receiver": form.to or filled(phrases.receiver, {"body": body}),
        "address": form.address,
        **(more or {}),
    }
    result = Addressed(phrases, situation, values, [])
    call = form.call or result.words("calls")
    return result.with_values({"call": call})


def _in(someone: Correspondent, key: str, language: str) -> str:
    """A post or a body in ``language``; where it is not on record in English, then in Vietnamese."""
    forms = (someone.form(language), someone.en, someone.vi)
    return next((words for form in forms if (words := str(getattr(form, key)))), "")


def missing(someone: Correspondent, kind: LetterKind, phrases: LetterPhrases, place: Place) -> Iterator[Finding]:
    """What of a correspondent is not on record in the language of ``phrases``: what is printed then is their Latin form."""
    language = phrases.language
    form, spoken = someone.form(language), NAMES.get(language, language)
    to_body = kind is LetterKind.NOTE_VERBALE
    if to_body and not form.to and phrases.receiver != BODY_ALONE:
        message = N_("Người nhận “{id}” chưa ghi cách gọi cơ quan sau giới từ bằng {language}.")
        yield rules.NO_FORM.at(place, message, id=someone.id, language=spoken, key=f"{language}.to")
    others = (someone.vi, someone.en, someone.fr, someone.zh, someone.ja, someone.ko)
    lacking = [key for key in ("post", "body") if not getattr(form, key) and any(getattr(f, key) for f in others)]
    for key in lacking:
        if not (to_body and key == "post"):
            what = N_("chức vụ") if key == "post" else N_("tên cơ quan")
            message = N_("Người nhận “{id}” chưa có {what} bằng {language}.")
            yield rules.NO_FORM.at(place, message, id=someone.id, what=what, language=spoken, key=f"{language}.{key}")
    if not to_body and someone.name and not form.name and language.split("-")[0] in _OWN_LETTERS:
        message = N_("Người nhận “{id}” chưa có tên viết bằng {language}; in tên chữ La-tinh.")
        yield rules.NO_FORM.at(place, message, id=someone.id, language=spoken, key=f"{language}.name")
