"""The last steps of a museum's overview: a preview is looked at, then published."""

from __future__ import annotations

from django.urls import reverse

from jetisu360.language import Message, _, _n
from jetisu360.portal.museums.next_steps import Step, Work
from jetisu360.portal.publication.checks import blocking
from jetisu360.portal.publication.models import Version
from jetisu360.portal.publication.stale import is_stale
from jetisu360.portal.publication.switch import shown_to_visitors


def preview_step(work: Work) -> Step:
    """Done as soon as the newest version shows the museum as it is, and nothing keeps it from visitors."""
    state, done = _preview(work)
    return Step(_("Preview"), state, done, _page(work))


def _preview(work: Work) -> tuple[Message, bool]:
    if not work.rooms:
        return _("A preview shows the tour as visitors will see it. It needs photographs first."), False
    newest = _newest(work)
    if newest is None:
        return _("Make a preview and look at it; then publish it."), False
    if is_stale(work.museum, newest):
        return _("Something was changed since the last preview; visitors do not see it yet."), False
    if wrong := blocking(newest):
        return _n(
            "{n} thing is to be mended before it can be published.",
            "{n} things are to be mended before it can be published.",
        ).fill(n=len(wrong)), False
    return _("Version {number} shows the museum as it is.").fill(number=newest.number), True


def publish_step(work: Work) -> Step:
    public = shown_to_visitors(work.museum)
    return Step(_("Publish"), _published(work, public), public is not None, _page(work))


def _published(work: Work, public: Version | None) -> Message:
    newest = _newest(work)
    if public is None:
        ready = newest is not None and not blocking(newest)
        return (
            _("The preview is ready. Look at it, then publish it.")
            if ready
            else _("Visitors see nothing yet.")
        )
    if newest is not None and public.pk != newest.pk:
        return _("Visitors see version {number}; version {newest} waits for you.").fill(
            number=public.number, newest=newest.number
        )
    return _("Visitors see version {number}, the newest.").fill(number=public.number)


def _newest(work: Work) -> Version | None:
    if "newest" not in work.asked:
        work.asked["newest"] = Version.objects.filter(museum=work.museum).first()
    newest: Version | None = work.asked["newest"]
    return newest


def _page(work: Work) -> str:
    return reverse("publication:publish", args=[work.museum.slug])
