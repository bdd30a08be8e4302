"""Sign-off of Word templates: by the bytes of the file, in the hash-chained ledger."""

from __future__ import annotations

import pytest

from tests.conftest import SIGNED_AT, SIGNER, MiniWorkspace
from tests.formats.test_word_document import described
from ttdn_publish.errors import ContentError
from ttdn_publish.formats.word_document.writer import write_docx
from ttdn_publish.production.approving import approve_template
from ttdn_publish.records.approvals import read_approvals
from ttdn_publish.records.template_approvals import template_language, template_signers

NAME = "templates/documents/thu-moi.en.docx"


def test_a_template_is_signed_as_it_is_and_no_other(mini: MiniWorkspace) -> None:
    path = mini.root / NAME
    path.parent.mkdir(parents=True)
    data = write_docx(described())
    path.write_bytes(data)
    approve_template(path, SIGNER, moment=SIGNED_AT)
    found = read_approvals(mini.root / "content" / "records")
    (signer,) = template_signers(found, NAME, data)
    assert (signer.scope, signer.language, signer.sample) == ("template", "en", True)
    assert template_signers(found, NAME, data + b" ") == ()
    assert template_signers(found, "templates/documents/thu-moi.docx", data) == ()
    assert found.broken is None


def test_what_is_no_template_is_not_signed(mini: MiniWorkspace) -> None:
    path = mini.root / "x.docx"
    path.write_bytes(b"khong phai")
    with pytest.raises(ContentError, match="không phải mẫu thư"):
        approve_template(path, SIGNER)


@pytest.mark.parametrize(
    ("name", "language"),
    [("thu-moi.docx", "vi"), ("thu-moi.en.docx", "en"), ("thu.zh-Hans.docx", "zh-Hans"), ("v1.2.docx", "vi")],
)
def test_the_name_says_the_language(name: str, language: str) -> None:
    assert template_language(name) == language
