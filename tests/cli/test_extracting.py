"""Records of files and of lines, in order, whatever one of them does to its worker."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from dateline.cli.file_records import FileRecords
from dateline.cli.pooled import ExtractionFailedError, PooledPipeline
from dateline.extraction.pipeline import Source
from tests.cli.running import PATIENCE_S, Terminal, write_articles

LISTS = ("entities", "timexes", "quotes", "quantities", "events")
KEYS = (
    *("file", "part", "title", "byline", "outlet", "date", "published", "modified", "saved"),
    *("language", "url", "text", "apart", *LISTS),
)
LINE: dict[str, Any] = {
    "id": "a",
    "title": "A ferry",
    "date": "2025-03-13",
    "text": "The ferry sank on Tuesday,\r\nBoris Okoro said. 😀 Boris Okoro was in France.",
    "mine": [1, {"x": None}],
}


@pytest.fixture
def nowhere(home: Path, tmp_path: Path) -> Terminal:
    return Terminal(tmp_path / "no library", home)


def spans_hold(record: dict[str, Any]) -> bool:
    text = record["text"]
    return all(
        text[item["start"] : item["end"]] == item["text"] for name in LISTS for item in record[name]
    )


def test_files_give_records_in_order_and_the_unreadable_one_its_error(
    nowhere: Terminal, tmp_path: Path
) -> None:
    articles = write_articles(tmp_path / "articles é")
    names = [
        str(articles / "3 bridge.md"),
        str(tmp_path / "missing.txt"),
        str(articles / "1 ferry.txt"),
    ]
    finished = nowhere.run("extract", *names)
    assert finished.returncode == 1
    bridge, missing, ferry = (json.loads(line) for line in finished.stdout.splitlines())
    assert [record["file"] for record in (bridge, missing, ferry)] == names
    assert set(missing) == {"file", "error"}
    assert tuple(ferry) == KEYS
    assert (ferry["title"], ferry["byline"]) == ("Council of Marlow keeps its ferry", ["Ana Reyes"])
    assert (ferry["date"], ferry["language"], ferry["part"]) == ("2025-03-03", "en", "")
    assert ferry["text"].startswith("The council of Marlow")
    assert "Boris Okoro" in {entity["entity"] for entity in bridge["entities"]}
    assert spans_hold(ferry)
    assert spans_hold(bridge)
    assert not nowhere.library.exists()


def test_a_mailbox_gives_a_record_a_mail_and_says_which_mail_it_could_not_read(
    nowhere: Terminal, tmp_path: Path
) -> None:
    head = "From a@b.example Mon Mar  3 09:00:00 2025\nFrom: Ana Reyes <a@b.example>\n"
    date = "Date: Mon, 3 Mar 2025 09:00:00 +0000\n\n"
    texts = ("The ferry was late on Sunday.", "", "The council met.")
    mails = [f"{head}Subject: Story {n}\n{date}{text}\n\n" for n, text in enumerate(texts, 1)]
    path = tmp_path / "desk.mbox"
    path.write_text("".join(mails), "utf-8")
    finished = nowhere.run("extract", str(path))
    first, third, error = (json.loads(line) for line in finished.stdout.splitlines())
    assert (first["part"], third["part"]) == ("message-1", "message-3")
    assert (first["title"], first["byline"], first["date"]) == (
        "Story 1",
        ["Ana Reyes"],
        "2025-03-03",
    )
    assert [timex["value"] for timex in first["timexes"]] == ["2025-03-02"]
    assert set(error) == {"file", "error"}
    assert "message 2" in error["error"]
    assert finished.returncode == 1


def test_a_text_in_another_language_is_read_and_nothing_is_claimed_of_it(
    nowhere: Terminal, tmp_path: Path
) -> None:
    german = tmp_path / "de.txt"
    sentence = (
        "Der Rat der Stadt hat am Dienstag beschlossen, die alte Fähre über den Fluss zu behalten. "
        "Der Bürgermeister sagte, man habe keine andere Wahl gehabt und werde die Kosten tragen. "
    )
    german.write_text(f"Die Fähre bleibt\n\n{sentence * 4}\n", "utf-8")
    (record,) = (
        json.loads(line) for line in nowhere.run("extract", str(german)).stdout.splitlines()
    )
    assert record["language"].startswith("de")
    assert [record[name] for name in LISTS] == [[], [], [], [], []]


def test_lines_give_lines_in_order_and_bad_ones_their_error(
    nowhere: Terminal, tmp_path: Path
) -> None:
    lines = [
        json.dumps(LINE).encode(),
        b"not json",
        b'{"id":7,"title":"x","date":"today","text":"x"}',
        json.dumps(LINE | {"id": "b", "date": None}).encode(),
    ]
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_bytes(b"\n".join(lines) + b"\n")
    finished = nowhere.run("extract", "--jsonl", str(source), str(target))
    assert (finished.returncode, finished.stdout) == (1, b"")
    first, second, third, fourth = (
        json.loads(line) for line in target.read_text("ascii").splitlines()
    )
    assert {name: first[name] for name in LINE} == LINE
    assert spans_hold(first)
    assert set(second) == {"line", "error"}
    assert (second["line"], third["id"]) == (2, 7)
    assert [timex["earliest"] for timex in fourth["timexes"]] == [None]
    assert nowhere.run("extract", "--jsonl", str(source), "-").stdout == target.read_bytes()


def test_a_program_that_waits_for_each_answer_gets_it(nowhere: Terminal) -> None:
    talking = subprocess.Popen(
        nowhere.command("extract", "--jsonl", "-", "-"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=nowhere.environment(),
    )
    assert talking.stdin is not None
    assert talking.stdout is not None
    with talking.stdout as answers, talking.stdin as questions:
        for number in range(3):
            questions.write(json.dumps(LINE | {"id": number}).encode() + b"\n")
            questions.flush()
            assert json.loads(answers.readline())["id"] == number
    assert talking.wait(PATIENCE_S) == 0


ENGLISH = (
    "Ferry late again\n\nBy José Reyes\n3 March 2025\n\nThe council of Málaga voted on Tuesday to "
    "keep the ferry. “It is late,” Boris Okoro said on 4 March 2025, and that was all.\n"
)
RUSSIAN = (
    "Паром опоздал\n\nВо вторник совет города решил сохранить паром. Мэр сказал, что другого "
    "выбора не было, и что паром останется ещё на много лет.\n"
)


def test_every_odd_file_gets_its_record_or_its_error_and_the_rest_go_on(
    nowhere: Terminal, tmp_path: Path
) -> None:
    files = {
        "crlf.txt": ENGLISH.replace("\n", "\r\n").encode(),
        "empty.txt": b"",
        "mark.txt": b"\xef\xbb\xbf" + ENGLISH.encode(),
        "latin.txt": ENGLISH.replace("“", '"').replace("”", '"').encode("latin-1"),
        "missing.txt": None,
        "nul.txt": ENGLISH.replace("keep", "ke\0ep").encode(),
        "russian.txt": RUSSIAN.encode(),
        "binary.dat": bytes(range(256)) * 40,
        "last.txt": ENGLISH.encode("utf-16"),
    }
    for name, content in files.items():
        if content is not None:
            (tmp_path / name).write_bytes(content)
    finished = nowhere.run("extract", *(str(tmp_path / name) for name in files))
    assert finished.returncode == 1
    assert finished.stderr == b"3 files failed.\n"
    records = [json.loads(line) for line in finished.stdout.splitlines()]
    assert [Path(record["file"]).name for record in records] == list(files)
    by_name = dict(zip(files, records, strict=True))
    for name in ("empty.txt", "missing.txt", "binary.dat"):
        assert set(by_name[name]) == {"file", "error"}
    for name in ("crlf.txt", "mark.txt", "latin.txt", "nul.txt", "last.txt"):
        record = by_name[name]
        assert spans_hold(record)
        assert record["byline"] == ["José Reyes"], name
        assert "keep the ferry" in record["text"]
        assert {timex["value"] for timex in record["timexes"]} >= {"2025-02-25", "2025-03-04"}
    assert (by_name["russian.txt"]["language"], by_name["russian.txt"]["entities"]) == ("ru", [])


def test_a_folder_without_a_file_to_read_is_told_of(nowhere: Terminal, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "disk.iso").write_text("a,b", "ascii")
    finished = nowhere.run("extract", str(folder))
    assert (finished.returncode, finished.stdout) == (0, b"")
    assert finished.stderr.splitlines() == [
        b"1 file or folder was skipped.",
        b"There is no file here to read.",
    ]


def test_a_long_text_is_one_record_whose_spans_hold(nowhere: Terminal, tmp_path: Path) -> None:
    paragraph = "The council of Marlow voted on Tuesday. Boris Okoro said it was late. " * 4
    text = "Ferry\n\n3 March 2025\n\n" + f"{paragraph}\n\n" * 120
    (tmp_path / "long.txt").write_text(text, "utf-8")
    (record,) = map(
        json.loads, nowhere.run("extract", str(tmp_path / "long.txt")).stdout.splitlines()
    )
    assert len(record["text"]) > 30_000
    assert len(record["timexes"]) == 480
    assert spans_hold(record)


@pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="Other systems always have a display."
)
def test_a_target_on_a_full_disk_is_named(nowhere: Terminal, tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text(json.dumps(LINE) + "\n", "ascii")
    finished = nowhere.run("extract", "--jsonl", str(source), "/dev/full")
    assert finished.returncode == 1
    assert finished.stderr == b"/dev/full can't be written: No space left on device.\n"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--jsonl", "one"), "With --jsonl give two names"),
        (("--jsonl", "missing.jsonl", "-"), "missing.jsonl can't be opened: No such file"),
        (("--jsonl", "{same}", "{same}"), "IN and OUT are the same file."),
        (("-",), "To read lines of JSON from standard input: dateline extract --jsonl - -"),
        (("{same}", "-"), "A single - stands for no file."),
    ],
)
def test_wrong_usage_is_status_2(
    nowhere: Terminal,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    arguments: tuple[str, ...],
    sentence: str,
) -> None:
    same = tmp_path / "same.jsonl"
    same.write_text(json.dumps(LINE), "ascii")
    given = [str(same) if argument == "{same}" else argument for argument in arguments]
    assert nowhere.here("extract", *given) == 2
    assert sentence in capsys.readouterr().err
    assert same.read_text("ascii") == json.dumps(LINE)


@pytest.mark.skipif(
    sys.platform == "win32", reason="Interrupts and kills are signals on POSIX systems."
)
@pytest.mark.full
def test_a_worker_that_is_killed_costs_no_file_its_place(tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    paths = [str(folder / f"{number}.txt") for number in range(12)]
    for number, path in enumerate(paths):
        text = f"Ferry {number}\n\n" + f"The ferry of pier {number} was late on Monday. " * 8
        Path(path).write_text(text, "utf-8")
    with closing(FileRecords(paths, workers=2)) as records:
        printed: list[dict[str, Any]] = []
        for line, _good in records.lines():
            printed.append(json.loads(line))
            if len(printed) == 1:
                os.kill(records.worker_ids[0], signal.SIGKILL)
    assert [record["file"] for record in printed] == paths
    failed = [record for record in printed if "error" in record]
    assert len(failed) <= 2
    assert all("ended its worker" in record["error"] for record in failed)


@pytest.mark.full
@pytest.mark.skipif(
    sys.platform == "win32", reason="Interrupts and kills are signals on POSIX systems."
)
def test_a_text_whose_worker_is_killed_can_be_tried_alone() -> None:
    text = "Boris Okoro met Anna Lind and {} people in France on Tuesday. "
    sources = [Source("", text.format(number) * 15, None) for number in range(40)]
    with closing(PooledPipeline(workers=1)) as pipeline:
        first = pipeline.extract(sources[0])
        worker = pipeline.worker_ids[0]
        killer = threading.Timer(0.5, os.kill, (worker, signal.SIGKILL))
        killer.start()
        with pytest.raises(ExtractionFailedError):
            list(pipeline.stream(sources))
        killer.join()
        assert pipeline.extract(sources[0]) == first
