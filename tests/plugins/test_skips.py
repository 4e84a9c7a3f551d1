"""A skip needs a line in skips.txt, and what was not proven is listed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.plugins.skips import (
    PERMITTED,
    Permission,
    Skip,
    forbidden,
    grouped,
    matches,
    read_permissions,
)

WATCH = """
import pytest
from pathlib import Path
from tests.plugins.skips import SkipWatch, read_permissions

def pytest_configure(config):
    config.addinivalue_line("markers", "full: slow")
    lines = ["*::test_allowed* | no display *"]
    watch = SkipWatch(list(read_permissions(lines)), Path("unproven.txt"))
    config.pluginmanager.register(watch)
"""


def run(pytester: pytest.Pytester, body: str, *arguments: str) -> pytest.RunResult:
    pytester.makeconftest(WATCH)
    pytester.makepyfile("import pytest\n" + body)
    return pytester.runpytest_subprocess("-p", "no:cacheprovider", *arguments)


def test_a_skip_with_a_line_passes_and_is_listed(pytester: pytest.Pytester) -> None:
    result = run(pytester, "def test_allowed():\n    pytest.skip('no display here')\n")
    assert result.ret == 0
    result.stdout.fnmatch_lines(["*not proven by this run*", "*::test_allowed: no display here"])
    assert "no display here" in (pytester.path / "unproven.txt").read_text("utf-8")


@pytest.mark.parametrize(
    "body",
    [
        "def test_other():\n    pytest.skip('no display here')\n",
        "def test_allowed():\n    pytest.skip('too lazy')\n",
        "@pytest.mark.skip(reason='too lazy')\ndef test_allowed():\n    pass\n",
        "@pytest.mark.xfail(reason='known')\ndef test_allowed():\n    raise ValueError\n",
        "pytest.skip('whole file', allow_module_level=True)\n",
    ],
    ids=["node", "reason", "mark", "expected failure", "file"],
)
def test_any_other_skip_fails_the_run(pytester: pytest.Pytester, body: str) -> None:
    result = run(pytester, body + "\ndef test_passing():\n    pass\n")
    assert result.ret == 1 or "whole file" in body
    assert result.ret != 0
    result.stdout.fnmatch_lines(["*skipped without a line in tests/skips.txt*"])


def test_tests_of_another_tier_are_counted(pytester: pytest.Pytester) -> None:
    body = "@pytest.mark.full\ndef test_slow():\n    pass\ndef test_fast():\n    pass\n"
    result = run(pytester, body, "-m", "not full")
    assert result.ret == 0
    result.stdout.fnmatch_lines(["1 tests left to packaging/test.py --full"])


def test_a_run_that_two_processes_share_has_the_same_verdict_and_list(
    pytester: pytest.Pytester,
) -> None:
    body = (
        "@pytest.mark.full\ndef test_slow():\n    pass\n"
        "def test_allowed():\n    pytest.skip('no display here')\n"
        "def test_other():\n    pytest.skip('too lazy')\n"
    )
    result = run(pytester, body, "-m", "not full", "-n", "2")
    assert result.ret == 1
    result.stdout.fnmatch_lines(["*skipped without a line in tests/skips.txt*"])
    left = (pytester.path / "unproven.txt").read_text("utf-8").splitlines()
    assert [line.partition("::")[2] for line in left[:2]] == [
        "test_allowed: no display here",
        "test_other: too lazy",
    ]
    assert left[2:] == ["1 tests left to packaging/test.py --full"]


def test_skips_of_a_file_with_one_reason_make_one_line() -> None:
    skips = [Skip("a.py::x", "no"), Skip("b.py::x", "no"), Skip("a.py::y", "no")]
    assert grouped(skips) == ["a.py, 2 tests: no", "b.py::x: no"]


def test_only_the_star_is_special() -> None:
    assert matches("tests/a.py::b[x-*]", "tests/a.py::b[x-1]")
    assert not matches("tests/a.py::b[xy]", "tests/a.py::bx")
    assert not matches("tests/a", "tests/a.py")


def test_a_line_without_reason_is_refused() -> None:
    assert list(read_permissions(["# note", "", "a | b"])) == [Permission("a", "b")]
    with pytest.raises(ValueError, match=r"not: a \|"):
        list(read_permissions(["a | "]))


def test_the_shared_skip_is_permitted(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from tests.shared import shared

    monkeypatch.setenv("DATELINE_SHARED", str(tmp_path))
    permissions = list(read_permissions(PERMITTED.read_text("utf-8").splitlines()))
    with pytest.raises(pytest.skip.Exception) as absent:
        shared("corpora", "none.gz")
    assert forbidden([Skip("tests/any.py::test", str(absent.value))], permissions) == []
    (tmp_path / "here").touch()
    assert shared("here") == tmp_path / "here"
