"""Snippets are pieces of the text that show its hits."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.library.search.snippets import LENGTH, snippets
from dateline.model.spans import Span

FILL = "and so the report goes on for a while " * 20


def spans_of(word: str, text: str) -> list[Span]:
    return [Span(i, i + len(word)) for i in range(len(text)) if text.startswith(word, i)]


def test_hits_far_apart_make_pieces_of_their_own_in_the_order_of_the_text() -> None:
    text = f"truce first. {FILL} a truce second. {FILL} the truce third. {FILL} truce fourth."
    found = snippets(text, spans_of("truce", text))
    assert [piece.hits[0].of(piece.text) for piece in found] == ["truce"] * 3
    assert [piece.start for piece in found] == sorted(piece.start for piece in found)
    assert (found[0].cut_before, found[0].cut_after) == (False, True)


def test_the_pieces_with_the_most_different_words_are_shown() -> None:
    text = f"{FILL} truce {FILL} truce and talks {FILL} truce {FILL} truce"
    hits = sorted(spans_of("truce", text) + spans_of("talks", text))
    best = snippets(text, hits, most=1)
    assert [hit.of(best[0].text) for hit in best[0].hits] == ["truce", "talks"]


def test_without_hits_the_beginning_is_shown_and_of_nothing_nothing() -> None:
    assert snippets("A short text.", [])[0].text == "A short text."
    assert snippets(" \n", []) == ()


def test_line_breaks_become_spaces_and_offsets_stay() -> None:
    text = "One line.\n\nThe truce\nholds."
    piece = snippets(text, spans_of("truce", text))[0]
    assert piece.text == "One line.  The truce holds."
    assert piece.hits == (Span(15, 20),)


def test_of_a_hit_longer_than_a_piece_the_beginning_is_shown_up_to_a_word() -> None:
    said = "the truce will hold and nobody will leave the valley " * 6
    text = f'She said "{said}" and left.'
    piece = snippets(text, [Span(10, 10 + len(said))])[0]
    assert len(piece.text) <= LENGTH
    assert piece.hits == (Span(10 - piece.start, len(piece.text)),)
    assert text[piece.start + len(piece.text)] == " "
    unspaced = "停火" * 200
    assert snippets(unspaced, [Span(0, 400)])[0].hits == (Span(0, LENGTH),)


@given(
    st.text(alphabet="ab \n", max_size=900),
    st.lists(st.integers(0, 900), max_size=40, unique=True),
    st.integers(1, 200),
)
def test_any_piece_holds_its_hits_at_their_places(
    text: str, starts: list[int], longest: int
) -> None:
    ordered = sorted(start for start in starts if start < len(text))
    ends = [*ordered[1:], len(text)]
    hits = [
        Span(start, min(end, start + longest)) for start, end in zip(ordered, ends, strict=False)
    ]
    hits = [hit for hit in hits if hit.length]
    found = snippets(text, hits)
    end = 0
    for piece in found:
        assert piece.start >= end
        end = piece.start + len(piece.text)
        assert len(piece.text) <= LENGTH
        assert text[piece.start : end].replace("\n", " ") == piece.text
        assert bool(piece.hits) == bool(hits)
        for hit in piece.hits:
            shown = hit.shifted(piece.start)
            cut = next(each for each in hits if each.start == shown.start)
            assert shown == cut or shown.end == end < cut.end
    assert bool(found) == bool(hits or text.strip())
