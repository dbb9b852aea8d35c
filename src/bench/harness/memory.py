"""Constant memory: a load much larger than the heap, its resident memory sampled while it runs. Linux only."""

import os
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from typing import List

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
        start = time.perf_counter()
        samples = run_sampled(bench, server, file)
        wall = time.perf_counter() - start
        server.verify(lines)
        half = len(samples) // 2
        return Memory(lines, file.stat().st_size, wall, max(samples[:half]), max(samples[half:]))
    finally:
        file.unlink()


def run_sampled(bench: Bench, server: Postgres, file: Path) -> List[int]:
    env = {**os.environ, **bench.batchwright.env(server.spring_env()), "BATCHWRIGHT_OPTS": HEAP}
    errors = bench.directory / "memory.err"
    samples: List[int] = []
    with open(errors, "w", encoding="utf-8") as stderr:
        run = subprocess.Popen(
            bench.batchwright.load_command(file, -1),
            env=env, cwd=bench.batchwright.home, stdout=subprocess.PIPE, stderr=stderr, text=True,
        )
        try:
            while run.poll() is None:
                resident = resident_of_java(run.pid)
                if resident:
                    samples.append(resident)
                time.sleep(SAMPLE_EVERY_SECONDS)
        finally:
            run.kill()
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
