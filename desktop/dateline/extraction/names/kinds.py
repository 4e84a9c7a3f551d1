"""Rules by what a word means: feasts, faiths, peoples, and the charge of a minister."""

from __future__ import annotations

import re
from typing import Final

from dateline.extraction.names.lexicon import lexicon, plain
from dateline.extraction.names.page import Draft, Pages
from dateline.model.annotations import Label

_DAY: Final = re.compile(
    r".*(?:['’]s?|\b(?:Armistice|Boxing|Christmas|Earth|Election|Inauguration|Independence|Labou?r|May|Memorial|"
    r"National|New Year|Remembrance|Republic|Thanksgiving|Unity|Victory)) (?:Day|Eve)$"
)
_OFFICES: Final = frozenset(("secretary", "minister", "undersecretary", "ministers", "secretaries"))
_PEOPLE_TOO: Final = frozenset((Label.PERSON, Label.ORG, Label.GPE, Label.LOC, Label.PRODUCT))
_SOMEWHERE: Final = frozenset((Label.GPE, Label.LOC, Label.FAC, Label.NORP))
_TRADE_NAME: Final = re.compile(
    r"(?!(?:Mc|Mac|De|Del|Di|Du|El|Fitz|La|Le|Los|Las|San|St|Van|Von|O)[A-Z])[A-Z]?[a-z]+[A-Z][a-z]+(?:[A-Z][a-z]+)*"
)
_AMOUNT: Final = re.compile(r"(?:RM|Rs|R|S|A|C|NT|NZ|HK|US|USD|EUR|GBP|CHF|SFr|DM)\$?\d[\d.,]*")
_CURRENCY: Final = re.compile(r"\s?[$€£¥]")
_RESOLUTION: Final = re.compile(r"\s+(?:Resolution|Resolutions|Act|Bill|Directive|Article)\b.*$")


def feasts_and_faiths(pages: Pages, drafts: list[Draft]) -> list[Draft]:
    """Make feasts and days events, and drop faiths and scriptures ("Eid", "St. Osyth's Day", "Islam")."""
    lists = lexicon()
    kept: list[Draft] = []
    for draft in drafts:
        written = pages.written(draft)
        if written in lists.teachings:
            continue
        is_feast = written in lists.holidays or _DAY.match(written) is not None
        kept.append(draft.relabelled(Label.EVENT, "feast") if is_feast else draft)
    return kept


def groups(pages: Pages, drafts: list[Draft]) -> list[Draft]:
    """Make the name of a people or community a group, unless a person of the article bears it."""
    people = {
        word
        for draft in drafts
        if draft.label is Label.PERSON and len(words := pages.words(draft)) > 1
        for word in words
    }
    settled: list[Draft] = []
    for draft in drafts:
        written = pages.written(draft)
        is_group = (
            written in lexicon().groups and draft.label in _PEOPLE_TOO and written not in people
        )
        settled.append(draft.relabelled(Label.NORP, "group") if is_group else draft)
    return settled


def trade_names(pages: Pages, drafts: list[Draft]) -> list[Draft]:
    """Make a lone word with a capital inside, taken for a place or people, an organisation ("NorvikBank").

    Towns and families have one behind a prefix alone ("McAllen", "DeKalb").
    """
    settled: list[Draft] = []
    for draft in drafts:
        written = pages.written(draft)
        is_one = draft.label in _SOMEWHERE and _TRADE_NAME.fullmatch(written) is not None
        settled.append(draft.relabelled(Label.ORG, "trade-name") if is_one else draft)
    return settled


def charges(pages: Pages, drafts: list[Draft]) -> list[Draft]:
    """Drop the charge of a minister that was taken for a body: "Home" Secretary, Minister of "Health"."""
    return [draft for draft in drafts if not _is_charge(pages, draft)]


def _is_charge(pages: Pages, draft: Draft) -> bool:
    words = [word for word in pages.written(draft).split() if word not in ("and", "&", "the")]
    if draft.label is not Label.ORG or not all(
        word.rstrip(",") in lexicon().portfolios for word in words
    ):
        return False
    page = pages.of_draft(draft)
    first, last = pages.tokens(draft)
    before = page.word(first - 2 - (page.word(first - 1) == "the"))
    has_charge = page.word(first - 1) in ("of", "for", "the") and plain(before) in _OFFICES
    return plain(page.word(last)) in _OFFICES or has_charge


def amounts(pages: Pages, drafts: list[Draft]) -> list[Draft]:
    """Drop the sign of a currency and the amount it stands before ("NZ" $5, "RM20")."""
    return [
        draft
        for draft in drafts
        if not _AMOUNT.fullmatch(written := pages.written(draft).split(" ")[0])
        and not (
            len(written) < 4
            and written.isupper()
            and _CURRENCY.match(pages.of_draft(draft).text, draft.end)
        )
    ]


def numbered_acts(pages: Pages, drafts: list[Draft]) -> list[Draft]:
    """Cut a numbered act off the body that passed it ("Harbour Council Resolution 12")."""
    cut: list[Draft] = []
    for draft in drafts:
        text = pages.of_draft(draft).text[draft.start : draft.end]
        act = _RESOLUTION.search(text) if draft.label is Label.ORG else None
        is_numbered = act is not None and any(char.isdigit() for char in act.group())
        cut.append(draft.moved(end=draft.start + act.start()) if act and is_numbered else draft)
    return cut
