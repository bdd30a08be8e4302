"""Reading ``content/settings.yaml``."""

from __future__ import annotations

from ttdn_publish.model.settings import Settings
from ttdn_publish.readers.inlines import text_reader
from ttdn_publish.readers.source import Source
from ttdn_publish.readers.structure import build

SETTINGS = "settings.yaml"


def read_settings(source: Source) -> Settings:
    """The settings in ``source.folder`` (the workspace's ``content``); the usual ones where there is no such file."""
    path = source.folder / SETTINGS
    if not path.is_file():
        return Settings()
    node = source.yaml(path)
    if node is None:
        return Settings()
    return build(Settings, node, source.name(path), text_reader(source.findings), source.findings) or Settings()
