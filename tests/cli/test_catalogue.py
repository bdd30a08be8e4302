"""The English catalogue says everything that the program can say, and nothing else; in English nothing stays Vietnamese."""

from __future__ import annotations

import importlib
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import click
import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from tests.conftest import ROOT, MiniWorkspace
from ttdn_publish.cli import COMMANDS, group
from ttdn_publish.errors import PublishError
from ttdn_publish.findings import N_, Place, Rule, Severity
from ttdn_publish.language import catalogue
from ttdn_publish.production.state import freeze, thaw
from ttdn_publish.regulations.documents import rule_sets
from ttdn_publish.regulations.press import press

PACKAGE = ROOT / "ttdn_publish"
KEYWORDS: dict[str, None] = dict.fromkeys(("N_", "say", "warn", "translate"))
_PLACEHOLDER = re.compile(r"\{(?:\{[^{}]*\}|[^{}]*)\}")
_VIETNAMESE = re.compile(r"[ăâđêôơưàằầèềìòồờùừỳảẳẩẻểỉỏổởủửỷãẵẫẽễĩõỗỡũữỹáắấéếíóốớúứýạặậẹệịọộợụựỵ]", re.IGNORECASE)


def spoken() -> set[str]:
    """Every string that may be translated: marked in the source, in the table of commands, in help, in dated data."""
    found: set[str] = set()
    for _, _, message, _, _ in extract_from_dir(PACKAGE, [("**.py", "python")], keywords=KEYWORDS):
        assert isinstance(message, str), message
        found.add(message)
    found |= set(_help())
    for rules in press():
        found |= {rules.title, rules.imprint_place}
    for form in rule_sets():
        found |= {form.title, form.short}
    return {message for message in found if re.search(r"[^\W\d_]", _PLACEHOLDER.sub("", message))}


def _help() -> Iterator[str]:
    for module, words in COMMANDS.values():
        yield words
        yield from _words(importlib.import_module(module).command)
    yield from _words(group)


def _words(command: click.Command) -> Iterator[str]:
    yield command.help or ""
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            yield parameter.help or ""
            yield parameter.metavar or ""


@pytest.fixture(scope="module")
def english() -> Catalog:
    with (PACKAGE / "locale" / "en.po").open("rb") as stream:
        return read_po(stream, locale="en")


def test_nothing_is_missing_and_nothing_is_left_over(english: Catalog) -> None:
    translated = {str(message.id) for message in english if message.id and message.string}
    wanted = spoken()
    assert sorted(wanted - translated) == []
    assert sorted(translated - wanted) == []
    assert [str(m.id) for m in english if m.id and not m.string] == []
    assert list(english.obsolete) == []


def test_nothing_is_doubtful(english: Catalog) -> None:
    assert [str(message.id) for message in english if message.id and message.fuzzy] == []


def test_placeholders_are_kept(english: Catalog) -> None:
    for message in english:
        if message.id:
            before, after = (
                sorted(re.findall(r"(?<!\{)\{(\w+)\}(?!\})", str(s))) for s in (message.id, message.string)
            )
            assert before == after, message.id


def test_english_is_english(english: Catalog) -> None:
    """Vietnamese letters only inside quotation marks, code in braces, and a few names."""
    for message in english:
        if message.id:
            words = re.sub(r"“[^”]*”|\{\{[^{}]*\}\}", "", str(message.string))
            assert not _VIETNAMESE.search(words), message.string


def test_the_ends_of_sentences_agree(english: Catalog) -> None:
    for message in english:
        if message.id:
            first, second = str(message.id).rstrip(), str(message.string).rstrip()
            assert (first[-1] in ".:…") == (second[-1] in ".:…"), message.id


# ---- phrases stay translatable on their way ----


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    words = {"lỗi {x}": "error {x}", "vì {y}": "because of {y}", "đỏ": "red", "rộng {x}": "wide {x}"}
    monkeypatch.setattr(catalogue, "_catalogue", lambda language: words if language == "en" else {})


def in_english(message: str) -> str:
    return catalogue.translation(message, "en")


@pytest.mark.usefixtures("small")
def test_a_filled_phrase_is_translated_with_its_parts() -> None:
    phrase = N_("lỗi {x}").format(x=N_("vì {y}").format(y=N_("đỏ")))
    assert phrase == "lỗi vì đỏ"
    assert in_english(phrase) == "error because of red"
    assert in_english(str(PublishError(phrase))) == "error because of red"


@pytest.mark.usefixtures("small")
def test_quoted_words_are_never_translated() -> None:
    assert in_english(N_("lỗi {x}").format(x="đỏ")) == "error đỏ"


@pytest.mark.usefixtures("small")
def test_a_stored_finding_still_speaks_both_languages() -> None:
    rule = Rule("BT99", Severity.ERROR, N_("đỏ"), N_("đỏ"), N_("rộng {x}"))
    finding = rule.at(Place("a.md", 1), N_("lỗi {x}"), x=N_("vì {y}").format(y="{đỏ}"))
    again = thaw(freeze(finding))
    assert again == replace(finding, values=dict(finding.values))
    for one in (finding, again):
        assert (one.what(), one.way_out()) == ("lỗi vì {đỏ}", "rộng vì {đỏ}")
        assert (one.what(in_english), one.way_out(in_english)) == ("error because of {đỏ}", "wide because of {đỏ}")


# ---- the program itself ----


def ttdn(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-X", "utf8", "-m", "ttdn_publish", *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=cwd, check=False)


def unquoted(text: str) -> str:
    """What the program itself says: without what it quotes, and without places in files."""
    return re.sub(r"“[^”]*”", "", text)


def test_check_in_english_says_nothing_in_vietnamese(mini: MiniWorkspace) -> None:
    article = next(mini.issue.glob("articles/*.md"))
    bad = "\n\n::: không có\n:::\n\n> trích\n\n<b>x</b>\n\n[a](ftp://b)\n\nTODO\n\n{{số: khong/co}}\n\n::: ảnh\nfile: x.jpg\nfiel: y\n:::\n"
    article.write_text(article.read_text("utf-8") + bad, "utf-8")
    (mini.issue / "articles" / "hong.md").write_text("không có phần khai báo\n", "utf-8")
    (mini.issue / "articles" / "yaml.md").write_text("---\nheadline: a: b\n---\nchữ\n", "utf-8")
    (mini.issue / "articles" / "gio.md").write_text(
        "---\nheadline: Bài\nclassification: gì đó\nembargo: mai\n---\nchữ\n", "utf-8"
    )
    done = ttdn("--ui", "en", "check", str(mini.issue), cwd=ROOT)
    assert done.returncode == 1, done.stderr
    lines = [line for line in done.stdout.splitlines() if line]
    assert len(lines) > 8
    wrong = [line for line in lines if _VIETNAMESE.search(unquoted(line))]
    assert wrong == []


@pytest.mark.parametrize("rule", ["BT01", "BT14", "BC01", "SL01", "DT01", "BT23"])
def test_explain_in_english(rule: str, tmp_path: Path) -> None:
    done = ttdn("--ui=en", "check", "--explain", rule, cwd=ROOT)
    if done.returncode == 2:
        pytest.skip(f"no rule {rule}")
    assert not _VIETNAMESE.search(unquoted(done.stdout)), done.stdout


def test_every_rule_can_be_said_in_english() -> None:
    from ttdn_publish.checks import RULES

    for rule in RULES.values():
        for words in (rule.title, rule.explanation, rule.way_out, rule.source):
            assert words == "" or in_english(words) != words or not _VIETNAMESE.search(words), words


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_follows_the_interface(command: str) -> None:
    arguments = [command] if command else []
    english = ttdn("--ui", "en", *arguments, "--help", cwd=ROOT)
    assert english.returncode == 0, english.stderr
    assert english.stdout.startswith("Usage: ttdn")
    assert not _VIETNAMESE.search(english.stdout), english.stdout
    vietnamese = ttdn("--ui", "vi", *arguments, "--help", cwd=ROOT).stdout
    assert vietnamese.startswith("Cách dùng: ttdn")
    assert "Options" not in vietnamese
    assert "Show this message" not in vietnamese


def test_wrong_usage_in_english() -> None:
    for arguments in (["build"], ["nope"], ["check", "--nope"], ["build", "/nowhere/at/all"]):
        done = ttdn("--ui=en", *arguments, cwd=ROOT)
        assert done.returncode == 2
        assert not _VIETNAMESE.search(unquoted(done.stderr)), done.stderr


def test_the_environment_sets_the_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TTDN_UI", "en")
    assert ttdn("--help", cwd=ROOT).stdout.startswith("Usage:")
    assert ttdn("--ui", "vi", "--help", cwd=ROOT).stdout.startswith("Cách dùng:")
