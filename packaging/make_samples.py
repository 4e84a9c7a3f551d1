"""Build the sample library and its answer key, the same bytes each time, from their text sources."""

from __future__ import annotations

import argparse
import json
import tomllib
from pathlib import Path
from typing import Any

from sample_forms.answers import Answers, key_record
from sample_forms.paper import paper
from sample_forms.plain import markdown, wrapped_text
from sample_forms.source import Source
from sample_forms.web import web_page

SAMPLES = Path(__file__).resolve().parent.parent / "resources" / "dateline_data" / "samples"
FORMS = {"html": web_page, "pdf": paper, "markdown": markdown, "text": wrapped_text}


def build(into: Path) -> list[Path]:
    """Write `library/` and `answer_key.json` below `into`; return the files written.

    Raises ValueError where a copy differs from its original or an answer doesn't fit its article.
    """
    sources = {path.stem: Source.read(path) for path in sorted((SAMPLES / "sources").glob("*.txt"))}
    _check_copies(sources)
    library = into / "library"
    library.mkdir(parents=True, exist_ok=True)
    written = [library / source["file"] for source in sources.values()]
    for path, source in zip(written, sources.values(), strict=True):
        path.write_bytes(FORMS[source["format"]](source))
    key_file = into / "answer_key.json"
    records = [key_record(source, _answers(source.id)) for source in sources.values()]
    key_file.write_bytes(_json(records))
    return [*written, key_file]


def _check_copies(sources: dict[str, Source]) -> None:
    for source in sources.values():
        original = source.header.get("copy-of")
        if original is not None and sources[original].body != source.body:
            message = f"{source.id}: the body is not that of {original}"
            raise ValueError(message)


def _answers(article_id: str) -> Answers:
    answers = tomllib.loads((SAMPLES / "answers" / f"{article_id}.toml").read_text("utf-8"))
    return _answers(answers["same_as"]) if "same_as" in answers else answers


def _json(records: list[dict[str, Any]]) -> bytes:
    return (json.dumps({"articles": records}, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def main() -> None:
    """Build into the data package, or below `--into`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--into", type=Path, default=SAMPLES, help="folder to build below")
    written = build(parser.parse_args().into)
    print(f"{len(written)} files")


if __name__ == "__main__":
    main()
