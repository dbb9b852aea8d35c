"""Runs commands in turn and keeps their times."""

import json
import os
import signal
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass, field
from typing import Callable, Dict, List, Optional


class BenchError(Exception):
    """Something the person at the keyboard has to know; no result is reported."""


def guarded(work: Callable[[], int]) -> int:
    """The exit code of what a command does; a problem is said and no traceback printed."""
    # So that a terminated run stops its server and takes its files away, too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        return work()
    except (BenchError, OSError) as problem:
        say(f"benchmark: {problem}")
        return 1
    except KeyboardInterrupt:
        return 130


@dataclass
class Sample:
    """One run. Seconds; `step` is the program's own figure, or the wall time where it reports none."""

    wall: float
    step: float
    # Records, if the program says how many.
    read: Optional[int] = None


@dataclass
class Peer:
    """One contestant in one scenario.

    `run` is what is timed; `prepare` and `verify` are not. `target` is the ratio that Batchwright must reach against
    this peer: of rates, at least; in scenarios that compare wall time, of times, at most. `limit` is the longest wall
    time in seconds.
    """

    name: str
    records: int
    run: Callable[[], Sample]
    prepare: Callable[[], None] = lambda: None
    verify: Callable[[], None] = lambda: None
    target: Optional[float] = None
    limit: Optional[float] = None
    samples: List[Sample] = field(default_factory=list)

    def median(self, kind: str) -> float:
        return statistics.median(getattr(sample, kind) for sample in self.samples)

    def extremes(self, kind: str):
        values = [getattr(sample, kind) for sample in self.samples]
        return min(values), max(values)

    def rate(self) -> float:
        """Records per second of step time."""
        return self.records / self.median("step")


def in_turn(peers: List[Peer], runs: int) -> None:
    """A B C A B C …, so that a slow minute of the machine does not hit one of them alone."""
    for number in range(1, runs + 1):
        for peer in peers:
            peer.prepare()
            sample = peer.run()
            if sample.read not in (None, peer.records):
                raise BenchError(f"{peer.name}: expected {peer.records} records read, found {sample.read}")
            peer.verify()
            peer.samples.append(sample)
            say(f"  run {number}: {peer.name}: step {sample.step:.3f} s, wall {sample.wall:.3f} s")


def execute(command: List[str], env: Optional[Dict[str, str]] = None, **options) -> "subprocess.CompletedProcess":
    """Runs a command to its end and returns it with its output as text; a failure is a BenchError."""
    merged = {**os.environ, "LC_ALL": "C.UTF-8", **(env or {})}
    done = subprocess.run(command, env=merged, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **options)
    if done.returncode != 0:
        tail = "\n".join((done.stdout + done.stderr).strip().splitlines()[-20:])
        raise BenchError(f"exit code {done.returncode} of: {' '.join(command)}\n{tail}")
    return done


def timed(command: List[str], env: Optional[Dict[str, str]] = None, **options) -> Sample:
    """Runs a command; if the last thing it prints is a JSON object with `seconds`, that is its step time."""
    start = time.perf_counter()
    done = execute(command, env, **options)
    wall = time.perf_counter() - start
    summary = last_json(done.stdout)
    if summary.get("status", "COMPLETED") != "COMPLETED":
        raise BenchError(f"{summary} from: {' '.join(command)}")
    return Sample(wall, summary.get("seconds", wall), summary.get("read"))


def last_json(text: str) -> dict:
    """The JSON object that is all of the text or its last line with one; {} if there is none."""
    candidates = [text] + [line for line in reversed(text.splitlines()) if line.startswith("{")]
    for candidate in candidates:
        try:
            value = json.loads(candidate)
        except ValueError:
            continue
        if isinstance(value, dict):
            return value
    return {}


def say(message: str) -> None:
    print(message, file=sys.stderr, flush=True)
