"""Constant memory of each source: the same rows from everywhere, with a 64 MB heap."""

import argparse
import subprocess
import sys
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Callable, Dict, List, Optional

from . import data, machine, memory, programs, report, scenarios
from .databases import Postgres
from .main import names, working_directory
from .measure import guarded, say

SERVER = Path(__file__).resolve().parent / "server.py"

KEY_VALUE = "format: { type: key-value }\n"

PIPELINE = """\
source: {{ {source} }}
{format}fields:
  id: long
  metric: long
  status: string
sink: {{ type: jdbc, table: bench }}
"""


@dataclass
class Source:
    """Where the rows come from: the keys of the source, what goes with them, and what has to be there."""

    keys: str
    format: str = ""
    prepare: Callable[[Postgres, int], None] = lambda server, lines: None
    feeder: Optional[List[str]] = None


def fill_table(server: Postgres, lines: int) -> None:
    server.psql("create table readings (id bigint primary key, metric bigint, status text)", server.DATABASE)
    server.psql(f"insert into readings select i, 2 * i, 'active' from generate_series(1, {lines}) i", server.DATABASE)
    server.psql("vacuum analyze readings", server.DATABASE)


def sources(file: Path, lines: int, port: int) -> Dict[str, Source]:
    url = f"http://127.0.0.1:{port}"
    made = "id: { type: sequence }, metric: { type: sequence, from: 2, step: 2 }, status: { type: choice, values: [active] }"
    return {
        "file": Source(f"type: file, path: {file}", KEY_VALUE),
        "s3": Source(
            f'type: s3, bucket: bench, prefix: "", endpoint: "{url}", access-key: any, secret-key: any', KEY_VALUE
        ),
        "http": Source(f'type: http, url: "{url}", records: items, total: total, page: {{ type: page-number }}'),
        "jdbc": Source("type: jdbc, query: select * from readings, key: id", prepare=fill_table),
        "rows": Source(f"type: rows, total-rows: {lines}, generate: {{ {made} }}"),
        "stdin": Source("type: stdin", KEY_VALUE, feeder=["cat", str(file)]),
    }


NAMES = list(sources(Path(), 0, 0))


def arguments(argv: List[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="src/bench/sources",
        description="Loads the same rows from each source into PostgreSQL with a 64 MB heap, watches the resident memory, "
        "and prints it as Markdown. Servers are processes of their own. Linux only. PostgreSQL is found as by src/bench/run.",
    )
    parser.add_argument("--gb", type=float, default=1.0, help="size of the input as lines, in GB (default 1)")
    parser.add_argument("--only", type=names(NAMES), default=NAMES, help=f"of {','.join(NAMES)}")
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="write the table there, between its marks")
    parser.add_argument("--dir", type=Path, help="where to work (default the system's temporary directory)")
    return parser.parse_args(argv)


def main(argv: List[str]) -> int:
    options = arguments(argv)
    return guarded(lambda: measure_and_print(options))


def measure_and_print(options: argparse.Namespace) -> int:
    found = measure(options)
    text = f"Commit {machine.commit()}.\n\n{report.sources_table(found)}"
    print(text)
    if options.markdown:
        report.write(options.markdown, text, "sources")
    return 0 if all(each.held() for each in found.values()) else 1


def measure(options: argparse.Namespace) -> Dict[str, memory.Memory]:
    programs.build_batchwright()
    with ExitStack() as stack:
        directory = working_directory(stack, options.dir)
        lines = data.lines_of_size(int(options.gb * 1e9))
        bench = scenarios.Bench(directory, lines, lines, set())
        database = Postgres(directory)
        stack.callback(database.close)
        say(f"making {options.gb:g} GB, {lines:,} lines")
        file = bench.log(lines)
        found = {}
        for name, source in sources(file, lines, serve(stack, file, lines)).items():
            if name in options.only:
                found[name] = load(bench, database, source, lines, file.stat().st_size)
                say(f"{name}: {found[name]}")
        return found


def serve(stack: ExitStack, file: Path, lines: int) -> int:
    """Starts the server; its port."""
    command = [sys.executable, str(SERVER), str(file), str(lines)]
    server = stack.enter_context(
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    )
    return int(server.stdout.readline())


def load(bench: scenarios.Bench, database: Postgres, source: Source, lines: int, size: int) -> memory.Memory:
    bench.batchwright.fresh_home()
    pipeline = bench.batchwright.home / "config" / "pipelines" / "bench.yml"
    pipeline.write_text(PIPELINE.format(source=source.keys, format=source.format), encoding="utf-8")
    database.fresh()
    source.prepare(database, lines)
    command = [bench.batchwright.launcher, "run", "bench", "--json"]
    return memory.load(bench, database, lines, size, command, source.feeder)
