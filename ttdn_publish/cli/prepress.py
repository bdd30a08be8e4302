"""``ttdn prepress``: what stands between a finished PDF, ours or anybody's, and the press."""

from __future__ import annotations

import click

from ttdn_publish.cli.family import Family
from ttdn_publish.cli.prepress_check import check
from ttdn_publish.cli.prepress_impose import impose
from ttdn_publish.findings import N_


@click.group("prepress", cls=Family, help=N_("Chế bản: kiểm tra tệp PDF trước khi in, bình trang lên tờ in."))
def command() -> None:
    """A family of commands."""


for one in (check, impose):
    command.add_command(one)
