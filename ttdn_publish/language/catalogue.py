"""The interface in other languages than Vietnamese: a gettext catalogue, read through Babel."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from ttdn_publish.findings import Phrase, fill


@cache
def _catalogue(language: str) -> dict[str, str]:
    from babel.messages.pofile import read_po

    path = files("ttdn_publish").joinpath("locale", f"{language}.po")
    if not path.is_file():
        return {}
    with path.open("rb") as stream:
        return {str(m.id): str(m.string) for m in read_po(stream) if m.id and m.string}


def translation(message: str, language: str) -> str:
    """``message`` (Vietnamese, the source language of the interface) in ``language``; itself where none exists.

    A phrase whose blanks are filled is translated with what fills them; words quoted in it stay as they are.
    """
    catalogue = _catalogue(language)
    if not isinstance(message, Phrase):
        return catalogue.get(message, message)
    words = catalogue.get(message.pattern, message.pattern)
    values = {k: translation(v, language) if isinstance(v, Phrase) else v for k, v in message.values.items()}
    return fill(words, values) if values else words
