"""How the portal is doing: requests counted and timed, and on request one line of log for each.

An address is told by its name, never as it was typed: links that let somebody in have a secret in the path.
"""

from __future__ import annotations

import hmac
import logging
import os
import time
from collections.abc import Callable, Iterable, Iterator

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest, multiprocess
from prometheus_client.exposition import CONTENT_TYPE_LATEST

from jetisu360 import __version__
from jetisu360.portal.settings.table import settings

log = logging.getLogger("jetisu360.portal.requests")

REQUESTS = Counter(
    "jetisu360_requests_total",
    "Requests answered, by address, method and status.",
    ["view", "method", "status"],
)
SECONDS = Histogram(
    "jetisu360_request_seconds",
    "Seconds until the answer began, by address.",
    ["view"],
    buckets=(0.005, 0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24),
)
PEOPLE = Gauge("jetisu360_people", "People who may come in.", multiprocess_mode="mostrecent")
MUSEUMS = Gauge("jetisu360_museums", "Museums that are not archived.", multiprocess_mode="mostrecent")
PROGRAM = Gauge("jetisu360_program", "1, with the version.", ["version"], multiprocess_mode="mostrecent")

_COUNTED: list[Callable[[], Iterable[tuple[Gauge, float]]]] = []


def counted(
    source: Callable[[], Iterable[tuple[Gauge, float]]],
) -> Callable[[], Iterable[tuple[Gauge, float]]]:
    """A part's own numbers: asked of it whenever the metrics are read (a decorator)."""
    _COUNTED.append(source)
    return source


@counted
def people_and_museums() -> Iterator[tuple[Gauge, float]]:
    from jetisu360.portal.accounts.models import Person
    from jetisu360.portal.museums.models import Museum

    yield PEOPLE, Person.objects.filter(is_active=True).count()
    yield MUSEUMS, Museum.objects.filter(archived=False).count()


class WatchMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.tells = settings().log == "json"

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        began = time.perf_counter()
        answer = self.get_response(request)
        seconds = time.perf_counter() - began
        match = getattr(request, "resolver_match", None)
        view = (match.view_name if match else "") or "none"
        method = request.method if request.method in _METHODS else "other"
        REQUESTS.labels(view, method, answer.status_code).inc()
        SECONDS.labels(view).observe(seconds)
        if self.tells:
            person = getattr(request, "user", None)
            told = {
                "view": view,
                "method": method,
                "status": answer.status_code,
                "milliseconds": round(seconds * 1000, 1),
                "person": getattr(person, "pk", None),
            }
            log.info("request", extra=told)
        return answer


_METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")


def metrics(request: HttpRequest) -> HttpResponse:
    """What Prometheus reads, for whoever shows the token; without one for this computer alone."""
    if not _may_read(request):
        raise Http404
    PROGRAM.labels(__version__).set(1)
    for source in _COUNTED:
        for gauge, value in source():
            gauge.set(value)
    return HttpResponse(generate_latest(_registry()), content_type=CONTENT_TYPE_LATEST)


def _registry() -> CollectorRegistry:
    from prometheus_client import REGISTRY

    if "PROMETHEUS_MULTIPROC_DIR" not in os.environ:
        return REGISTRY
    # Several processes answer people; each has written its numbers where the others can read them.
    registry = CollectorRegistry()
    multiprocess.MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    return registry


def _may_read(request: HttpRequest) -> bool:
    wanted = settings().metrics_token
    if wanted:
        shown = request.headers.get("Authorization", "").removeprefix("Bearer ")
        return hmac.compare_digest(shown.encode(), wanted.encode())
    # Behind a web server everybody seems to be on this computer.
    return not settings().behind_proxy and request.META.get("REMOTE_ADDR") in ("127.0.0.1", "::1")
