"""The benchmark's input: the seed's lines, and the same rows as CSV."""

from pathlib import Path
from typing import Callable

BLOCK = 100_000


def log_line(i: int) -> str:
    """What `batchwright generate` writes."""
    return f"id={i},metric={2 * i},status=active\n"


def sample_line(i: int) -> str:
    """What the sample of the `metrics` pipeline holds."""
    return f"id={i},metric={i},status=ok\n"


def csv_line(i: int) -> str:
    return f"{i},{2 * i},active\n"


def refused_line(i: int) -> str:
    """A line that a check on `metric` refuses, but for the first one, as a run that rejects everything fails."""
    return f"id={i},metric={2 if i == 1 else -i},status=active\n"


def repeated_line(i: int) -> str:
    """Every other line has the key of the one before it."""
    return f"id={(i + 1) // 2},metric={2 * i},status=active\n"


def sum_of_metrics(lines: int) -> int:
    """The sum of `metric` over all rows of `log_line`."""
    return lines * (lines + 1)


def make(path: Path, lines: int, line: Callable[[int], str] = log_line) -> Path:
    """Writes `lines` lines, numbered from 1; keeps a file that is there already."""
    if not path.exists():
        partial = path.with_suffix(".partial")
        with open(partial, "w", encoding="ascii", newline="\n") as file:
            for start in range(1, lines + 1, BLOCK):
                file.write("".join(map(line, range(start, min(start + BLOCK, lines + 1)))))
        partial.rename(path)
    return path


def lines_of_size(size: int) -> int:
    """How many lines make a file of at least `size` bytes, and little more: most lines are longer than this one."""
    return size // len(log_line(size // 500)) + 1
