"""The tables that lie beside these modules: CSV, YAML and word lists, each with its source in a comment."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import Any

import yaml

_HERE = Path(__file__).resolve().parent


def _lines(name: str) -> list[str]:
    """The lines of a packaged file without comments and blank lines."""
    text = (_HERE / name).read_text("utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """A CSV file as rows by column name; lines that begin with ``#`` are comments."""
    return tuple({key: (value or "").strip() for key, value in row.items()} for row in csv.DictReader(_lines(name)))


@cache
def words(name: str) -> frozenset[str]:
    """A list of words or phrases, separated by line ends or `` · ``; lines that begin with ``#`` are comments."""
    return frozenset(item.strip() for line in _lines(name) for item in line.split("·") if item.strip())


@cache
def tree(name: str) -> Any:
    """A YAML file."""
    return yaml.safe_load((_HERE / name).read_text("utf-8"))
