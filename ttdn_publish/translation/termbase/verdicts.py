"""What is said of a term in a translated sentence, and how it is said to a person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from ttdn_publish.findings import N_, Finding, Place, Rule
from ttdn_publish.translation.termbase import rules
from ttdn_publish.translation.termbase.concept import Concept


class Judgement(StrEnum):
    """What can be said of a term in a translated sentence."""

    GOOD = "good"
    MISSING = "missing"
    FORBIDDEN = "forbidden"
    PROPOSED = "proposed"
    NO_FORM = "no_form"
    NOT_KEPT = "not_kept"
    FOR_A_PERSON = "for_a_person"
    EXPIRED = "expired"
    WRONG_NAME = "wrong_name"


_RULES: Mapping[Judgement, tuple[Rule, str]] = {
    Judgement.MISSING: (rules.MISSING, N_("“{vi}”: bản dịch chưa có “{expected}”.")),
    Judgement.FORBIDDEN: (rules.FORBIDDEN, N_("“{found}” không được dùng cho “{vi}”.")),
    Judgement.PROPOSED: (rules.PROPOSED, N_("“{found}” cho “{vi}” mới là đề xuất, chờ người duyệt.")),
    Judgement.NO_FORM: (rules.NO_FORM, N_("“{vi}” chưa có dạng ổn định trong ngôn ngữ này.")),
    Judgement.NOT_KEPT: (rules.NOT_KEPT, N_("“{vi}” phải giữ nguyên, không dịch.")),
    Judgement.FOR_A_PERSON: (rules.FOR_A_PERSON, N_("“{vi}” cần người xem trước khi in: {note}.")),
    Judgement.EXPIRED: (rules.EXPIRED, N_("“{vi}” không có hiệu lực vào ngày của bài ({valid}).")),
    Judgement.WRONG_NAME: (rules.WRONG_NAME, N_("“{found}” không được dùng ở bất cứ đâu.")),
}
#: Warnings that end when a person approves the sentence: that person has seen and decided.
_SETTLED = frozenset({Judgement.PROPOSED, Judgement.NO_FORM, Judgement.FOR_A_PERSON, Judgement.EXPIRED})


@dataclass(frozen=True, slots=True)
class TermVerdict:
    """One thing said of a term: ``expected`` are the right forms, the preferred first.

    ``source`` is where the term stands in the Vietnamese sentence, ``target`` where what was found stands in the
    translation; ``None`` where there is no such place. ``note`` says more.
    """

    judgement: Judgement
    concept: Concept
    language: str
    vi: str
    expected: tuple[str, ...] = ()
    found: str = ""
    source: tuple[int, int] | None = None
    target: tuple[int, int] | None = None
    note: str = ""

    @property
    def settled_by_approval(self) -> bool:
        """Whether a person's approval of the sentence settles it."""
        return self.judgement in _SETTLED

    def finding(self, place: Place) -> Finding | None:
        """The finding at ``place``; ``None`` when all is well."""
        if self.judgement is Judgement.GOOD:
            return None
        rule, message = _RULES[self.judgement]
        ends = (self.concept.valid_from, self.concept.valid_to)
        return rule.at(
            place,
            message,
            id=self.concept.id,
            vi=self.vi,
            expected=self.expected[0] if self.expected else self.vi,
            found=self.found,
            note=self.note,
            valid="–".join(f"{day:%d/%m/%Y}" if day else "" for day in ends),
        )
