"""The one decision about where a text may go, as a table."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ttdn_publish.model.classification import Classification, classify, strictest
from ttdn_publish.model.text import VIETNAM_TIME, Destination, Standing, State, Verdict, release

NOON = datetime(2018, 3, 30, 12, 0, tzinfo=VIETNAM_TIME)


@pytest.mark.parametrize(
    ("classification", "destination", "state", "verdict"),
    [
        ("cong_khai", "public", "approved", "release"),
        ("cong_khai", "public", "source", "draft"),
        ("cong_khai", "public", "reviewed", "draft"),
        ("cong_khai", "public", "outdated", "draft"),
        ("cong_khai", "public", "draft", "draft"),
        ("cong_khai", "public", "missing", "draft"),
        ("cong_khai", "engine", "source", "release"),
        ("cong_khai", "engine", "draft", "release"),
        ("noi_bo", "public", "approved", "withhold"),
        ("noi_bo", "engine", "approved", "withhold"),
        ("noi_bo", "internal", "approved", "release"),
        ("noi_bo", "internal", "source", "draft"),
        ("han_che", "public", "approved", "withhold"),
        ("han_che", "engine", "approved", "withhold"),
        ("mat", "internal", "approved", "stop"),
        ("toi_mat", "public", "approved", "stop"),
        ("tuyet_mat", "engine", "approved", "stop"),
    ],
)
def test_decisions(classification: str, destination: str, state: str, verdict: str) -> None:
    standing = Standing(Classification(classification), None, State(state))
    assert release(standing, Destination(destination), NOON).verdict is Verdict(verdict)


def test_an_embargo_holds_until_its_moment_in_vietnamese_time() -> None:
    standing = Standing(Classification.CONG_KHAI, datetime(2018, 3, 30, 12, 0), State.APPROVED)
    before = NOON.astimezone(timezone.utc) - timedelta(seconds=1)  # noqa: UP017
    assert release(standing, Destination.PUBLIC, before).verdict is Verdict.WITHHOLD
    assert release(standing, Destination.PUBLIC, NOON).verdict is Verdict.RELEASE
    assert release(standing, Destination.INTERNAL, before).verdict is Verdict.RELEASE


@given(st.sampled_from(Classification), st.sampled_from(Destination), st.sampled_from(State))
def test_only_open_text_ever_leaves_the_house(c: Classification, d: Destination, s: State) -> None:
    if release(Standing(c, None, s), d, NOON).goes and d is not Destination.INTERNAL:
        assert c is Classification.CONG_KHAI


@given(st.sampled_from(Classification), st.sampled_from(Destination), st.sampled_from(State))
def test_nothing_that_nobody_has_approved_is_printed_as_finished(c: Classification, d: Destination, s: State) -> None:
    if release(Standing(c, None, s), d, NOON).verdict is Verdict.RELEASE and d is not Destination.ENGINE:
        assert s is State.APPROVED


@given(st.text())
def test_an_unknown_class_counts_as_internal(written: str) -> None:
    assert classify(written) in Classification
    if written.strip().lower() not in {str(c) for c in Classification}:
        known = {"công_khai", "nội_bộ", "hạn_chế", "mật", "tối_mật", "tuyệt_mật"} | {str(c) for c in Classification}
        if written.strip().lower().replace(" ", "_").replace("-", "_") not in known:
            assert classify(written) is Classification.NOI_BO


def test_the_strictest_class_wins() -> None:
    assert strictest(Classification.CONG_KHAI, Classification.HAN_CHE, Classification.NOI_BO) is Classification.HAN_CHE
