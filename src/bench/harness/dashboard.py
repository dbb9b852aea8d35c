"""The dashboard on a large job repository: how long each query takes, with our indexes and without them."""

import argparse
import math
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import List

from . import machine, programs, report
from .databases import Postgres
from .main import working_directory
from .measure import execute, guarded, say
from .site import Site

REPOSITORY = Path(__file__).resolve().parent / "repository.sql"
QUERIES = "io.batchwright.bench.MonitorQueries"
CLASSPATH = programs.ROOT / "target" / "dashboard.classpath"

LONGEST_MS = 300
MOST_HEAP_MB = 50

# What another application's repository has: the tables of Spring Batch's own script.
DROP_INDEXES = """\
do $$ declare name text; begin
  for name in select indexrelid::regclass from pg_index
    where indrelid::regclass::text like 'batch\\_%' and not indisunique
  loop execute 'drop index ' || name; end loop;
end $$"""


@dataclass
class Answer:
    """How long a query or a page takes, in milliseconds, and by how many MB the heap grows meanwhile at most."""

    name: str
    median: float
    slowest: float
    heap: float

    def held(self) -> bool:
        return self.slowest < LONGEST_MS and self.heap < MOST_HEAP_MB


def arguments(argv: List[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="src/bench/dashboard",
        description="Makes a job repository in PostgreSQL and measures every query that the dashboard makes, each several "
        "times: median and 95th percentile, and the growth of the heap, as Markdown. Then once more without our indexes, as "
        "on another application's repository. PostgreSQL is found as by src/bench/run.",
    )
    parser.add_argument("--executions", type=int, default=1_000_000, help="size of the repository (default 1,000,000)")
    parser.add_argument("--rounds", type=int, default=40, help="how often each is measured (default 40)")
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="write the tables there, between their marks")
    parser.add_argument("--dir", type=Path, help="where to work (default the system's temporary directory)")
    return parser.parse_args(argv)


def main(argv: List[str]) -> int:
    options = arguments(argv)
    return guarded(lambda: measure_and_print(options))


def measure_and_print(options: argparse.Namespace) -> int:
    with_indexes, pages, without = measure(options)
    text = (
        f"Commit {machine.commit()}, {options.executions:,} executions, each query {options.rounds} times. Heap is what one "
        f"query adds at most, garbage included.\n\n{table('query', with_indexes)}\n"
        "Pages, over HTTP, from the request to the last byte:\n\n"
        f"{table('page', pages)}\n"
        f"Without our indexes, as in another application's repository:\n\n{plain_table(without)}"
    )
    print(text)
    if options.markdown:
        report.write(options.markdown, text, "dashboard")
    return 0 if all(answer.held() for answer in [*with_indexes, *pages]) else 1


def measure(options: argparse.Namespace):
    programs.build_batchwright()
    compile_queries()
    with ExitStack() as stack:
        directory = working_directory(stack, options.dir)
        server = Postgres(directory)
        stack.callback(server.close)
        say(f"making {options.executions:,} executions")
        make(server, directory, options.executions)
        with_indexes = ask(server, options.rounds)
        pages = visit(server, directory, options.rounds)
        server.psql(DROP_INDEXES, server.DATABASE)
        server.psql("vacuum analyze", server.DATABASE)
        return with_indexes, pages, ask(server, max(3, options.rounds // 4))


def compile_queries() -> None:
    maven = [str(programs.ROOT / "mvnw"), "-q", "-B", "-Pbench", "test-compile", "dependency:build-classpath"]
    execute([*maven, "-DincludeScope=test", f"-Dmdep.outputFile={CLASSPATH}"], cwd=programs.ROOT)


def make(server: Postgres, directory: Path, executions: int) -> None:
    """An empty database, our tables, and what they hold after a year."""
    server.drop()
    server.psql(f"create database {server.DATABASE}", server.maintenance)
    batchwright = programs.Batchwright(directory)
    batchwright.fresh_home()
    execute([batchwright.launcher, "jobs", "list"], {**batchwright.env(), **server.spring_env()})
    server.script(REPOSITORY, server.DATABASE, executions=executions)


def ask(server: Postgres, rounds: int) -> List[Answer]:
    target = programs.ROOT / "target"
    classpath = f"{target}/test-classes:{target}/classes:{CLASSPATH.read_text(encoding='utf-8')}"
    command = [programs.java(), "-Xmx256m", "-cp", classpath, QUERIES, server.url, server.user, server.password]
    lines = execute([*command, str(rounds)]).stdout.splitlines()
    return [answer(line) for line in lines if line.count("\t") == 3]


def visit(server: Postgres, directory: Path, rounds: int) -> List[Answer]:
    batchwright = programs.Batchwright(directory)
    batchwright.fresh_home()
    site = Site(batchwright.launcher, {**batchwright.env(), **server.spring_env()})
    try:
        newest = int(server.psql("select max(job_execution_id) from batch_job_execution", server.DATABASE))
        job = server.psql("select min(job_name) from batch_job_instance", server.DATABASE).strip()
        return [page(site, path, rounds) for path in paths(newest, job)]
    finally:
        site.close()


def paths(newest: int, job: str) -> List[str]:
    executions = "/executions"
    return [
        "/",
        executions,
        f"{executions}?before={newest // 2}",
        f"{executions}?pipeline={job}",
        f"{executions}?status=FAILED",
        f"{executions}?pipeline={job}&status=FAILED",
        f"{executions}?from=2026-01-01T00:00&to=2026-02-01T00:00",
        f"{executions}?parameter=day",
        f"{executions}/{newest}",
        f"{executions}/{newest // 2}",
        f"/trend?job={job}",
        "/pipelines",
        "/pipelines/metrics",
        "/rejects",
        "/schedule",
        "/audit",
        "/api/executions",
        "/actuator/prometheus",
    ]


def page(site: Site, path: str, rounds: int) -> Answer:
    site.get(path)
    before = site.heap()
    times = site.milliseconds(path, rounds)
    grown = max(0.0, site.heap() - before) / rounds
    found = Answer(path, times[len(times) // 2], times[math.ceil(len(times) * 0.95) - 1], grown)
    say(f"  {found}")
    return found


def answer(line: str) -> Answer:
    name, *figures = line.split("\t")
    found = Answer(name, *map(float, figures))
    say(f"  {found}")
    return found


def table(kind: str, answers: List[Answer]) -> str:
    header = [kind, "median, ms", "95 %, ms", "heap, MB", "required", ""]
    required = f"< {LONGEST_MS} ms, < {MOST_HEAP_MB} MB"
    return report.table(header, [[*cells(answer), required, report.met(answer.held())] for answer in answers])


def plain_table(answers: List[Answer]) -> str:
    return report.table(["query", "median, ms", "95 %, ms", "heap, MB"], [cells(answer) for answer in answers])


def cells(answer: Answer) -> List[str]:
    return [answer.name, f"{answer.median:.1f}", f"{answer.slowest:.1f}", f"{answer.heap:.1f}"]
