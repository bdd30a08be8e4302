"""JSON Schema of what authors write, from the same types that the readers validate with."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter

from ttdn_publish.model.agency import Agency
from ttdn_publish.model.body import Calendar, Chart, Contacts, PhotoEssay, Picture, ProjectCard, Table, Timeline
from ttdn_publish.model.brochure import Brochure
from ttdn_publish.model.bulletin import Article, Issue
from ttdn_publish.model.correspondent import Correspondent
from ttdn_publish.model.document import Annex, Document
from ttdn_publish.model.event import Event
from ttdn_publish.model.organisation import Organisation, Person
from ttdn_publish.readers.structure import authored_fields, is_record

_ROOTS: dict[str, Any] = {
    "issue": Issue,
    "article": Article,
    "brochure": Brochure,
    "event": Event,
    "document": Document,
    "annex": Annex,
    "agencies": tuple[Agency, ...],
    "correspondents": tuple[Correspondent, ...],
    "organisations": tuple[Organisation, ...],
    "people": tuple[Person, ...],
    "picture": Picture,
    "photo-essay": PhotoEssay,
    "timeline": Timeline,
    "project-card": ProjectCard,
    "calendar": Calendar,
    "contacts": Contacts,
    "chart": Chart,
    "table": Table,
}
#: Types that authors write as one line of text.
_AS_TEXT = {
    "Text": {},
    "PartialDate": {"examples": ["2018-03-30", "2018-03", "2018"]},
    "Period": {"examples": ["2018-Q1"]},
}
_RENAMED = {"from_": "from"}


def schemas() -> dict[str, dict[str, Any]]:
    """The JSON Schema (draft 2020-12) of every kind of file or container, by name."""
    return {name: _schema(root) for name, root in _ROOTS.items()}


def _schema(root: Any) -> dict[str, Any]:
    schema = TypeAdapter(root).json_schema(mode="validation")
    definitions: dict[str, Any] = schema.get("$defs", {})
    for name, extra in _AS_TEXT.items():
        if name in definitions:
            definitions[name] = {"type": "string", **extra}
    records = {cls.__name__: cls for cls in _records(root)}
    for name, definition in definitions.items():
        if name in records:
            _keep_authored(definition, records[name])
    if is_record(root):
        _keep_authored(schema, root)
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    _drop_unused(schema)
    return schema


def _keep_authored(definition: dict[str, Any], cls: type[Any]) -> None:
    allowed = authored_fields(cls)
    properties = {
        key: value for key, value in definition.get("properties", {}).items() if key in allowed and key != "at"
    }
    definition["properties"] = {_RENAMED.get(key, key): value for key, value in properties.items()}
    definition["required"] = [_RENAMED.get(k, k) for k in definition.get("required", []) if k in allowed]
    definition.pop("description", None)


def _records(annotation: Any, seen: set[Any] | None = None) -> set[Any]:
    from typing import get_args

    seen = set() if seen is None else seen
    if is_record(annotation) and annotation not in seen:
        seen.add(annotation)
        for hint in authored_fields(annotation).values():
            _records(hint, seen)
    for argument in get_args(annotation):
        _records(argument, seen)
    return seen


def _drop_unused(schema: dict[str, Any]) -> None:
    definitions: dict[str, Any] = schema.pop("$defs", {})
    used: dict[str, Any] = {}

    def follow(part: Any) -> None:
        if isinstance(part, dict):
            reference = str(part.get("$ref", "")).rpartition("/")[2]
            if reference in definitions and reference not in used:
                used[reference] = definitions[reference]
                follow(definitions[reference])
            for value in part.values():
                follow(value)
        elif isinstance(part, list):
            for value in part:
                follow(value)

    follow(schema)
    if used:
        schema["$defs"] = used
