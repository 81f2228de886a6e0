"""What the screen of objects says: the table, an object's page, tables that come in and go out."""

from __future__ import annotations

from collections.abc import Mapping

from jetisu360.commands.review.words import counted
from jetisu360.language import _, _n, _p

_FIELDS: Mapping[str, Mapping[str, str]] = {
    "objects_field_inventory_number": _("Inventory number"),
    "objects_field_title": _p("object", "Title"),
    "objects_field_description": _p("object", "Description"),
    "objects_field_material": _p("object", "Material"),
    "objects_field_date": _p("object", "Date"),
    "objects_field_maker": _p("object", "Maker"),
    "objects_field_rights": _p("object", "Rights"),
    "objects_field_dimensions": _p("object", "Dimensions"),
    "objects_field_pictures": _p("object", "Pictures"),
    "objects_field_sound": _p("object", "Sound"),
    "objects_field_rooms": _p("object", "Where it stands"),
    "objects_field_technique": _p("object", "Technique"),
    "objects_field_height": _p("object", "Height"),
    "objects_field_width": _p("object", "Width"),
    "objects_field_length": _p("object", "Length"),
    "objects_field_depth": _p("object", "Depth"),
    "objects_field_diameter": _p("object", "Diameter"),
    "objects_field_id": _p("object", "Our own name of it (id)"),
    "objects_field_record": _p("object", "Its number in another system"),
    "objects_field_transcript": _("What is heard, in words"),
    "objects_field_language": _("Language of the speech"),
    "objects_field_file": _p("object", "Sound"),
    "objects_in_kk": _p("in which language", "Kazakh"),
    "objects_in_ru": _p("in which language", "Russian"),
    "objects_in_en": _p("in which language", "English"),
    "objects_short_kk": _p("language, short", "kk"),
    "objects_short_ru": _p("language, short", "ru"),
    "objects_short_en": _p("language, short", "en"),
}

_TABLE: Mapping[str, Mapping[str, str]] = {
    "objects_tab": _("Objects"),
    "objects_table": _("Objects of the museum"),
    "objects_object": _p("one of them", "Object"),
    "objects_unnamed": _("without a title"),
    "objects_missing": _p("a text", "missing"),
    "objects_search": _("Find an object"),
    "objects_filter": _("Which objects are shown"),
    "objects_filter_all": _("All objects"),
    "objects_filter_kk": _("Kazakh texts are missing"),
    "objects_filter_ru": _("Russian texts are missing"),
    "objects_filter_en": _("English texts are missing"),
    "objects_filter_pictures": _("Without a picture"),
    "objects_filter_alt": _("Pictures without a description"),
    "objects_filter_transcript": _("Sounds without a transcript"),
    "objects_filter_unplaced": _("In no room yet"),
    "objects_filter_placed": _("Placed in a room"),
    **counted("objects_count", _n("{n} object", "{n} objects")),
    "objects_count_of": _p("objects", "{n} of {of}"),
    "objects_sort": _("Sort by: {column}"),
    "objects_columns": _("Columns"),
    "objects_files": _("Files"),
    "objects_add": _("New object"),
    "objects_add_it": _("Add"),
    "objects_new": _("A new object"),
    "objects_new_lead": _(
        "One title is enough to begin with. Its address is made of the title and stays the same for good."
    ),
    "objects_import": _("Import a table"),
    "objects_export": _("Save as a table"),
    "objects_export_xlsx": _("Excel (XLSX)"),
    "objects_export_csv": _("CSV"),
    "objects_none": _("There is no object yet"),
    "objects_none_lead": _(
        "Take over the inventory that the museum has, as a table of Excel or CSV, or add one object after "
        "the other."
    ),
    "objects_none_found": _("No object is like that"),
    "objects_none_found_lead": _("Look for another word, or show all objects."),
    "objects_show_all": _("Show all"),
    "objects_show_more": _("Show more"),
    "objects_quoted": _("“{name}”"),
    **counted("objects_many", _n("{n} object", "{n} objects")),
    **counted("objects_pictures", _n("{n} picture", "{n} pictures")),
    "objects_sound_there": _("without a transcript"),
    "objects_sound_written": _("with a transcript"),
    **counted("objects_cells", _n("{n} cell was changed.", "{n} cells were changed.")),
    "objects_said_written": _("texts of {object}"),
    "objects_said_added": _("new object {object}"),
    "objects_said_removed": _("{object} removed"),
    **counted("objects_said_typed", _n("{n} cell of the table", "{n} cells of the table")),
    **counted("objects_said_pasted", _n("{n} cell pasted", "{n} cells pasted")),
    **counted("objects_said_cleared", _n("{n} cell emptied", "{n} cells emptied")),
    **counted("objects_said_filled", _n("{n} cell filled", "{n} cells filled")),
    **counted("objects_said_more", _n("{n} object pasted", "{n} objects pasted")),
}

_CARD: Mapping[str, Mapping[str, str]] = {
    "objects_card": _("The object’s page"),
    "objects_close": _("Close"),
    "objects_before": _("Object before"),
    "objects_behind": _("Next object"),
    "objects_stands": _p("object", "Where it stands"),
    "objects_stands_nowhere": _("In no room yet. A label places it: open the room and add a label."),
    "objects_every_room": _("In every room"),
    "objects_show": _("Show in the room"),
    "objects_show_in": _("Show in the room “{room}”"),
    "objects_alt": _("What one sees in picture {n}"),
    "objects_picture_add": _("Add a picture"),
    "objects_picture_there": _("The object has this picture already."),
    "objects_picture_up": _("Picture {n} before the one above it"),
    "objects_picture_down": _("Picture {n} behind the one below it"),
    "objects_picture_off": _("Take picture {n} out"),
    "objects_sound_add": _("Add a sound"),
    "objects_sound_other": _("Choose another"),
    "objects_sound_off": _("Take the sound out"),
    "objects_sound_title": _("What the sound is called"),
    "objects_spoken": _("Language of the speech"),
    "objects_spoken_none": _("nobody speaks"),
    "objects_transcript": _("What is heard, in words"),
    "objects_address": _("Its address on the site: {id}"),
    "objects_remove_one": _("Remove the object"),
    **counted("objects_remove_rows", _n("Remove {n} object", "Remove {n} objects")),
    "objects_remove_title": _("Remove {object}?"),
    "objects_remove_now": _p("button", "Remove"),
    "objects_remove_not": _("Leave everything as it is"),
    "objects_remove_undo": _("“Undo” brings everything back."),
    "objects_removed": _("{object} was removed. “Undo” brings it back."),
    **counted("objects_placed", _n("{n} label shows it, here:", "{n} labels show it, here:")),
    "objects_more": _("and {n} more"),
    "objects_orphans": _("What becomes of the labels?"),
    "objects_orphans_keep": _("They stay, with the words of the object"),
    "objects_orphans_keep_lead": _(
        "Title, description, pictures and sound go into the label, so that visitors still find them there."
    ),
    "objects_orphans_remove": _("They are removed as well"),
    "objects_orphans_remove_lead": _("Nothing is left in the room at that place."),
}

_IMPORT: Mapping[str, Mapping[str, str]] = {
    "objects_import_title": _("Import objects from a table"),
    "objects_import_leave": _("Back to the objects"),
    "objects_import_file": _p("step", "Table"),
    "objects_import_columns": _p("step", "Columns"),
    "objects_import_changes": _p("step", "What changes"),
    "objects_import_lead": _(
        "Take the inventory as it is: nothing has to be prepared, and nothing is written until you have seen "
        "what would change."
    ),
    "objects_import_choose": _("Choose a table"),
    "objects_import_kinds": _("Excel (XLSX) or CSV, or drop the file here"),
    "objects_import_reading": _("“{name}” is being read…"),
    "objects_import_unknown": _("None of the headings is known. Say below what the columns are."),
    **counted("objects_import_rows", _n("The table has {n} row.", "The table has {n} rows.")),
    "objects_import_columns_lead": _("Look whether each column is taken for what it is."),
    "objects_import_heading": _("Heading in the table"),
    "objects_import_examples": _("What stands there"),
    "objects_import_target": _("Taken for"),
    "objects_import_is": _("What the column “{heading}” is"),
    "objects_import_nameless": _("(no heading)"),
    "objects_import_left": _("Left out"),
    "objects_import_private": _("Left out: stays in the museum"),
    "objects_import_language": _("Texts whose columns name no language are in"),
    "objects_import_next": _("See what changes"),
    "objects_import_tab_new": _p("rows", "new"),
    "objects_import_tab_changed": _p("rows", "changed"),
    "objects_import_tab_wrong": _p("rows", "cannot be taken"),
    "objects_import_tab_same": _p("rows", "unchanged"),
    "objects_import_row": _("Row {n}"),
    "objects_import_take": _("Take row {n}: {name}"),
    "objects_import_all": _("All of them"),
    "objects_import_nothing": _("The table says nothing that the museum does not have already."),
    **counted("objects_import_apply", _n("Take {n} row", "Take {n} rows")),
    "objects_import_undo": _("No object is removed, and “Undo” takes everything back."),
    "objects_import_said": _("table “{name}”"),
    "objects_import_taking": _("Being taken: {n} %"),
    "objects_import_taken": _("Taken: {added}, {changed}."),
    **counted("objects_import_added", _n("{n} new object", "{n} new objects")),
    **counted("objects_import_altered", _n("{n} changed", "{n} changed")),
    "objects_odd_pictures_missing": _(
        "Pictures that the museum does not have ({n}): {names}. Add them to the files, then import the table "
        "again."
    ),
    "objects_odd_pictures_remote": _("Pictures on the web, where nothing is fetched from ({n}): {names}."),
    "objects_odd_numbers": _(
        "Numbers in more than one row ({n}): {names}. Rows that say the same are one object, others are "
        "objects of their own."
    ),
    "objects_odd_letters": _(
        "Rows with “?” inside words, whose letters were lost when the table was saved ({n}): {names}. Save "
        "the table anew as XLSX or “CSV UTF-8”."
    ),
    "objects_odd_sheets": _("Sheets that were not read ({n}): {names}."),
    "objects_odd_rows_untitled": _("Rows of objects that have no title yet ({n}): {names}."),
}

WORDS: Mapping[str, Mapping[str, str]] = {**_FIELDS, **_TABLE, **_CARD, **_IMPORT}
