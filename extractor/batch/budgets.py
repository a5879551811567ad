"""Reads the limits of an article; yields workers that cannot outgrow them, and the number of usable cores."""

import os
import resource
from dataclasses import dataclass
from pathlib import Path

MIB = 1 << 20
RETIRE_SHARE = 0.5  # a worker that has kept this share of an article's memory makes room for a fresh one


@dataclass(frozen=True, slots=True)
class Limits:
    """What one article may use: seconds of wall-clock time, bytes of memory, bytes of input."""

    seconds: float = 10.0
    memory: int = 1024 * MIB
    input: int = 20 * 1000 * 1000


def usable_cores() -> int:
    """Cores this process may run on: its affinity, and the quota of its control group."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(cores, _quota() or cores))


def _quota() -> int | None:
    try:
        quota, period = Path("/sys/fs/cgroup/cpu.max").read_text().split()
        return int(quota) // int(period)
    except (OSError, ValueError):  # no control group, or «max»
        return None


def used_memory(kind: str = "size") -> int:
    """Bytes this process uses: `size` of its address space, or `resident` ones; 0 where nobody says."""
    try:
        fields = Path("/proc/self/statm").read_text().split()
    except OSError:
        return 0
    return int(fields[0 if kind == "size" else 1]) * resource.getpagesize()


def limit_memory(limit: int) -> None:
    """Lets this process take `limit` bytes beyond what it has, models included; a MemoryError ends the rest."""
    if limit:
        ceiling = used_memory() + limit
        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        resource.setrlimit(resource.RLIMIT_AS, (ceiling if hard < 0 else min(ceiling, hard), hard))


def offer_to_the_kernel() -> None:
    """Where memory runs out for the whole machine, a worker goes and not the run; and it leaves no core file."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        Path("/proc/self/oom_score_adj").write_text("500")
    except OSError:
        pass
