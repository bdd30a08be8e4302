"""Packages that are made once; tests only look at them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.brochures.made import BrochureWorkspace
from tests.delivery.made import MOMENT, released
from ttdn_publish.production.packing import ARCHIVE, EVENT, PRINTER, Packed, PackOrder, pack


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory, cut_fonts: Path) -> BrochureWorkspace:
    """The workspace of the packages."""
    made = released(tmp_path_factory.mktemp("delivery") / "ws")
    shutil.copytree(cut_fonts / "fonts", made.root / ".ttdn" / "fonts")
    return made


@pytest.fixture(scope="session")
def for_printer(house: BrochureWorkspace) -> Packed:
    return pack(PackOrder(house.folder, PRINTER, moment=MOMENT))


@pytest.fixture(scope="session")
def for_archive(house: BrochureWorkspace) -> Packed:
    return pack(PackOrder(house.folder, ARCHIVE, moment=MOMENT))


@pytest.fixture(scope="session")
def for_event(house: BrochureWorkspace) -> Packed:
    return pack(PackOrder(house.root / "content" / "events" / "hoi-cho", EVENT, moment=MOMENT))


@pytest.fixture
def changeable(tmp_path: Path, cut_fonts: Path) -> BrochureWorkspace:
    """A workspace of one's own, with fonts ready."""
    made = released(tmp_path / "ws")
    shutil.copytree(cut_fonts / "fonts", made.root / ".ttdn" / "fonts")
    return made
