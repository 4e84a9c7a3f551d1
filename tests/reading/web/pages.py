"""Small web pages for the tests, with as much around the article as a test needs."""

from __future__ import annotations

PARAGRAPHS = [
    (
        "The harbour board of Port Halden decided on Thursday to shut the old swing bridge until autumn, "
        "after a coal barge had struck it in January."
    ),
    (
        "Ingrid Soller, the mayor, said that the town could not wait another winter and asked its "
        "creditors to agree to a delay of two years."
    ),
    (
        "Fishermen on the north quay were less patient. They said that the detour around the headland "
        "adds two hours to each trip and that three boats have already moved to Saltmere."
    ),
    "A decision on the ferry that is to replace the bridge will be made by the governor in April.",
]
BODY = "\n\n".join(PARAGRAPHS)
TITLE = "Harbour board shuts the old swing bridge"


def page(
    *,
    head: str = "",
    above: str = "",
    body: str | None = None,
    below: str = "",
    title: str | None = None,
) -> str:
    """Return a page with navigation, an article and a footer."""
    text = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS) if body is None else body
    name = f"{TITLE} | The Halden Courier" if title is None else title
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{name}</title>{head}</head><body>'
        "<nav><ul><li><a href='/'>Home</a></li><li><a href='/sport'>Sport</a></li></ul></nav>"
        f"<main><article><h1>{TITLE}</h1>{above}{text}</article></main>{below}"
        "<footer><p>About us</p><p>© 2025 The Halden Courier</p></footer></body></html>"
    )
