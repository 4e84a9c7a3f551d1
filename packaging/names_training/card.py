"""The model card of the head: what it is, what it learned from, under which terms."""

from __future__ import annotations

from collections.abc import Sequence

from names_training.texts import Source

_ATTRIBUTION = {
    "GUM": "Amir Zeldes and the GUM annotators (Zeldes 2017, The GUM Corpus, Language Resources and Evaluation 51). "
    "Texts: Wikinews, Wikipedia, Wikivoyage, court records and open-access papers, by their authors.",
    "Wikigold": "Balasuriya, Ringland, Nothman, Murphy and Curran (2009), Named Entity Recognition in Wikipedia. "
    "Texts: Wikipedia, by its authors.",
    "wikiwars": "Mazur and Dale (2010), WikiWars. Texts: Wikipedia, by its authors; the dates annotated there were not used.",
}
_HEAD = """\
# Model card: the names head

A small network that reads, for each token, the vectors and the confidence of the recogniser of names in
`en_core_web_md` 3.7.1 (Explosion AI, MIT licence), how the word is written, and what that recogniser says of the
same word elsewhere in the text, and gives the chance that a person's, organisation's or place's name begins, goes on
or ends there. It confirms or doubts the base model's names; `head.toml` says where it overrules them.

- File: `head.npz`, half-precision numpy arrays, read without pickle. Input 444 numbers a token, one maxout layer
  of 96 units with two pieces, layer normalisation, softmax over 13 tags. The base model's vectors are not changed.
- Made by `packaging/train_names.py`, the same bytes for the same texts, rules and seed on one machine.
- For English news. It knows no other language, and learned from encyclopedic, court, travel, scholarly and
  interview texts: news is where it is used and measured, not what it was trained on.
- Licence of the file: CC BY-SA 4.0, since some of the texts are share-alike.

## Texts

Only texts whose licences allow a shipped model. Each text was also used with its people, places and bodies replaced
by names of many cultures, made up or common, and some lines in the case of headlines.

| corpus | genre | documents | licence | used as |
|---|---|---|---|---|
"""
_TAIL = """
Silver texts carry what the base model and the rules of this application find in them, which keeps the head near the
base model's style. Annotated names are ignored where base model and annotation differ only on place or
organisation (a country that acts, a club called by its town), and in GUM, whose names were cut out of whole mentions by
rule, where the rules find a longer name around one.

## Attribution

"""


def card(gold: Sequence[Source], silver: Sequence[Source], *, training: str) -> str:
    """Return the card in Markdown; `training` is one sentence on the run."""
    rows = [_row(source, "annotated") for source in gold]
    rows += [_row(source, "silver") for source in silver]
    corpora = dict.fromkeys(source.corpus for source in (*gold, *silver))
    thanks = [f"- {corpus}: {_ATTRIBUTION[corpus]}" for corpus in corpora if corpus in _ATTRIBUTION]
    figures = [
        "",
        "## Figures",
        "",
        training,
        "What the whole recognition is worth on development news, beside the bare model, stands in `tests/quality/FIGURES.md`.",
    ]
    return _HEAD + "\n".join(rows) + "\n" + _TAIL + "\n".join([*thanks, *figures]) + "\n"


def _row(source: Source, use: str) -> str:
    return f"| {source.corpus} | {source.genre} | {source.documents} | {source.licence} | {use} |"
