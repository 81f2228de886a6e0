"""The templates of the portal: Jinja with the house's messages, addresses, files and dates."""

from __future__ import annotations

from typing import Any

from django.contrib.messages import get_messages
from django.urls import reverse
from jinja2 import Environment, StrictUndefined

from jetisu360.language import Message, _n, _p, pick
from jetisu360.portal.looks import shown
from jetisu360.portal.looks.static_files import static
from jetisu360.portal.looks.words import current_language, say


def widget(bound: Any) -> Any:
    """A form's field without a placeholder: it repeats the label, and is gone when it is needed."""
    bound.field.widget.attrs.pop("placeholder", None)
    return bound.as_widget()


def environment(**options: Any) -> Environment:
    """For Django's Jinja2 backend. A page is said in the language of its request."""
    options |= {"undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
    made = Environment(**options)
    made.globals |= {
        "_": lambda source, /, **details: say(
            source if isinstance(source, Message) else Message(source), **details
        ),
        "_n": lambda one, many, /, **details: say(_n(one, many), **details),
        "_p": lambda context, source, /, **details: say(_p(context, source), **details),
        "url": lambda name, /, *args, **kwargs: reverse(name, args=args or None, kwargs=kwargs or None),
        "static": static,
        "widget": widget,
        "language": current_language,
        "pending_notices": get_messages,
        "text": lambda texts: pick(texts, current_language()),
    }
    made.filters |= {
        "date": shown.date,
        "day": shown.day,
        "moment": shown.moment,
        "number": shown.number,
        "size": shown.size,
        "ago": shown.ago,
        "device": shown.device,
    }
    return made
