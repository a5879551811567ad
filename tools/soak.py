"""Runs many articles, some of them poisoned, while workers and the run itself are killed; proves that nothing is lost.

python -m tools.soak --articles 20000            the long form; on a busy machine with --kill-every 20 400
python -m tools.soak --articles 400 --short      the form of the tests

What is proved at the end: every article ended in one record or in one line of `errors.jsonl`, none in both and none
twice; exactly the poisoned ones failed; `facts.jsonl` is the facts of the records in the order of the input; an
undisturbed run over a sample leaves the same bytes; memory did not grow; the exit status is right.
"""

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from extractor import batch
from extractor.batch.state import read_record
from extractor.records import Record
from extractor.writing.files import facts_bytes, record_bytes
from tools import make_articles

ROOT = Path(__file__).parent.parent
POISONED = "tools.poison:Poisoned"
DRIVER = f"""
import sys
from dataclasses import replace
from extractor import batch, cli
from extractor.batch import running
original = batch.run
batch.run = lambda paths, options, watch: original(paths, replace(options, job="{POISONED}"), watch)
running.code_digest = lambda: "the soak"  # the tree may be edited meanwhile
cli.main(sys.argv[1:])
"""
SAMPLE = 200  # articles that are run again undisturbed


@dataclass
class Soak:
    """One soak: where, how many, how often what is killed, and what was seen."""

    folder: Path
    count: int
    seed: int
    jobs: int
    worker_every: float
    run_every: float
    short: bool
    kills: Counter[str] = field(default_factory=Counter)
    resident: list[tuple[float, int, int]] = field(default_factory=list)  # seconds, MiB of the run, of a worker
    runs: int = 0

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)
        self.started = time.monotonic()

    @property
    def source(self) -> Path:
        """The articles."""
        return self.folder / "in"

    @property
    def output(self) -> Path:
        """The records."""
        return self.folder / "out"

    def disturb(self, limit: float) -> int:
        """Runs and resumes until a run ends by itself; its exit status."""
        while True:
            running = self.start()
            lifetime = self.chance.uniform(0.5, 1.5) * self.run_every
            status = self.watch(running, time.monotonic() + lifetime)
            if status is not None:
                return status
            if time.monotonic() - self.started > limit:
                self.run_every = self.worker_every = float("inf")  # enough: the rest is left in peace

    def start(self) -> subprocess.Popen[bytes]:
        """The command line, with the poisonable job."""
        self.runs += 1
        command = [sys.executable, "-c", DRIVER, str(self.source), "--output", str(self.output), "--resume", "--quiet"]
        command += ["--jobs", str(self.jobs), "--time-limit", "3" if self.short else "10", "--memory-limit", "512M"]
        log = (self.folder / "log.txt").open("ab")
        return subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=log)

    def watch(self, running: subprocess.Popen[bytes], end: float) -> int | None:
        """Kills workers now and then until the run is over or its time has come; its exit status if it ended."""
        next_kill = time.monotonic() + self.worker_every
        while running.poll() is None:
            time.sleep(0.2)
            run = psutil.Process(running.pid)
            nurseries = children(run)
            workers = [child for nursery in nurseries for child in children(nursery)]
            heaviest = max(map(resident, workers), default=0)
            self.resident.append((time.monotonic() - self.started, resident(run), heaviest))
            if time.monotonic() > end:
                running.kill()
                running.wait()
                self.kills["run"] += 1
                return None
            if workers and time.monotonic() > next_kill:
                self.kill(workers, nurseries)
                next_kill = time.monotonic() + self.chance.uniform(0.5, 1.5) * self.worker_every
        return running.returncode

    def kill(self, workers: list[psutil.Process], nurseries: list[psutil.Process]) -> None:
        """Kills a worker, or once in ten times the process that starts them."""
        name, victims = ("nursery", nurseries) if self.chance.random() < 0.1 else ("worker", workers)
        with suppress(psutil.NoSuchProcess):
            self.chance.choice(victims).kill()
            self.kills[name] += 1


def children(process: psutil.Process) -> list[psutil.Process]:
    """Child processes."""
    with suppress(psutil.NoSuchProcess):
        return process.children()
    return []


def resident(process: psutil.Process) -> int:
    """MiB of a process in memory."""
    with suppress(psutil.NoSuchProcess):
        return process.memory_info().rss >> 20
    return 0


def proofs(soak: Soak, poisoned: list[str], status: int) -> dict[str, bool]:
    """What must hold, and whether it does; memory is judged where a run lives long enough to show it."""
    ids = sorted(path.stem for path in soak.source.rglob("*.txt"))
    records = sorted(path.stem for path in soak.output.glob("*.json"))
    errors = soak.output / "errors.jsonl"
    lines = [json.loads(line) for line in errors.open(encoding="utf-8")] if errors.exists() else []
    failed = [line["article"] for line in lines]
    proved = {
        "every article has one record or one line of errors.jsonl": sorted(records + failed) == ids,
        "exactly the poisoned articles failed": sorted(failed) == sorted(poisoned),
        "failures stand in the order of the input": failed == sorted(failed),
        "every failure names stage, reason and remedy": all(
            line["stage"] and line["reason"] and line["remedy"] for line in lines
        ),
        "facts.jsonl is the facts of the records in order": facts_are_right(soak.output, records),
        "a sample run undisturbed has the same bytes": sample_is_right(soak, records),
        "nothing half written is left": not list(soak.output.glob(".*.tmp")),
        "the exit status is right": status == (1 if poisoned else 0),
    }
    if not soak.short:
        proved["memory of the run is flat"] = flat([run for _, run, _ in soak.resident])
        proved["memory of the workers is flat"] = flat([worker for _, _, worker in soak.resident])
    return proved


def facts_are_right(output: Path, records: list[str]) -> bool:
    """Whether the table is what the records hold."""
    with (output / "facts.jsonl").open("rb") as file:
        for identity in records:
            record = read_record(output / f"{identity}.json")
            expected = facts_bytes(record) if record else b"no record"
            if file.read(len(expected)) != expected:
                return False
        return not file.read(1)


def sample_is_right(soak: Soak, records: list[str]) -> bool:
    """Whether some of the records are what an undisturbed run makes of their articles.

    They are the first of a folder: by them it is known which lines repeat in it.
    """
    chosen = random.Random(soak.seed).choice(sorted(path for path in soak.source.iterdir() if path.is_dir()))
    paths = sorted(chosen.glob("*.txt"))[:SAMPLE]
    sample = {path.stem for path in paths}.intersection(records)
    with tempfile.TemporaryDirectory() as folder:
        batch.run(paths, batch.Options(output=Path(folder), jobs=1))
        pairs = {name: (Path(folder) / f"{name}.json", soak.output / f"{name}.json") for name in sorted(sample)}
        differing = [name for name, (one, other) in pairs.items() if as_alone(one) != as_alone(other)]
    if differing:
        print("these differ from those of an undisturbed run:", ", ".join(differing))
    return not differing


def as_alone(path: Path) -> bytes:
    """A record as if its article were alone: which of two copies was met first is left aside, a sample may hold one."""
    record = Record.model_validate_json(path.read_bytes())
    kept = tuple(warning for warning in record.warnings if warning.code != "duplicate")
    return record_bytes(record.model_copy(update={"warnings": kept}))


def flat(weights: list[int]) -> bool:
    """Whether the last third is not heavier than the middle one, by more than a tenth and ten MiB."""
    third = len(weights) // 3
    middle, last = (sorted(part)[len(part) // 2] for part in (weights[third : 2 * third], weights[2 * third :]))
    return last <= middle * 1.1 + 10


def medians(weights: list[tuple[float, int, int]]) -> tuple[int, int]:
    """Half of the time the run, and its heaviest worker, held no more MiB than these."""
    runs = sorted(run for _, run, _ in weights) or [0]
    workers = sorted(worker for _, _, worker in weights) or [0]
    return runs[len(runs) // 2], workers[len(workers) // 2]


def main() -> int:
    """Runs a soak; 0 if all was proved."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--poison", type=float, default=0.01)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--kill-every", type=float, nargs=2, default=(5.0, 120.0), help="seconds: of workers, of runs")
    parser.add_argument("--short", action="store_true", help="kill often, for at most a minute")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="soak-") as folder:
        worker_every, run_every = (2.0, 6.0) if chosen.short else chosen.kill_every
        soak = Soak(Path(folder), chosen.articles, chosen.seed, chosen.jobs, worker_every, run_every, chosen.short)
        poisoned = make_articles.write(soak.source, soak.count, soak.seed, chosen.poison)
        status = soak.disturb(14.0 if chosen.short else float("inf"))
        seconds = time.monotonic() - soak.started
        return report(soak, proofs(soak, poisoned, status), len(poisoned), seconds)


def report(soak: Soak, proved: dict[str, bool], poisoned: int, seconds: float) -> int:
    """Prints figures and proofs."""
    killed = ", ".join(f"{count} {name}" for name, count in sorted(soak.kills.items()))
    heaviest = max(run for _, run, _ in soak.resident), max(worker for _, _, worker in soak.resident)
    tenth = len(soak.resident) // 10
    early, late = medians(soak.resident[:tenth]), medians(soak.resident[-tenth - 1 :])
    rate = soak.count / seconds
    print(f"{soak.count} articles, {poisoned} poisoned, {soak.jobs} workers: {seconds:.0f} s, {rate:.1f}/s")
    print(f"{soak.runs} runs; killed: {killed}; at most {heaviest[0]} MiB the run, {heaviest[1]} MiB a worker")
    print(f"median MiB, run and heaviest worker: {early} in the first tenth of the time, {late} in the last")
    for name, holds in proved.items():
        print(f"{'yes' if holds else 'NO '}  {name}")
    return 0 if all(proved.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
