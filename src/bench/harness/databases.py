"""The two databases. Every run starts with an empty one that holds the same table with its primary key."""

import glob
import os
import pwd
import shutil
import socket
import subprocess
import zipfile
from pathlib import Path
from typing import Dict, List, Optional

from .data import sum_of_metrics
from .measure import BenchError, execute


def verify_rows(found: List[str], lines: int, where: str) -> None:
    """Compares count and sum of `metric`, as texts, with what `lines` lines must give."""
    expected = [str(lines), str(sum_of_metrics(lines))]
    if found != expected:
        raise BenchError(f"{where}: expected count and sum {expected}, found {found}")


def verify_count(found: str, rows: int, where: str) -> None:
    if found != str(rows):
        raise BenchError(f"{where}: expected {rows} rows, found {found}")


class Postgres:
    """A PostgreSQL server: the one that PGHOST names, else a cluster of our own with its default durability."""

    DATABASE = "batchwright_bench"
    TABLE = "create table bench (id bigint primary key, metric bigint, status text)"
    CHECK = "alter table bench add check (metric > 0)"

    def __init__(self, directory: Path):
        self.cluster: Optional[Cluster] = None
        if "PGHOST" not in os.environ:
            self.cluster = Cluster(directory)
        host = self.cluster.host if self.cluster else os.environ["PGHOST"]
        port = self.cluster.port if self.cluster else os.environ.get("PGPORT", "5432")
        self.user = self.cluster.user if self.cluster else os.environ.get("PGUSER", "postgres")
        self.password = "" if self.cluster else os.environ.get("PGPASSWORD", "")
        self.env = {"PGHOST": host, "PGPORT": str(port), "PGUSER": self.user, "PGPASSWORD": self.password}
        self.url = f"jdbc:postgresql://{host}:{port}/{self.DATABASE}"
        self.maintenance = os.environ.get("PGDATABASE", "postgres") if not self.cluster else "postgres"

    @staticmethod
    def available() -> bool:
        return shutil.which("psql") is not None and ("PGHOST" in os.environ or Cluster.binaries() is not None)

    def version(self) -> str:
        return self.psql("show server_version", self.maintenance)

    def fresh(self) -> None:
        """A new, empty database with the table, and no work left over from the run before."""
        self.drop()
        self.psql(f"create database {self.DATABASE}", self.maintenance)
        self.psql(self.TABLE, self.DATABASE)
        self.psql("checkpoint", self.maintenance)
        os.sync()

    def fresh_with_check(self) -> None:
        self.fresh()
        self.psql(self.CHECK, self.DATABASE)

    def verify_count(self, rows: int) -> None:
        verify_count(self.psql("select count(*) from bench", self.DATABASE), rows, "PostgreSQL")

    def drop(self) -> None:
        self.psql(f"drop database if exists {self.DATABASE} with (force)", self.maintenance)

    def verify(self, lines: int) -> None:
        found = self.psql("select count(*), sum(metric) from bench", self.DATABASE)
        verify_rows(found.split("|"), lines, "PostgreSQL")

    def spring_env(self) -> Dict[str, str]:
        return {
            "SPRING_DATASOURCE_URL": self.url,
            "SPRING_DATASOURCE_USERNAME": self.user,
            "SPRING_DATASOURCE_PASSWORD": self.password,
        }

    def psql(self, sql: str, database: str) -> str:
        command = ["psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-d", database, "-c", sql]
        return execute(command, self.env).stdout.strip()

    def script(self, file: Path, database: str, **variables) -> None:
        values = [argument for name, value in variables.items() for argument in ("-v", f"{name}={value}")]
        execute(["psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", *values, "-d", database, "-f", str(file)], self.env)

    def close(self) -> None:
        try:
            self.drop()
        finally:
            if self.cluster:
                self.cluster.stop()


class Cluster:
    """A temporary cluster. PostgreSQL refuses to run as root, so root hands it to the user `postgres`."""

    host = "127.0.0.1"
    user = "bench"

    def __init__(self, directory: Path):
        self.bin = self.binaries()
        self.port = free_port()
        self.data = directory / "postgres"
        self.data.mkdir()
        if os.geteuid() == 0:
            owner = pwd.getpwnam("postgres")
            os.chown(self.data, owner.pw_uid, owner.pw_gid)
        self.call("initdb", "-D", str(self.data), "-A", "trust", "-U", self.user, "--encoding=UTF8", "--locale=C")
        settings = f"-p {self.port} -c listen_addresses={self.host} -c unix_socket_directories={self.data}"
        log = str(self.data / "server.log")
        self.call("pg_ctl", "-D", str(self.data), "-w", "-l", log, "-o", settings, "start")

    @staticmethod
    def binaries() -> Optional[Path]:
        found = [Path(path).parent for path in glob.glob("/usr/lib/postgresql/*/bin/initdb")]
        if not found and shutil.which("initdb"):
            found = [Path(shutil.which("initdb")).resolve().parent]
        return max(found, key=lambda path: version_key(path.parent.name), default=None)

    def stop(self) -> None:
        self.call("pg_ctl", "-D", str(self.data), "-w", "-m", "fast", "stop")

    def call(self, program: str, *arguments: str) -> None:
        prefix = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        # The server inherits these streams and outlives pg_ctl, so they must not be pipes that someone waits for.
        command = prefix + [str(self.bin / program), *arguments]
        with open(self.data.parent / f"{program}.out", "w+", encoding="utf-8") as output:
            done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=output, stderr=output, cwd="/")
            output.seek(0)
            if done.returncode != 0:
                raise BenchError(f"{program} failed:\n{output.read()}")


class H2:
    """An H2 database in a file; every contestant opens it by the same URL."""

    TABLE = 'create table "bench" ("id" bigint primary key, "metric" bigint, "status" varchar)'
    CHECK = 'alter table "bench" add check ("metric" > 0)'

    def __init__(self, directory: Path, java: str, plain_job: Path):
        self.directory = directory / "h2"
        self.java = java
        self.url = f"jdbc:h2:file:{self.directory}/bench;CASE_INSENSITIVE_IDENTIFIERS=TRUE"
        self.jar = directory / "h2.jar"
        with zipfile.ZipFile(plain_job) as jar:
            name = next(name for name in jar.namelist() if name.startswith("BOOT-INF/lib/h2-"))
            self.jar.write_bytes(jar.read(name))
        self.version = Path(name).stem[len("h2-"):]

    def fresh(self) -> None:
        shutil.rmtree(self.directory, ignore_errors=True)
        self.directory.mkdir()
        self.shell(self.TABLE)

    def fresh_with_check(self) -> None:
        self.fresh()
        self.shell(self.CHECK)

    def verify_count(self, rows: int) -> None:
        verify_count(self.shell("select count(*) from bench").splitlines()[1].strip(), rows, "H2")

    def verify(self, lines: int) -> None:
        row = self.shell("select count(*), sum(metric) from bench").splitlines()[1]
        verify_rows([value.strip() for value in row.split("|")], lines, "H2")

    def spring_env(self) -> Dict[str, str]:
        return {"SPRING_DATASOURCE_URL": self.url, "SPRING_DATASOURCE_USERNAME": "sa", "SPRING_DATASOURCE_PASSWORD": ""}

    def shell(self, sql: str) -> str:
        command = [self.java, "-cp", str(self.jar), "org.h2.tools.Shell", "-url", self.url, "-user", "sa", "-sql", sql]
        return execute(command).stdout


def version_key(name: str) -> float:
    try:
        return float(name)
    except ValueError:
        return 0.0


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
