"""The command line of the benchmark."""

import argparse
import shutil
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import List, Optional

from . import machine, memory, programs, report, scenarios
from .databases import Postgres
from .measure import guarded, in_turn, say

SCENARIOS = ["parse", "postgres", "h2", "refused", "startup"]
PEERS = ["batchwright", "original", "mlr", "mawk", "psql", "plain", "bare"]


def arguments(argv: List[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="src/bench/run",
        description="Measures Batchwright against the peers that are installed, each several times in turn, and prints "
        "medians (lowest to highest), rates and ratios as Markdown. Makes its own data. PostgreSQL is the server that "
        "PGHOST, PGPORT, PGUSER, PGPASSWORD name, in a database of its own; without PGHOST a temporary cluster.",
    )
    parser.add_argument("--runs", type=int, default=5, help="runs of each peer (default 5)")
    parser.add_argument("--lines", type=int, default=5_000_000, help="lines of the input (default 5,000,000)")
    parser.add_argument("--slow-lines", type=int, help="lines for the peers that are slow (default a tenth)")
    parser.add_argument("--only", type=names(SCENARIOS), default=SCENARIOS, help=f"of {','.join(SCENARIOS)}")
    parser.add_argument("--skip", type=names(PEERS), default=[], help=f"peers to leave out, of {','.join(PEERS)}")
    parser.add_argument("--memory", nargs="?", type=float, const=5.0, metavar="GB",
                        help="also load that many GB (default 5) with a 64 MB heap and watch the memory")
    parser.add_argument("--markdown", type=Path, metavar="FILE",
                        help="write the tables there, between its marks, as in docs/benchmarks.md")
    parser.add_argument("--dir", type=Path, help="where to work (default the system's temporary directory)")
    return parser.parse_args(argv)


def names(known: List[str]):
    def parse(text: str) -> List[str]:
        found = [name for name in text.split(",") if name]
        unknown = [name for name in found if name not in known]
        if unknown:
            raise argparse.ArgumentTypeError(f"expected names of {','.join(known)}; found {','.join(unknown)}")
        return found

    return parse


def main(argv: List[str]) -> int:
    options = arguments(argv)
    return guarded(lambda: measure_and_print(options))


def measure_and_print(options: argparse.Namespace) -> int:
    text = measure(options)
    print(text)
    if options.markdown:
        report.write(options.markdown, text)
    return 0


def measure(options: argparse.Namespace) -> str:
    facts = machine.facts()
    programs.build(without_batchwright="batchwright" in options.skip)
    with ExitStack() as stack:
        directory = working_directory(stack, options.dir)
        slow_lines = options.slow_lines or max(1, options.lines // 10)
        bench = scenarios.Bench(directory, options.lines, slow_lines, set(options.skip))
        server = postgres(stack, directory, options)
        if server:
            facts.append(("PostgreSQL", server.version()))
        facts.append(("H2", bench.h2().version))
        sections = [report.scenario_section(run(scenario, options.runs)) for scenario in chosen(bench, server, options)]
        if options.memory and server and bench.batchwright:
            sections.append(report.memory_section(memory.measure(bench, server, int(options.memory * 1e9))))
    runs = f"Runs of each, in turn: {options.runs}. Times are medians (lowest–highest)."
    return "\n".join([report.machine_table(facts), runs, "", *sections])


def working_directory(stack: ExitStack, parent: Optional[Path]) -> Path:
    directory = Path(tempfile.mkdtemp(prefix="batchwright-bench-", dir=parent)).resolve()
    stack.callback(shutil.rmtree, directory, ignore_errors=True)
    # The server may run as another user and must reach its files below.
    directory.chmod(0o755)
    return directory


def postgres(stack: ExitStack, directory: Path, options: argparse.Namespace) -> Optional[Postgres]:
    if not {"postgres", "refused"} & set(options.only) and not options.memory:
        return None
    if not Postgres.available():
        say("no PostgreSQL: neither PGHOST nor initdb found, or no psql")
        return None
    server = Postgres(directory)
    stack.callback(server.close)
    return server


def chosen(bench: scenarios.Bench, server: Optional[Postgres], options: argparse.Namespace):
    if "parse" in options.only:
        yield scenarios.parse_and_filter(bench)
    if "postgres" in options.only and server:
        yield scenarios.into_postgres(bench, server)
    if "h2" in options.only:
        yield scenarios.into_h2(bench)
    if "refused" in options.only:
        if server:
            yield scenarios.refused_rows(bench, server, "PostgreSQL")
        yield scenarios.refused_rows(bench, bench.h2(), "H2")
    if "startup" in options.only:
        yield scenarios.start_up(bench)


def run(scenario: scenarios.Scenario, runs: int) -> scenarios.Scenario:
    say(scenario.title)
    in_turn(scenario.peers, runs)
    return scenario
