"""The steps as data, and the run through them."""

from __future__ import annotations

import pickle

import pytest

from dateline.extraction.pipeline import STEPS, Pipeline, Source, stale_steps
from dateline.model.annotations import Extraction
from dateline.model.days import day_from_iso

DAY = day_from_iso("2025-03-13")
SHORT = "Greta Halvorsen told the Harbour Office on Tuesday that 30 boats had left Velm."


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    """Return one loaded pipeline."""
    return Pipeline()


def test_a_step_needs_only_steps_before_it() -> None:
    names = [step.name for step in STEPS]
    assert len(set(names)) == len(names)
    for place, step in enumerate(STEPS):
        assert set(step.needs) <= set(names[:place])


def test_a_new_version_makes_its_dependents_stale_too() -> None:
    done = {step.name: step.version for step in STEPS}
    assert stale_steps(done) == ()
    assert stale_steps({}) == tuple(step.name for step in STEPS)
    assert stale_steps(done | {"time": 0}) == ("time", "events")
    assert stale_steps(done | {"names": 0}) == ("names", "quotations", "events")


def test_an_extraction_names_its_steps_and_crosses_a_process(pipeline: Pipeline) -> None:
    found = pipeline.extract(Source("Boats leave", SHORT, DAY))
    assert found.steps == tuple((step.name, step.version) for step in STEPS)
    assert [each.of(SHORT) for each in found.sentences] == [SHORT]
    assert found.mentions
    assert found.timexes
    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301 - our own bytes
    assert len(pickle.dumps(found)) < 20_000


@pytest.mark.parametrize(("opening", "closing"), [("“", "”"), ('"', '"'), ("«", "»")])
def test_the_mark_that_closes_a_quotation_belongs_to_its_sentence(
    pipeline: Pipeline, opening: str, closing: str
) -> None:
    text = f"{opening}We left Oresk because we chose to.{closing} Nobody else spoke that evening."
    found = pipeline.extract(Source("", text, DAY))
    assert [each.of(text) for each in found.sentences] == [
        f"{opening}We left Oresk because we chose to.{closing}",
        "Nobody else spoke that evening.",
    ]


def test_a_stream_gives_what_single_runs_give(pipeline: Pipeline) -> None:
    sources = [Source(f"Boats {number}", f"{SHORT} " * (number % 7), DAY) for number in range(70)]
    assert list(pipeline.stream(sources)) == [pipeline.extract(source) for source in sources]


def test_an_empty_article_has_an_empty_extraction(pipeline: Pipeline) -> None:
    found = pipeline.extract(Source("", "", None))
    assert found == Extraction(steps=found.steps)


def test_lone_surrogates_do_no_harm(pipeline: Pipeline) -> None:
    found = pipeline.extract(Source("\ud800", f"\ud83d {SHORT}", DAY))
    assert {mention.span.of(f"\ud83d {SHORT}") for mention in found.mentions} >= {"Greta Halvorsen"}
