"""People and bodies abroad that letters go to: rank, gender, and what they are called in each language. Nothing is guessed."""

from __future__ import annotations

from enum import StrEnum

from ttdn_publish.findings import Place
from ttdn_publish.model.record import at_field, record


class Gender(StrEnum):
    """What decides *Mr* or *Madam*; a correspondent whose gender is not known has none."""

    MALE = "m"
    FEMALE = "f"


class Rank(StrEnum):
    """What decides the salutation and the closing. ``head`` leads a body, ``person`` is anybody else."""

    AMBASSADOR = "ambassador"
    CONSUL_GENERAL = "consul-general"
    MINISTER = "minister"
    GOVERNOR = "governor"
    MAYOR = "mayor"
    HEAD = "head"
    PERSON = "person"


class Known(StrEnum):
    """What a letter can be addressed to: a person by name, the holder of a post, or a body."""

    NAME = "name"
    POST = "post"
    BODY = "body"


@record
class CorrespondentForm:
    """What a correspondent is called in one language.

    ``name`` is the name as it is written there (Chinese, Japanese, Korean: only where it is known), ``call`` how the letter
    calls them where their rank does not tell (*Monsieur le Directeur général*), ``to`` how their body stands behind *to*
    (*the Embassy of …*, *à l'Ambassade de …*), ``address`` the lines of the address.
    """

    at: Place = at_field()
    name: str = ""
    post: str = ""
    body: str = ""
    call: str = ""
    to: str = ""
    address: tuple[str, ...] = ()


@record
class Correspondent:
    """Somebody that letters go to.

    ``name`` is in Latin letters, ``surname`` the part of it that stands behind *Mr*; both empty where nobody is named.
    ``country`` is the code of ISO 3166-1 (two letters). ``source`` tells where names and posts were read.
    """

    at: Place = at_field()
    id: str
    country: str
    rank: Rank
    gender: Gender | None = None
    name: str = ""
    surname: str = ""
    vi: CorrespondentForm = CorrespondentForm()
    en: CorrespondentForm = CorrespondentForm()
    fr: CorrespondentForm = CorrespondentForm()
    zh: CorrespondentForm = CorrespondentForm()
    ja: CorrespondentForm = CorrespondentForm()
    ko: CorrespondentForm = CorrespondentForm()
    source: str = ""
    sample: bool = False

    def form(self, language: str) -> CorrespondentForm:
        """What is on record for ``language``."""
        found: CorrespondentForm = getattr(self, language.split("-")[0])
        return found

    def known(self) -> Known:
        """What a letter can be addressed to, the same in every language."""
        if self.name:
            return Known.NAME
        posts = any(form.post for form in (self.vi, self.en, self.fr, self.zh, self.ja, self.ko))
        return Known.POST if posts else Known.BODY
