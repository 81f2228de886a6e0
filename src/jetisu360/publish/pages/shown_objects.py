"""The objects of a museum for a list that the browser makes: by their ids, in one reading."""

from __future__ import annotations

from jetisu360.publish.layout import object_page
from jetisu360.publish.pages.object_places import Showing
from jetisu360.publish.pages.scene_data import Record, with_texts
from jetisu360.publish.pages.shown_text import Said, say
from jetisu360.tour.document.tour import ExhibitObject


def shown_objects_record(showing: Showing, code: str, untitled: str) -> Record:
    """What the page of favourites knows of each object: name, date and number, a small picture, where it is.

    A file of its own, which grows with the museum: only that page asks for it. Addresses are relative to the
    site's root; `code` is the folder of its pages, `untitled` the name of what has none.
    """
    shown = {thing.id: _shown(showing, thing, code, untitled) for thing in showing.walk}
    return {"id": "shown-objects", "objects": shown}


def _shown(showing: Showing, thing: ExhibitObject, code: str, untitled: str) -> Record:
    record: Record = {"page": object_page(thing.id, code)}
    if picture := showing.thumbnail(thing):
        record["picture"] = picture
    if number := thing.inventory_number.strip():
        record["number"] = number
    texts = {"title": showing.title(thing) or Said(untitled)}
    if date := say(thing.date, showing.language):
        texts["date"] = date
    if places := showing.places(thing.id):
        record["view"] = places[0].view
        record["room"] = with_texts({}, {"title": places[0].room})
    return with_texts(record, texts)
