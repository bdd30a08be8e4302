"""``ttdn schema``: JSON Schema for editors that complete and check YAML while one types."""

from __future__ import annotations

from pathlib import Path

import click

from ttdn_publish.cli.interface import Interface


@click.command("schema")
@click.argument("folder", type=click.Path(path_type=Path), default=".ttdn/schema")
@click.pass_obj
def command(interface: Interface, folder: Path) -> int:
    """Ghi vào FOLDER các tệp JSON Schema của issue.yaml, phần khai báo bài viết, cơ quan, người và các khối."""
    import json

    from ttdn_publish.formats.files import write_atomic
    from ttdn_publish.readers.schema import schemas

    made = []
    for name, schema in schemas().items():
        path = folder / f"{name}.schema.json"
        write_atomic(path, json.dumps(schema, ensure_ascii=False, indent=2) + "\n")
        made.append(str(path))
        interface.say("  {path}", path=path)
    interface.give({"files": made})
    return 0
