"""What a child process does: one job on one file after the other, until nobody asks any more.

Frames are a length and `marshal` bytes: plain values only, several times as fast as JSON, and a text that many cells share
is sent once. Both ends are this program.
"""

from __future__ import annotations

import gc
import marshal
import os
import signal
import struct
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import IO, Any, cast

from workbook.errors import KnownError
from workbook.spreadsheets.refused import RefusedFile

ARGUMENT = "--read-files-for-parent"
_LENGTH = struct.Struct(">Q")
_PLAIN = (str, int, float, bool, type(None))


def serve() -> None:
    """Do what the frames on the standard input ask for; answer on the standard output. Ctrl+C is the parent's affair."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "win32":
        import msvcrt

        for end in (0, 1):
            msvcrt.setmode(end, os.O_BINARY)
    with open(0, "rb") as requests, open(os.dup(1), "wb") as answers:  # noqa: PTH123
        os.dup2(2, 1)  # what a job prints is no answer
        setup = receive(requests)
        if setup is None:
            return
        job = _imported(setup["job"])
        gc.freeze()
        gc.disable()  # what a file leaves behind is collected once, when it is done
        bound_memory(setup["memory"])
        while (path := receive(requests)) is not None:
            answer = _answer(job, Path(path), setup["arguments"])
            send(answers, answer)
            if answer[:2] == ["refused", "memory"]:
                return
            del answer
            gc.collect()
            gc.freeze()  # what is left serves all files, and need not be gone through again


def send(stream: IO[bytes], value: Any) -> None:
    """Write one frame. Raises OSError if nobody reads any more."""
    content = value if isinstance(value, bytes) else marshal.dumps(value)
    stream.write(_LENGTH.pack(len(content)) + content)
    stream.flush()


def receive(stream: IO[bytes]) -> Any:
    """Read one frame; None at the end, even one in the middle of a frame."""
    header = stream.read(_LENGTH.size)
    if len(header) < _LENGTH.size:
        return None
    length = _LENGTH.unpack(header)[0]
    content = stream.read(length)
    return marshal.loads(content) if len(content) == length else None


def bound_memory(allowance: int) -> None:
    """From now on the process may take so many bytes more; then it gets a MemoryError.

    Linux alone holds processes to that: elsewhere the reader's own limits bound what it takes.
    """
    if sys.platform == "linux":
        import resource

        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        most = pages * resource.getpagesize() + allowance
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _imported(job: str) -> Callable[..., Any]:
    module, _, name = job.partition(":")
    return cast("Callable[..., Any]", getattr(import_module(module), name))


def _answer(job: Callable[..., Any], path: Path, arguments: list[Any]) -> Any:
    try:
        return marshal.dumps(["done", job(path, *arguments)])
    except RefusedFile as refused:
        return ["refused", refused.reason, *(str(refused.params[key]) for key in ("file", "part", "why"))]
    except KnownError as error:
        params = {
            key: value if isinstance(value, _PLAIN) else str(value) for key, value in error.params.items()
        }
        return ["known", type(error).__module__, type(error).__qualname__, error.message, params]
    except MemoryError:
        return ["refused", "memory", path.name, "", ""]
