"""What the statistical model calls a name: the raw material of every rule."""

from __future__ import annotations

from typing import Final

from dateline.extraction.names.lexicon import lexicon
from dateline.extraction.names.page import Draft, Pages
from dateline.extraction.parsed import ParsedArticle
from dateline.model.annotations import Label

MAKER: Final = "model"
_LABELS: Final = {label.value: label for label in Label}
_TITLED_WORK: Final = "WORK_OF_ART"


def base_mentions(article: ParsedArticle, _pages: Pages) -> list[Draft]:
    """Return the model's entities that are names, in reading order.

    A work of art whose last word heads an organisation ("… Times", "… Herald") is a publication.
    """
    drafts: list[Draft] = []
    for page, parsed in enumerate(article.fields()):
        for entity in parsed.doc.ents:
            label = _LABELS.get(entity.label_)
            if entity.label_ == _TITLED_WORK and entity[-1].text in lexicon().organisation_heads:
                label = Label.ORG
            if label is not None:
                drafts.append(Draft(page, entity.start_char, entity.end_char, label, MAKER))
    return drafts
