"""The Markdown."""

from pathlib import Path
from typing import Dict, List, Optional, Tuple

from .measure import Peer
from .memory import LARGEST_GROWTH, Memory
from .scenarios import BATCHWRIGHT, PLAIN_FAT_JAR, Scenario

def machine_table(facts: List[Tuple[str, str]]) -> str:
    return table(["", ""], [[name, value] for name, value in facts])


def scenario_section(scenario: Scenario) -> str:
    header, rows = KINDS[scenario.by]
    return f"### {scenario.title}\n\n{scenario.note}\n\n{table(header, rows(scenario))}"


def rate_rows(scenario: Scenario) -> List[List[str]]:
    ours = find(scenario, BATCHWRIGHT)
    rows = []
    for peer in scenario.peers:
        ratio = ours.rate() / peer.rate() if ours and peer is not ours else None
        required = f"≥ {peer.target:g} ×" if peer.target else ""
        rows.append([
            peer.name, f"{peer.records:,}", spread(peer, "step"), spread(peer, "wall"), f"{peer.rate() / 1e6:.3f}",
            times(ratio), required, verdict(peer, ratio, lambda found, target: found >= target),
        ])
    return rows


def wall_rows(scenario: Scenario) -> List[List[str]]:
    plain = find(scenario, PLAIN_FAT_JAR)
    rows = []
    for peer in scenario.peers:
        ratio = peer.median("wall") / plain.median("wall") if plain and peer is not plain else None
        if peer.limit:
            required, result = f"≤ {peer.limit:g} s", met(peer.median("wall") <= peer.limit)
        else:
            required = f"≤ {peer.target:g} ×" if peer.target else ""
            result = verdict(peer, ratio, lambda found, target: found <= target)
        rows.append([peer.name, spread(peer, "wall"), times(ratio), required, result])
    return rows


def step_rows(scenario: Scenario) -> List[List[str]]:
    rows = []
    for peer in scenario.peers:
        first = scenario.peers[0]
        ratio = peer.median("step") / first.median("step") if peer is not first else None
        required = f"≤ {peer.target:g} ×" if peer.target else ""
        rows.append([
            peer.name, f"{peer.records:,}", spread(peer, "step"), times(ratio), required,
            verdict(peer, ratio, lambda found, target: found <= target),
        ])
    return rows


# What is compared: the header of the table, and its rows.
KINDS = {
    "rate": (["", "records", "step, s", "wall, s", "M records/s", "Batchwright does", "required", ""], rate_rows),
    "wall": (["", "wall, s", "against the plain job", "required", ""], wall_rows),
    "first": (["", "records", "step, s", "against the first", "required", ""], step_rows),
}


def memory_section(memory: Memory) -> str:
    note = "All rows into PostgreSQL with `-Xms64m -Xmx64m`; resident memory of the Java process."
    return f"### Constant memory\n\n{note}\n\n{table(MEMORY, [memory_row(memory)])}"


MEMORY = ["records", "input", "wall, s", "first half, peak", "second half, peak", "growth", "required", ""]


def memory_row(memory: Memory) -> List[str]:
    return [
        f"{memory.lines:,}", f"{memory.size / 1e9:.2f} GB", f"{memory.wall:.0f}", f"{memory.first / 1024:.0f} MiB",
        f"{memory.second / 1024:.0f} MiB", times(memory.growth()), f"≤ {LARGEST_GROWTH} ×",
        met(memory.held()),
    ]


def sources_table(memories: Dict[str, Memory]) -> str:
    return table(["source", *MEMORY], [[f"`{name}`", *memory_row(memory)] for name, memory in memories.items()])


def find(scenario: Scenario, name: str) -> Optional[Peer]:
    return next((peer for peer in scenario.peers if peer.name == name), None)


def spread(peer: Peer, kind: str) -> str:
    low, high = peer.extremes(kind)
    return f"{peer.median(kind):.2f} ({low:.2f}–{high:.2f})"


def times(ratio: Optional[float]) -> str:
    return "" if ratio is None else f"{ratio:.2f} ×"


def verdict(peer: Peer, ratio: Optional[float], holds) -> str:
    if ratio is None or peer.target is None:
        return ""
    return met(holds(ratio, peer.target))


def met(held: bool) -> str:
    return "met" if held else "**missed**"


def table(header: List[str], rows: List[List[str]]) -> str:
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines) + "\n"


def write(path: Path, report: str, mark: str = "bench") -> None:
    """Puts the report between the two marks of the file; into a file of its own if there are none."""
    begin, end = f"<!-- {mark}:begin -->", f"<!-- {mark}:end -->"
    block = f"{begin}\n\n{report}\n{end}"
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    if begin in text and end in text:
        text = text[: text.index(begin)] + block + text[text.index(end) + len(end):]
    elif not text:
        text = f"# Benchmarks\n\nMade by `src/bench/run`.\n\n{block}\n"
    else:
        text = f"{text.rstrip()}\n\n{block}\n"
    path.write_text(text, encoding="utf-8")
