"""What is the same for every step that makes one file: it is made once, and a refusal stops no other.

A step is a file of this folder: its task (a frozen dataclass) holds all inputs, `key` is the hash of what
decides the output, and the output is the one file `<key>.zip` of the work folder. So "was it done already?"
is "is the file there?", in a folder and in a bucket alike.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Protocol

from jetisu360.build.left_out import LeftOut
from jetisu360.build.refusals import PhotoUnreadable, StepFailed
from jetisu360.build.run.runner import Outcome, Task
from jetisu360.errors import JetisuError
from jetisu360.files.stopped import PartMissing, Stopped
from jetisu360.files.system_errors import out_of_memory, quoted
from jetisu360.storage import StorageFailed
from jetisu360.tour.media_files.refusals import MediaRefusal


class PackTask(Task, Protocol):
    """The task of a step that makes one pack: `<key>.zip` in the work folder."""

    @property
    def key(self) -> str: ...

    @property
    def pack(self) -> str: ...


def made_once(task: PackTask, make: Callable[[], bytes | None]) -> Outcome:
    """Makes the pack of a step, unless it is there. A refusal comes back as a value: it stops no other.

    `make` gives the pack's bytes, or None where it has put the pack there itself.

    Raises:
        Stopped, StorageFailed, OSError: it is about the place where the packs go, or about the machine.
    """
    from jetisu360.panorama.refusals import MemoryShort, Refusal  # numpy and OpenCV: only where the work is

    started, used = time.monotonic(), time.process_time()
    left_out: LeftOut | None = None
    lasting = False
    try:
        if not task.work.exists(task.pack):
            made = _made(task, make)
            if made is not None:
                task.work.write(task.pack, made)
    except (Stopped, StorageFailed):
        raise  # not about the photograph: the one who runs the steps ends them all
    except JetisuError as error:
        left_out = LeftOut.because(task.name, error)
        # What there was no memory for today may be done tomorrow.
        lasting = isinstance(error, Refusal | MediaRefusal) and not isinstance(error, MemoryShort)
    seconds, cpu = time.monotonic() - started, time.process_time() - used
    return Outcome(task.name, left_out, lasting, seconds, cpu)


def _made(task: PackTask, make: Callable[[], bytes | None]) -> bytes | None:
    """The bytes of a pack, or None where it is there already.

    Raises:
        JetisuError: it cannot be made of this photograph.
        Stopped, OSError: it cannot be made on this machine.
    """
    from jetisu360.panorama.refusals import MemoryShort

    try:
        return make()
    except StorageFailed as error:
        if error.details["address"] == task.work.address:
            raise
        # What cannot be fetched is one photograph's; what cannot be put there would be everybody's.
        raise PhotoUnreadable(name=task.name, problem=error.details["problem"]) from None
    except JetisuError:
        raise
    except Exception as error:
        if out_of_memory(error):
            raise MemoryShort(name=task.name) from None
        if isinstance(error, ImportError):
            raise PartMissing(part=error.name or quoted(error)) from error
        if isinstance(error, OSError) and error.errno is not None:
            raise
        # Pillow's errors of encoding are OSErrors without a number: they are about pixels.
        raise StepFailed(name=task.name, problem=quoted(error)) from error
