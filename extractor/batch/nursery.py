"""Reads commands; yields worker processes, forked after the models are loaded.

A process of its own, started clean: the run itself never loads a model and may have threads (a progress bar, a
notebook), and forking a process with threads is how locks are left locked for ever.
"""

import contextlib
import ctypes
import gc
import importlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
import traceback
from typing import Any

from extractor.batch import frames
from extractor.batch.frames import Gone, Header
from extractor.batch.working import work
from extractor.errors import ExtractorError

_START = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[2]); "
    "from extractor.batch.nursery import serve; serve(int(sys.argv[1]))"
)
ONE_THREAD = {f"{name}_NUM_THREADS": "1" for name in ("OPENBLAS", "OMP", "MKL", "NUMEXPR", "VECLIB_MAXIMUM")}
PATIENCE = 60.0  # seconds for loading the models, which take two
_DYING = 10.0  # seconds a process may take to end by itself: its exit status is worth the waiting


class SetupError(ExtractorError):
    """The workers cannot start at all."""

    stage = "setup"


class Nursery:
    """The run's end of the nursery."""

    def __init__(self, job: Header, debug: bool = False, stdin: bool = False) -> None:
        """Starts it; `job` names the work (`module:name`) and its settings; `stdin` lets its workers read there."""
        self._channel, theirs = socket.socketpair()
        none = subprocess.DEVNULL
        self._process = subprocess.Popen(
            [sys.executable, "-c", _START, str(theirs.fileno()), json.dumps(sys.path)],
            pass_fds=[theirs.fileno()], env=os.environ | ONE_THREAD,
            stdin=None if stdin else none, stdout=none, stderr=None if debug else none,
        )  # fmt: skip
        theirs.close()
        self._channel.settimeout(PATIENCE)
        frames.send(self._channel, job)
        self._ready = False

    def spawn(self) -> tuple[int, socket.socket]:
        """A fresh worker: its process and the run's end of its channel; raises Gone, or SetupError."""
        if not self._ready:
            header, _ = frames.receive(self._channel)
            if "error" in header:
                raise SetupError(header["error"], remedy="run with --debug to see where")
            self._ready = True
        frames.send(self._channel, {"do": "spawn"})
        try:
            _, descriptors, _, _ = socket.recv_fds(self._channel, 1, 1)
        except OSError as error:
            raise Gone from error
        header, _ = frames.receive(self._channel)
        if not descriptors:
            raise Gone
        return int(header["pid"]), socket.socket(fileno=descriptors[0])

    def end(self, pid: int, kill: bool) -> int:
        """Ends a worker, or waits for one that is ending itself; its status, or minus the signal that ended it."""
        frames.send(self._channel, {"do": "end", "pid": pid, "kill": kill})
        return int(frames.receive(self._channel)[0]["status"])

    def close(self) -> None:
        """Ends the nursery and every worker of it."""
        self._channel.close()
        try:
            self._process.wait(0.5)
        except subprocess.TimeoutExpired:
            self._process.kill()  # its workers follow it: see `_die_with`
            self._process.wait()


def serve(descriptor: int) -> None:
    """The nursery's own life: load, fork on demand, end with the run."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)  # they reach the whole group; the run decides
    channel = socket.socket(fileno=descriptor)
    children: set[int] = set()
    try:
        order, _ = frames.receive(channel)
        job = _loaded(channel, order)
        if job is not None:
            _obey(channel, job, order["memory"], children)
    except Gone:
        pass
    finally:
        for pid in children:
            _ended(pid, kill=True)  # waited for: an orphan that nobody waits for stays in the table of processes


def _loaded(channel: socket.socket, order: Header) -> Any:
    try:
        module, name = order["job"].split(":")
        job = getattr(importlib.import_module(module), name)(**order["settings"])
        job.warm_up()
    except Exception as error:
        traceback.print_exc()
        frames.send(channel, {"error": f"the workers could not start: {type(error).__name__}: {error}"})
        return None
    gc.collect()
    gc.freeze()  # what is loaded is shared with the workers; the collector would touch and so copy it
    frames.send(channel, {"ready": True})
    return job


def _obey(channel: socket.socket, job: Any, memory: int, children: set[int]) -> None:
    nursery = os.getpid()
    while True:
        order, _ = frames.receive(channel)
        if order["do"] == "spawn":
            ours, theirs = socket.socketpair()
            pid = os.fork()
            if pid == 0:
                channel.close()
                ours.close()
                _die_with(nursery)
                work(theirs, job, memory)
            children.add(pid)
            theirs.close()
            socket.send_fds(channel, [b"w"], [ours.fileno()])
            ours.close()
            frames.send(channel, {"pid": pid})
        else:
            children.discard(order["pid"])
            frames.send(channel, {"status": _ended(order["pid"], order["kill"])})


def _ended(pid: int, kill: bool) -> int:
    """The exit status of a child; one that does not end by itself is ended."""
    limit = time.monotonic() + (0 if kill else _DYING)
    while os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
        if time.monotonic() > limit:
            os.kill(pid, signal.SIGKILL)
            break
        time.sleep(0.005)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def _die_with(parent: int) -> None:
    """A worker does not outlive its nursery, whatever happens to that: on Linux the kernel sees to it."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG
        if os.getppid() != parent:
            os._exit(1)
