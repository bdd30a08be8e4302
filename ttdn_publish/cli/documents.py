"""``ttdn documents``: official documents, from a typed text to a numbered letter and a thousand of them."""

from __future__ import annotations

import click

from ttdn_publish.cli.document_merge import envelopes, lint_template, merge
from ttdn_publish.cli.document_new import new
from ttdn_publish.cli.document_numbers import number
from ttdn_publish.cli.family import Family
from ttdn_publish.findings import N_


@click.group(
    "documents",
    cls=Family,
    help=N_(
        "Văn bản hành chính: soạn từ tệp đã gõ, lấy số, trộn thư, soát mẫu thư. Dựng văn bản bằng lệnh ttdn build."
    ),
)
def command() -> None:
    """A family of commands."""


for one in (new, number, merge, envelopes, lint_template):
    command.add_command(one)
