"""The languages that the house writes, by their tags (BCP 47, RFC 5646). A module of its own: asking for them loads nothing."""

from __future__ import annotations

from ttdn_publish.findings import N_

#: Every language of the house, Vietnamese first.
LANGUAGES = ("vi", "en", "fr", "zh-Hans", "ja", "ko", "zh-Hant")

#: Those that texts are translated into.
FOREIGN = LANGUAGES[1:]

#: What they are called in the interface.
NAMES = {
    "vi": N_("tiếng Việt"),
    "en": N_("tiếng Anh"),
    "fr": N_("tiếng Pháp"),
    "zh-Hans": N_("tiếng Trung giản thể"),
    "zh-Hant": N_("tiếng Trung phồn thể"),
    "ja": N_("tiếng Nhật"),
    "ko": N_("tiếng Hàn"),
}
