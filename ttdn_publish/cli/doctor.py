"""``ttdn doctor``: can this machine make everything? What is missing, and how to get it."""

from __future__ import annotations

from pathlib import Path

import click

from ttdn_publish.cli.interface import Interface


@click.command("doctor")
@click.argument("path", type=click.Path(path_type=Path), default=".")
@click.pass_obj
def command(interface: Interface, path: Path) -> int:
    """Kiểm tra Python, thư viện dàn trang, phông chữ, quyền ghi và chỗ trên đĩa; nói rõ cách bổ sung."""
    from ttdn_publish.production.machine import examine_machine

    answers = examine_machine(path)
    for answer in answers:
        mark = {"ok": "✓", "missing": "✗", "optional": "–"}[answer.state]
        interface.say(
            "{mark} {what}: {detail}",
            mark=mark,
            what=interface.translate(answer.what),
            detail=interface.translate(answer.detail),
        )
        if answer.state != "ok" and answer.way_out:
            interface.say("    {way_out}", way_out=interface.translate(answer.way_out))
    bad = any(answer.state == "missing" for answer in answers)
    interface.give({"answers": [answer.as_dict() for answer in answers], "exit": 2 if bad else 0})
    return 2 if bad else 0
