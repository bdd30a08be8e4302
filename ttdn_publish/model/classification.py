"""Who may see a text: the classes of the province's information and of the law on state secrets."""

from __future__ import annotations

from enum import StrEnum


class Classification(StrEnum):
    """Classes from open to most secret.

    ``cong_khai, noi_bo, han_che`` are the plan's classes (part IV.13, confidentiality regime); ``mat, toi_mat,
    tuyet_mat`` are the three levels of the law on the protection of state secrets (29/2018/QH14, article 8).
    """

    CONG_KHAI = "cong_khai"
    NOI_BO = "noi_bo"
    HAN_CHE = "han_che"
    MAT = "mat"
    TOI_MAT = "toi_mat"
    TUYET_MAT = "tuyet_mat"

    @property
    def secret(self) -> bool:
        """A state secret: this program must not touch it."""
        return self in _SECRET

    @property
    def rank(self) -> int:
        """0 for open, growing with secrecy."""
        return _ORDER.index(self)


_ORDER = list(Classification)
_SECRET = frozenset({Classification.MAT, Classification.TOI_MAT, Classification.TUYET_MAT})


def classify(written: str | None) -> Classification:
    """The class that ``written`` names; nothing or an unknown word counts as internal."""
    name = (written or "").strip().lower().replace(" ", "_").replace("-", "_")
    try:
        return Classification(name)
    except ValueError:
        return _SPELLINGS.get(name, Classification.NOI_BO)


_SPELLINGS = {
    "công_khai": Classification.CONG_KHAI,
    "nội_bộ": Classification.NOI_BO,
    "hạn_chế": Classification.HAN_CHE,
    "mật": Classification.MAT,
    "tối_mật": Classification.TOI_MAT,
    "tuyệt_mật": Classification.TUYET_MAT,
}


def strictest(*classes: Classification) -> Classification:
    """The most secret of several classes; what contains something internal is internal."""
    return max(classes, key=lambda c: c.rank)
