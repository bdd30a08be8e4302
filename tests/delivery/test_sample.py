"""The sample event leads to brochures and a letter that are there."""

from __future__ import annotations

from tests.conftest import ROOT
from ttdn_publish.findings import Findings, Severity
from ttdn_publish.production.content import check_content, read_content
from ttdn_publish.readers.event import read_event
from ttdn_publish.readers.source import Source
from ttdn_publish.workspace import Workspace

FOLDER = ROOT / "content" / "events" / "mau-hoi-cho"


def test_the_sample_event_can_be_used_as_it_is() -> None:
    findings = Findings()
    event = read_event(Source(FOLDER, ROOT, findings))
    assert list(findings) == []
    assert event is not None
    assert event.sample
    assert [item.publication for item in event.items] == ["du-an", "du-lich", "dac-san", "doanh-nghiep"]
    assert all((ROOT / "content" / "brochures" / item.publication / "brochure.yaml").is_file() for item in event.items)


def test_its_letter_has_no_mistake() -> None:
    content = read_content(Workspace(ROOT), FOLDER / "thu-gui-an-pham")
    check_content(content)
    assert [f.what() for f in content.findings if f.severity is not Severity.NOTICE] == []
