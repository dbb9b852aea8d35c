"""What is measured: who takes part in which scenario, on how many lines, and which ratio is required."""

import shutil
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Callable, Dict, List, Set, Union

from . import data, programs
from .databases import H2, Postgres
from .measure import Peer, Sample, timed

BATCHWRIGHT = "Batchwright"
SAMPLE_LINES = 1000


@dataclass
class Scenario:
    """Contestants and the words around their table. `by` says what is compared: rates (of steps), walls, or the steps of all
    contestants with that of the first."""

    key: str
    title: str
    note: str
    by: str = "rate"
    peers: List[Peer] = field(default_factory=list)

    def add(self, name: str, records: int, run: Callable[[], Sample], **options) -> None:
        self.peers.append(Peer(name, records, run, **options))


class Bench:
    """What all scenarios share: the working directory, the sizes, and who is left out."""

    def __init__(self, directory: Path, lines: int, slow_lines: int, skip: Set[str]):
        self.directory = directory
        self.lines = lines
        self.slow_lines = min(slow_lines, lines)
        self.skip = skip
        self.batchwright = programs.Batchwright(directory) if self.has("batchwright") else None

    def has(self, peer: str) -> bool:
        return peer not in self.skip

    def has_program(self, program: str) -> bool:
        return self.has(program) and shutil.which(program) is not None

    def log(self, lines: int) -> Path:
        return data.make(self.directory / f"{lines}.log", lines)

    def csv(self, lines: int) -> Path:
        return data.make(self.directory / f"{lines}.csv", lines, data.csv_line)

    def sample(self) -> Path:
        return data.make(self.directory / "sample.log", SAMPLE_LINES, data.sample_line)

    def h2(self) -> H2:
        return H2(self.directory, programs.java(), programs.PLAIN_JOB)


def parse_and_filter(bench: Bench) -> Scenario:
    scenario = Scenario(
        "parse",
        "Parse and filter, nothing passes",
        "`mawk` and Miller have no step of their own: theirs is the whole process. `mawk, by key` applies the seed's "
        "rules (every part checked, values looked up by key); `mawk, by position` only compares the fourth word.",
    )
    full, slow = bench.log(bench.lines), bench.log(bench.slow_lines)
    none = 2 * bench.lines
    if bench.batchwright:
        scenario.add(
            BATCHWRIGHT,
            bench.lines,
            lambda: bench.batchwright.load(full, none),
            prepare=bench.batchwright.fresh_home,
        )
    if bench.has_program("mawk"):
        scenario.add("mawk, by key", bench.lines, partial(programs.mawk_by_key, full, none), target=1.4)
        scenario.add("mawk, by position", bench.lines, partial(programs.mawk_by_position, full, none))
    if bench.has_program("mlr"):
        scenario.add("Miller", bench.lines, partial(programs.miller, full, none), target=5)
    if bench.has("original"):
        scenario.add("the original, Python", bench.lines, partial(programs.original, full, none))
    if bench.has("plain"):
        h2 = bench.h2()
        run = partial(programs.plain_job, slow, none, h2.spring_env())
        scenario.add("plain Spring Batch job, chunk 100", bench.slow_lines, run, prepare=h2.fresh)
    return scenario


def into_postgres(bench: Bench, server: Postgres) -> Scenario:
    scenario = Scenario(
        "postgres",
        "All rows into PostgreSQL",
        f"`{Postgres.TABLE}`, made anew before each run in a new database; the server's default durability, nothing "
        "unlogged. `psql \\copy` loads a ready-made CSV with the same rows; its step is the whole process. The plain job "
        "and the original load fewer rows, and their rates are compared.",
    )
    full, slow, csv = bench.log(bench.lines), bench.log(bench.slow_lines), bench.csv(bench.lines)

    def add(name, lines, run, **options):
        scenario.add(name, lines, run, verify=partial(server.verify, lines), **{"prepare": server.fresh, **options})

    if bench.batchwright:
        add(
            BATCHWRIGHT,
            bench.lines,
            lambda: bench.batchwright.load(full, -1, server.spring_env()),
            prepare=lambda: (bench.batchwright.fresh_home(), server.fresh()),
        )
    if bench.has("psql"):
        run = partial(programs.psql_copy, csv, Postgres.DATABASE, server.env)
        add("`psql \\copy`, primary key", bench.lines, run, target=0.9)
    if bench.has("plain"):
        run = partial(programs.plain_job, slow, -1, server.spring_env())
        add("plain Spring Batch job, chunk 100", bench.slow_lines, run, target=8)
    if bench.has("original") and programs.original_has_driver():
        env = {**server.env, "PGDATABASE": Postgres.DATABASE}
        run = partial(programs.original, slow, -1, "--postgres", "bench", env=env)
        add("the original, Python", bench.slow_lines, run)
    return scenario


def into_h2(bench: Bench) -> Scenario:
    h2 = bench.h2()
    scenario = Scenario(
        "h2",
        "All rows into an H2 file database",
        f"`{H2.TABLE}`, made anew before each run; one URL for everyone. The bare loop reads lines, cuts them at known "
        "words and sends inserts of 100 rows; its step includes opening and closing the database.",
    )
    full, slow = bench.log(bench.lines), bench.log(bench.slow_lines)

    def add(name, lines, run, **options):
        scenario.add(name, lines, run, verify=partial(h2.verify, lines), **{"prepare": h2.fresh, **options})

    if bench.batchwright:
        add(
            BATCHWRIGHT,
            bench.lines,
            lambda: bench.batchwright.load(full, -1, h2.spring_env()),
            prepare=lambda: (bench.batchwright.fresh_home(), h2.fresh()),
        )
    if bench.has("bare"):
        add("bare JDBC loop", bench.lines, partial(programs.bare_loop, h2.jar, h2.url, full), target=0.8)
    if bench.has("plain"):
        run = partial(programs.plain_job, slow, -1, h2.spring_env())
        add("plain Spring Batch job, chunk 100", bench.slow_lines, run)
    return scenario


def refused_rows(bench: Bench, database: Union[Postgres, H2], name: str) -> Scenario:
    scenario = Scenario(
        "refused",
        f"Rows that {name} refuses",
        "Batchwright alone, into a table with a primary key and a check; every refused row is kept as a reject with its reason.",
        by="first",
    )

    def add(title: str, line: Callable[[int], str], rows: int, **options) -> None:
        file = data.make(bench.directory / f"{line.__name__}-{bench.lines}.log", bench.lines, line)
        scenario.add(
            title,
            bench.lines,
            lambda: bench.batchwright.load(file, -(2**62), database.spring_env(), "max-rejects=unlimited"),
            prepare=lambda: (bench.batchwright.fresh_home(), database.fresh_with_check()),
            verify=partial(database.verify_count, rows),
            **options,
        )

    if bench.batchwright:
        add("clean", data.log_line, bench.lines)
        add("all but one refused by a check", data.refused_line, 1, target=5)
        add("every other one a duplicate key", data.repeated_line, (bench.lines + 1) // 2, target=5)
    return scenario


def start_up(bench: Bench) -> Scenario:
    scenario = Scenario(
        "startup",
        f"Start-up: {SAMPLE_LINES} lines into a new H2 file database, and `--help`",
        "Wall time counts. The plain job finds its table; Batchwright makes it.",
        by="wall",
    )
    if bench.has("plain"):
        h2 = bench.h2()
        run = partial(programs.plain_job, bench.sample(), 900, h2.spring_env())
        scenario.add(PLAIN_FAT_JAR, SAMPLE_LINES, run, prepare=h2.fresh)
    if bench.batchwright:
        ours = bench.batchwright
        jar = [programs.java(), "-jar", ours.jar]
        fresh: Dict[str, Callable[[], None]] = {"prepare": ours.fresh_home}
        scenario.add(
            "`bin/batchwright run metrics`", SAMPLE_LINES, lambda: ours.metrics(ours.launcher), target=0.4, **fresh
        )
        scenario.add(
            "`java -jar batchwright.jar run metrics`", SAMPLE_LINES, lambda: ours.metrics(*jar), target=1.0, **fresh
        )
        scenario.add("`bin/batchwright --help`", 0, lambda: timed([ours.launcher, "--help"]), limit=1.0, **fresh)
    return scenario


PLAIN_FAT_JAR = "plain Spring Batch job, fat jar"
