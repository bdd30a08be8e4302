"""Templates from outside: strict, sandboxed, bounded; a mistake names its file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from ttdn_publish.errors import ContentError
from ttdn_publish.rendering import templates
from ttdn_publish.rendering.templates import Templates


def rendered(tmp_path: Path, text: str, **values: object) -> str:
    (tmp_path / "a.html.j2").write_text(text, "utf-8")
    return Templates([tmp_path], {}, {}).render("a.html.j2", **values)


def test_values_are_escaped(tmp_path: Path) -> None:
    assert rendered(tmp_path, "{{ x }}", x="<b>&") == "&lt;b&gt;&amp;"


def test_the_earlier_folder_wins(tmp_path: Path) -> None:
    for folder in ("own", "packaged"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.html.j2").write_text(folder)
    (tmp_path / "packaged" / "b.html.j2").write_text("b")
    both = Templates([tmp_path / "own", tmp_path / "packaged"], {}, {})
    assert (both.render("a.html.j2"), both.render("b.html.j2")) == ("own", "b")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a\nb\n{{ missing }}", 3),
        ("a\n{% if %}", 2),
        ("a\n{% for x in y %}\n", 2),
        ("\n\n{{ 1 / 0 }}", 3),
        ("{{ x.y.z }}", 1),
        ("{% include '../secret' %}", 1),
    ],
)
def test_a_mistake_is_a_finding_with_its_line(tmp_path: Path, text: str, line: int) -> None:
    with pytest.raises(ContentError) as caught:
        rendered(tmp_path, text, y=[1])
    (finding,) = caught.value.findings
    assert finding.rule.id == "BT26"
    assert finding.place.file.startswith("templates/")
    if "include" not in text:
        assert finding.place.line == line


@pytest.mark.parametrize(
    "attack",
    [
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{{ 'x' * 10**9 }}",
        "{{ 10**1000 }}",
        "{{ range(10**9)|list }}",
        "{{ f.__globals__ }}",
        "{% set x = [] %}{{ x.append(1) }}",
    ],
)
def test_attacks_are_refused(tmp_path: Path, attack: str) -> None:
    with pytest.raises(ContentError):
        rendered(tmp_path, attack, f=rendered)


def test_endless_output_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(templates, "MAX_OUTPUT", 10_000)
    with pytest.raises(ContentError, match="quá dài"):
        rendered(tmp_path, "{% for i in range(1000) %}{% for j in range(1000) %}xxxx{% endfor %}{% endfor %}")
