"""The verb that says where a place is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final

import typer

from dateline.cli.deciding import decide
from dateline.cli.failures import WrongUsageError
from dateline.cli.lookup import entity_meant
from dateline.cli.naming import Name
from dateline.model.messages import Message
from dateline.model.places import Place

if TYPE_CHECKING:
    from dateline.editing.commands import Author, Command
    from dateline.library.rows import Connection

_MOST_CHOICES: Final = 8


def set_place(
    context: typer.Context,
    name: Name,
    place: Annotated[
        str,
        typer.Argument(
            metavar="PLACE", help='"Sudzha", "Sudzha, Russia", "51.19, 35.27", or nowhere.'
        ),
    ],
) -> None:
    """Say where a place is, or that it has no place on the map."""
    from dateline.editing.places import place_entity

    def command(library: Connection, author: Author) -> Command:
        entity_id = entity_meant(library, name).id
        where = None if place.strip().lower() == "nowhere" else _place_meant(place)
        return place_entity(entity_id, where, author=author)

    decide(context, command)


def _place_meant(words: str) -> Place:
    """Return the one place that `words` may mean; raises WrongUsageError for none or several."""
    from dateline.editing.places import places_called

    found = places_called(words)
    first_names = [place for place in found if not place.other_name]
    if len(found) == 1 or len(first_names) == 1:
        return (first_names or found)[0]
    if not found:
        raise WrongUsageError(Message.of("cli.no_such_place", place=words))
    choices = [f"  {_described(place)}" for place in found[:_MOST_CHOICES]]
    message = Message.of("cli.several_places", place=words, n=len(found))
    raise WrongUsageError(message, details=choices)


def _described(place: Place) -> str:
    where = ", ".join(dict.fromkeys((place.region, place.country)))
    return f"{place.latitude:.3f}, {place.longitude:.3f}  {place.name} ({place.kind}; {where})"


VERBS = {"set-place": set_place}
