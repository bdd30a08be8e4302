"""The languages that the house writes, by their tags (BCP 47, RFC 5646). A module of its own: asking for them loads nothing."""

from __future__ import annotations

#: Every language of the house, Vietnamese first.
LANGUAGES = ("vi", "en", "fr", "zh-Hans", "ja", "ko", "zh-Hant")

#: Those that texts are translated into.
FOREIGN = LANGUAGES[1:]
