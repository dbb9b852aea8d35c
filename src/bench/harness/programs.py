"""The contestants: how each is found, built if it is ours, and called."""

import os
import shutil
from pathlib import Path
from typing import Dict, List, Optional

from .measure import BenchError, Sample, execute, say, timed

ROOT = Path(__file__).resolve().parents[3]
BENCH = ROOT / "src" / "bench"
DISTRIBUTION = ROOT / "target" / "batchwright"
PLAIN_JOB = BENCH / "plain-job" / "target" / "plain-job.jar"

PIPELINE = """\
description: The benchmark's table
parameters:
  threshold: { type: long, default: -1 }
source:
  type: file
  path: bench.log
format:
  type: key-value
fields:
  id: long
  metric: { type: long, default: 0 }
  status: string
transform:
  - filter: metric > params.threshold
sink:
  type: jdbc
  table: bench
"""

# The seed's rules in awk: every part must be one key and one value, values are looked up by key, the last one wins.
MAWK_BY_KEY = """\
{
  for (i = 1; i <= NF; i++) {
    if (split($i, pair, "=") != 2) next
    value[pair[1]] = pair[2]
  }
  if (value["metric"] + 0 > threshold) print
}
"""

# What one would type knowing that the number is always the fourth word: no keys, no check of any line.
MAWK_BY_POSITION = "$4 + 0 > threshold"


def java() -> str:
    home = os.environ.get("JAVA_HOME")
    return f"{home}/bin/java" if home else "java"


def build(without_batchwright: bool) -> None:
    """Builds what is missing, and nothing else."""
    if not without_batchwright:
        build_batchwright()
    if not PLAIN_JOB.exists():
        say("building the plain Spring Batch job")
        execute([str(ROOT / "mvnw"), "-q", "-B", "-f", "src/bench/plain-job/pom.xml", "package"], cwd=ROOT)


def build_batchwright() -> None:
    if not DISTRIBUTION.exists():
        say("building Batchwright")
        execute([str(ROOT / "mvnw"), "-q", "-B", "-DskipTests", "package"], cwd=ROOT)


class Batchwright:
    """The launcher that users type, with a home of its own that is made anew for each run."""

    launcher = str(DISTRIBUTION / "bin" / "batchwright")
    jar = str(ROOT / "target" / "batchwright.jar")

    def __init__(self, directory: Path):
        self.home = directory / "home"
        if not Path(self.launcher).exists():
            raise BenchError(f"{self.launcher} is not there: `./mvnw package` makes it; `--skip batchwright` does without")

    def fresh_home(self) -> None:
        shutil.rmtree(self.home, ignore_errors=True)
        shutil.copytree(ROOT / "config", self.home / "config")
        (self.home / "config" / "pipelines" / "bench.yml").write_text(PIPELINE, encoding="utf-8")

    def env(self, more: Optional[Dict[str, str]] = None) -> Dict[str, str]:
        return {"BATCHWRIGHT_HOME": str(self.home), **(more or {})}

    def load_command(self, file: Path, threshold: int, *more: str) -> List[str]:
        return [self.launcher, "run", "bench", "--json", f"source.path={file}", f"threshold={threshold}", *more]

    def load(self, file: Path, threshold: int, env: Optional[Dict[str, str]] = None, *more: str) -> Sample:
        return timed(self.load_command(file, threshold, *more), self.env(env), cwd=self.home)

    def metrics(self, *start: str) -> Sample:
        return timed([*start, "run", "metrics", "--json"], self.env(), cwd=self.home)


def plain_job(file: Path, threshold: int, env: Dict[str, str]) -> Sample:
    return timed([java(), "-jar", str(PLAIN_JOB), f"input={file}", f"threshold={threshold}"], env)


def bare_loop(h2_jar: Path, url: str, file: Path) -> Sample:
    classpath = f"{PLAIN_JOB.parent / 'classes'}{os.pathsep}{h2_jar}"
    return timed([java(), "-cp", classpath, "plainjob.BareLoop", url, str(file)])


def original(file: Path, threshold: int, *options: str, env: Optional[Dict[str, str]] = None) -> Sample:
    return timed(["python3", str(BENCH / "original.py"), str(file), str(threshold), *options], env)


def original_has_driver() -> bool:
    for driver in ("psycopg", "psycopg2"):
        try:
            execute(["python3", "-c", f"import {driver}"])
            return True
        except BenchError:
            continue
    return False


def mawk_by_key(file: Path, threshold: int) -> Sample:
    return timed(["mawk", "-F,", "-v", f"threshold={threshold}", MAWK_BY_KEY, str(file)])


def mawk_by_position(file: Path, threshold: int) -> Sample:
    return timed(["mawk", "-F[,=]", "-v", f"threshold={threshold}", MAWK_BY_POSITION, str(file)])


def miller(file: Path, threshold: int) -> Sample:
    return timed(["mlr", "filter", f"$metric > {threshold}", str(file)])


def psql_copy(csv: Path, database: str, env: Dict[str, str]) -> Sample:
    copy = f"\\copy bench from '{csv}' with (format csv)"
    return timed(["psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", database, "-c", copy], env)
