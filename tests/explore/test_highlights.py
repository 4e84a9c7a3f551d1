from __future__ import annotations

import pickle

from dateline.explore.highlights import ArticleDocument, Mark, MarkKind, mark_kind
from dateline.model.annotations import EntityKind
from dateline.model.spans import Span


def test_every_kind_of_entity_but_products_has_a_mark() -> None:
    marked = {kind: mark_kind(kind) for kind in EntityKind}
    assert marked.pop(EntityKind.PRODUCT) is None
    assert len(set(marked.values())) == len(marked)
    assert all(kind is not None and kind.is_name for kind in marked.values())


def test_marks_and_documents_cross_between_processes_unchanged() -> None:
    mark = Mark(Span(0, 4), MarkKind.DATE, 7, "11 March", "11 Mar")
    article = ArticleDocument(1, "Title", "Text", byline=("Ada Holm",))
    assert pickle.loads(pickle.dumps((mark, article))) == (mark, article)  # noqa: S301
