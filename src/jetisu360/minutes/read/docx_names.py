"""Names of elements and attributes in the XML of Word, in both of its namespaces."""

from __future__ import annotations

from jetisu360.files.xml_events import Name

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_CHOICES = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def local(name: Name) -> str:
    """The name of an element of Word's, empty for others'; «Fallback» is what older programs show instead."""
    if name[0] in (_W, _STRICT):
        return name[1]
    return "Fallback" if name == (_CHOICES, "Fallback") else ""


def attribute(attributes: dict[Name, str], name: str) -> str:
    return attributes.get((_W, name)) or attributes.get((_STRICT, name)) or ""


def is_on(attributes: dict[Name, str]) -> bool:
    """Whether a property that is there is set: only `val` can unset it."""
    return attribute(attributes, "val") not in ("0", "false", "off")
