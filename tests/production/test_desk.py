"""Only languages that the issue is printed in can be worked on, and the language it is written in is never translated."""

from __future__ import annotations

import pytest

from tests.conftest import MiniWorkspace
from ttdn_publish.errors import ContentError
from ttdn_publish.production.exchanging import send
from ttdn_publish.production.translating import translate


@pytest.mark.parametrize("language", ["vi", "zh-Hant", "de"])
def test_other_languages_are_refused_and_nothing_is_written(mini: MiniWorkspace, language: str) -> None:
    with pytest.raises(ContentError, match=r"languages trong issue\.yaml"):
        translate(mini.issue, [language])
    with pytest.raises(ContentError, match=r"languages trong issue\.yaml"):
        send(mini.issue, language)
    assert not list(mini.root.rglob(f"editions/{language}"))
    assert not (mini.root / "out").exists()
