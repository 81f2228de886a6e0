"""Why a file of boundaries is not taken."""

from __future__ import annotations

from jetisu360.errors import JetisuError
from jetisu360.language import _

_AS_GEOJSON = _("Save it as GeoJSON in WGS 84 (longitude, latitude), one feature for each district.")


class BoundariesTooHeavy(JetisuError):
    """`limit`: megabytes."""

    code = "boundaries-too-heavy"
    sentence = _("The file is larger than {limit} MB.")
    advice = _("Save only the districts of your region, or simplify their boundaries first.")


class NotGeoJson(JetisuError):
    """No details."""

    code = "boundaries-not-geojson"
    sentence = _("The file cannot be read as GeoJSON.")
    advice = _AS_GEOJSON


class IsTopoJson(JetisuError):
    """No details."""

    code = "boundaries-topojson"
    sentence = _("The file is TopoJSON, which keeps borders in another way.")
    advice = _AS_GEOJSON


class NotACollection(JetisuError):
    """No details."""

    code = "boundaries-not-collection"
    sentence = _("The file is no collection of features (FeatureCollection) with something in it.")
    advice = _AS_GEOJSON


class TooManyFeatures(JetisuError):
    """`most`."""

    code = "boundaries-too-many"
    sentence = _("The file has more than {most} features.")
    advice = _("Save only the districts of your region.")


class TooManyPoints(JetisuError):
    """`most`."""

    code = "boundaries-too-detailed"
    sentence = _("The boundaries in the file have more than {most} points.")
    advice = _("Save only the districts of your region, or simplify their boundaries first.")


class TooRagged(JetisuError):
    """No details."""

    code = "boundaries-too-ragged"
    sentence = _("The boundaries in the file are too ragged: no page can hold them.")
    advice = _("Save only the districts of your region, or simplify their boundaries first.")


class NotAreas(JetisuError):
    """`name`: of the feature."""

    code = "boundaries-not-areas"
    sentence = _("“{name}” has no area: it is neither a Polygon nor a MultiPolygon with good rings.")
    advice = _("Leave out lines and points; each district is one area, or several.")


class HasHeights(JetisuError):
    """`name`."""

    code = "boundaries-3d"
    sentence = _("The points of “{name}” have heights or more: three numbers where two belong.")
    advice = _("Save the file without heights (2D).")


class OtherProjection(JetisuError):
    """No details."""

    code = "boundaries-projection"
    sentence = _("The places in the file are no degrees of longitude and latitude (WGS 84).")
    advice = _AS_GEOJSON


class SwappedDegrees(JetisuError):
    """No details."""

    code = "boundaries-swapped"
    sentence = _("In the file latitude stands before longitude.")
    advice = _("In GeoJSON longitude comes first. Save it once more in that order.")


class OutsideTheCountry(JetisuError):
    """`name`."""

    code = "boundaries-elsewhere"
    sentence = _("“{name}” does not lie in Kazakhstan.")
    advice = _("Choose the file of your region.")


class CrossesItself(JetisuError):
    """`name`."""

    code = "boundaries-crossing"
    sentence = _("The boundary of “{name}” crosses itself.")
    advice = _("Repair the geometry in the program that the file comes from, then send it again.")


class ShapeTwice(JetisuError):
    """`name`."""

    code = "boundaries-twice"
    sentence = _("“{name}” is chosen for two districts.")
    advice = _("Choose for each district a boundary of its own.")


class NoShapeChosen(JetisuError):
    """No details."""

    code = "boundaries-none-chosen"
    sentence = _("No boundary is chosen for any district.")
    advice = _("Choose at least one, or send another file.")


class TakenAlready(JetisuError):
    """No details."""

    code = "boundaries-taken"
    sentence = _("These boundaries were taken in meanwhile.")
    advice = _("To change them, send a file once more.")
