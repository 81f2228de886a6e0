"""Why an exchange did not happen: each in one sentence, and nothing was written."""

from __future__ import annotations

from jetisu360.files.limits import MOST_DEPTH
from jetisu360.language import LANGUAGES, _, visible
from jetisu360.tour.refusals import TourRefusal


class ExchangeRefusal(TourRefusal):
    """Base of the refusals of `exchange`."""


class OutNotEmpty(ExchangeRefusal):
    """`out`: the folder that was to be written."""

    code = "exchange-out-not-empty"
    sentence = _("“{out}” is not empty, so nothing was written there.")
    advice = _("Name a new or an empty folder.")


class OutInSource(ExchangeRefusal):
    """`out`, `source`."""

    code = "exchange-out-in-source"
    sentence = _("“{out}” and “{source}” cannot be inside each other.")
    advice = _("Name another folder for the result.")


class NotASite(ExchangeRefusal):
    """`site`."""

    code = "exchange-not-a-site"
    sentence = _("There is no site of Jetisu 360 in “{site}”.")
    advice = _("Run “jetisu360 build” first.")


class AddressNeeded(ExchangeRefusal):
    """IIIF names everything by its address on the web."""

    code = "exchange-address-needed"
    sentence = _("IIIF needs the address where the files will stand on the web, and none is given.")
    advice = _("Give it, for example: --address https://museum.example.kz/iiif.")


class AddressWrong(ExchangeRefusal):
    """`address`: what was typed."""

    code = "exchange-address-wrong"
    sentence = _("“{address}” is not an address on the web.")
    advice = _("An address begins with https:// and holds no spaces.")


class SourceMissing(ExchangeRefusal):
    """`source`."""

    code = "exchange-source-missing"
    sentence = _("There is neither a file nor a folder “{source}”.")
    advice = _("Check how the path is written.")


class SourceUnknown(ExchangeRefusal):
    """`source`: nothing that we can read."""

    code = "exchange-source-unknown"
    sentence = _(
        "“{source}” holds neither a tour that is read (Pannellum, Marzipano, krpano, Pano2VR, "
        "Photo Sphere Viewer) nor photographs."
    )
    advice = _("Name the folder of such a tour or its file, or a folder of 360° photographs.")


class SourceIsOurs(ExchangeRefusal):
    """`source`: a site of ours needs no import."""

    code = "exchange-source-is-ours"
    sentence = _("“{source}” is a site of Jetisu 360 already; there is nothing to import.")
    advice = _("To get a folder of photographs from it: jetisu360 export … --to gpano.")


class ConfigurationDamaged(ExchangeRefusal):
    """`name`, `problem` (a text in three languages)."""

    code = "exchange-configuration-damaged"
    sentence = _("“{name}” cannot be read: {problem}.")
    advice = _("Correct it there, or save it again with the program that made it.")


class LanguageUnknown(ExchangeRefusal):
    """`name`: the language that the texts seem to be in (a text in three languages)."""

    code = "exchange-language-unknown"
    sentence = _(
        "The texts of this tour are neither Kazakh, Russian nor English, it seems. "
        "Their language may be this one: {name}."
    )
    advice = _(
        "Say as which of the three they are to be taken, for example --language en; "
        "in museum.toml they can be translated then."
    )


class MadeByScript(ExchangeRefusal):
    """`name`: a page or script whose tour of Pannellum is nowhere written down."""

    code = "exchange-made-by-script"
    sentence = _(
        "“{name}” shows a tour of Pannellum, but a program makes its configuration while the page runs."
    )
    advice = _(
        "Open the page in a browser, press F12, and write in the console: "
        "copy(JSON.stringify(viewer.getConfig())) (viewer is what the page calls it). "
        "Save what is then in the clipboard as tour.json beside the page."
    )


NESTED = _("things in it are nested too deeply (at most {most_depth} levels)").fill(most_depth=MOST_DEPTH)


class FileTooLarge(ExchangeRefusal):
    """`name`, `limit`: megabytes."""

    code = "exchange-file-too-large"
    sentence = _("“{name}” is too large: at most {limit} MB are read.")


class PathOutside(ExchangeRefusal):
    """`path`: as it is written in the configuration or in the archive."""

    code = "exchange-path-outside"
    sentence = _("The path “{path}” leads out of the tour's folder, so it was not followed.")
    advice = _("If the files lie in a folder above, name it: --root FOLDER.")


class PictureRemote(ExchangeRefusal):
    """`path`: an address on the web, short; `address`: the whole of it. Nothing is ever fetched."""

    code = "exchange-picture-remote"
    sentence = _("“{path}” is on the web, and an import downloads nothing.")
    advice = _("Download the pictures, put them beside the configuration, and correct the path in it.")


class PicturesRemote(ExchangeRefusal):
    """`addresses`: where on the web the pictures are, all of them that have one."""

    code = "exchange-pictures-remote"
    sentence = _("The pictures of this tour are on the web, and an import downloads nothing: {list}")
    advice = _(
        "Save these addresses as a file, download them beside the tour with “wget -x -i FILE”, "
        "and run the command again."
    )

    def __init__(self, addresses: list[str]) -> None:
        listed = "\n" + "\n".join(visible(address) for address in addresses) + "\n"
        super().__init__(addresses=addresses, list=dict.fromkeys(LANGUAGES, listed))

    def as_json(self) -> dict[str, object]:
        return super().as_json() | {"addresses": self.details["addresses"]}

    def __reduce__(self) -> tuple[object, ...]:
        return (PicturesRemote, (self.details["addresses"],))


class PictureMissing(ExchangeRefusal):
    """`path`: a tile or a picture that the tour names."""

    code = "exchange-picture-missing"
    sentence = _("“{path}” is missing, so the panorama cannot be put together.")
    advice = _("Copy the tour again with all its files.")


class PictureWrongSize(ExchangeRefusal):
    """`path`, `width`, `height`: what it is; `wanted`: what it should be, as text."""

    code = "exchange-picture-wrong-size"
    sentence = _("The picture “{path}” is {width} × {height} and should be {wanted}.")
    advice = _("Check the sizes in the configuration, or copy the tour again.")


class TourEncrypted(ExchangeRefusal):
    """`name`, `program`: whose protection it is."""

    code = "exchange-tour-encrypted"
    sentence = _("“{name}” is encrypted by {program}, so nobody but its viewer can read it.")
    advice = _(
        "Open the original project in the program that made it and export it without protection, or ask the "
        "maker of the tour for that."
    )


class ProductNotRead(ExchangeRefusal):
    """`source`, `product`: whose tour it is; `advice` (a text in three languages): what to do with it."""

    code = "exchange-product-not-read"
    sentence = _("“{source}” is a tour or a project of {product}, which is not read.")
    advice = _("{advice}")


class SceneWrong(ExchangeRefusal):
    """`scene`: its id in the source; `problem` (a text in three languages)."""

    code = "exchange-scene-wrong"
    sentence = _("The scene “{scene}” cannot be taken: {problem}.")
    advice = _("Correct the configuration and run the command again.")


class NothingToImport(ExchangeRefusal):
    """`source`."""

    code = "exchange-nothing-to-import"
    sentence = _("There is not a single scene in “{source}”.")


class TableWrong(ExchangeRefusal):
    """`name`, `problem` (a text in three languages)."""

    code = "exchange-table-wrong"
    sentence = _("The table “{name}” cannot be taken: {problem}.")
    advice = _("Correct the table and try again.")


class MapWrong(ExchangeRefusal):
    """`map`: what was typed; `keys`: what could stand there, as text."""

    code = "exchange-map-wrong"
    sentence = _("“{map}” says no column and no key that there are. There are: {keys}.")
    advice = _("Write the heading as it is in the table: --map “Инв. №=inventory_number”.")


class IntoOrOut(ExchangeRefusal):
    """A tour goes into a new folder, a table of objects into one that is there."""

    code = "exchange-into-or-out"
    sentence = _("A tour goes into a new folder (--out), a table of objects into one that is there (--into).")
    advice = _("Give the one of the two that fits.")


class MuseumFileNotEdited(ExchangeRefusal):
    """`name`: the museum.toml that could not be changed without harm."""

    code = "exchange-museum-file-not-edited"
    sentence = _("“{name}” could not be changed without touching the rest of it, so it is as it was.")
    advice = _("Put the [[objects]] tables together at the end of the file.")
