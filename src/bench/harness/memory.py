"""Constant memory: a load much larger than the heap, its resident memory sampled while it runs. Linux only."""

import os
import subprocess
import time
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import List, Optional

from . import data
from .databases import Postgres
from .measure import BenchError, last_json, say
from .scenarios import Bench

HEAP = "-Xms64m -Xmx64m"
SAMPLE_EVERY_SECONDS = 0.5
LARGEST_GROWTH = 1.05


@dataclass
class Memory:
    """Resident memory in KiB: the peak of each half of the run."""

    lines: int
    size: int
    wall: float
    first: int
    second: int

    def growth(self) -> float:
        return self.second / self.first

    def held(self) -> bool:
        return self.growth() <= LARGEST_GROWTH


def measure(bench: Bench, server: Postgres, size: int) -> Memory:
    """Makes `size` bytes of input, loads them with a 64 MB heap, deletes them."""
    lines = data.lines_of_size(size)
    say(f"making {size / 1e9:.1f} GB, {lines:,} lines")
    file = bench.log(lines)
    try:
        bench.batchwright.fresh_home()
        server.fresh()
        return load(bench, server, lines, file.stat().st_size, bench.batchwright.load_command(file, -1))
    finally:
        file.unlink()


def load(
    bench: Bench, server: Postgres, lines: int, size: int, command: List[str], feeder: Optional[List[str]] = None
) -> Memory:
    """Runs a load of `lines` rows into the server with a small heap; `feeder` is the command that its standard input comes from."""
    start = time.perf_counter()
    samples = run_sampled(bench, server, command, feeder)
    wall = time.perf_counter() - start
    server.verify(lines)
    half = len(samples) // 2
    return Memory(lines, size, wall, max(samples[:half]), max(samples[half:]))


def run_sampled(bench: Bench, server: Postgres, command: List[str], feeder: Optional[List[str]]) -> List[int]:
    env = {**os.environ, **bench.batchwright.env(server.spring_env()), "BATCHWRIGHT_OPTS": HEAP}
    errors = bench.directory / "memory.err"
    samples: List[int] = []
    with ExitStack() as stack:
        stderr = stack.enter_context(open(errors, "w", encoding="utf-8"))
        feed = subprocess.Popen(feeder, stdout=subprocess.PIPE) if feeder else None
        if feed:
            stack.callback(feed.wait)
            stack.callback(feed.kill)
        run = subprocess.Popen(
            command, env=env, cwd=bench.batchwright.home, stdin=feed.stdout if feed else subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=stderr, text=True,
        )
        stack.callback(run.kill)
        if feed:
            feed.stdout.close()
        while run.poll() is None:
            resident = resident_of_java(run.pid)
            if resident:
                samples.append(resident)
            time.sleep(SAMPLE_EVERY_SECONDS)
        summary = last_json(run.stdout.read())
    if run.returncode != 0 or len(samples) < 2:
        raise BenchError(f"exit code {run.returncode}, {summary}\n{errors.read_text(encoding='utf-8')[-2000:]}")
    return samples


def resident_of_java(pid: int) -> int:
    """VmRSS in KiB of the process or of its descendant that is `java`; 0 if there is none (yet, or any more)."""
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:
        return 0
    values = dict(line.split(":\t", 1) for line in status.splitlines() if ":\t" in line)
    if values.get("Name") == "java":
        return int(values.get("VmRSS", "0 kB").split()[0])
    return next((found for found in map(resident_of_java, map(int, children)) if found), 0)
