"""The machine and the versions, as they go above the tables."""

import os
import platform
import re
import shutil
from pathlib import Path
from typing import List, Tuple

from . import programs
from .measure import BenchError, execute


def facts() -> List[Tuple[str, str]]:
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    found = [
        ("processor", f"{processor()}, {os.cpu_count()} cores"),
        ("memory", memory()),
        ("system", f"{system()}, kernel {platform.release()}, load {load:.1f} at the start"),
        ("Java", first_line([programs.java(), "-version"])),
        ("Python", platform.python_version()),
        ("commit", commit()),
    ]
    if shutil.which("mawk"):
        found.append(("mawk", first_line(["mawk", "-W", "version"])))
    if shutil.which("mlr"):
        found.append(("Miller", first_line(["mlr", "--version"])))
    return found


def processor() -> str:
    return field_of("/proc/cpuinfo", "model name") or platform.processor() or platform.machine()


def memory() -> str:
    kibibytes = field_of("/proc/meminfo", "MemTotal").split()
    return f"{int(kibibytes[0]) / 2**20:.0f} GiB" if kibibytes else "unknown"


def system() -> str:
    match = re.search(r'PRETTY_NAME="?([^"\n]*)', read("/etc/os-release"))
    return match.group(1) if match else platform.platform()


def commit() -> str:
    try:
        git = ["git", "-C", str(programs.ROOT)]
        changed = execute([*git, "status", "--porcelain", "--untracked-files=no"]).stdout.strip()
        return execute([*git, "rev-parse", "--short", "HEAD"]).stdout.strip() + (", with changes" if changed else "")
    except (BenchError, OSError):
        return "unknown"


def first_line(command: List[str]) -> str:
    done = execute(command)
    return (done.stdout + done.stderr).strip().splitlines()[0]


def field_of(path: str, name: str) -> str:
    match = re.search(rf"^{name}\s*:\s*(.*)$", read(path), re.MULTILINE)
    return match.group(1) if match else ""


def read(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8")
    except OSError:
        return ""
