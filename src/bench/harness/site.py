"""The server as somebody uses it: started, logged in to, and asked for pages."""

import os
import re
import subprocess
import time
from http.cookiejar import CookieJar
from typing import Dict, List
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener

from .measure import BenchError

HEAP = re.compile(r'^jvm_memory_used_bytes\{area="heap".*\} (\S+)$', re.MULTILINE)
TOKEN = re.compile(r'name="_csrf" value="([^"]+)"')
ADDRESS = re.compile(r"serves (http\S+)/ ")
PASSWORD = re.compile(r"password  (\S+)")


class Site:
    """A running server on a free port, with somebody logged in."""

    def __init__(self, launcher: str, env: Dict[str, str]):
        self.process = subprocess.Popen(
            [launcher, "serve", "--port", "0", "--new-admin-password"], env={**os.environ, **env}, stdout=subprocess.PIPE, text=True
        )
        self.opener = build_opener(HTTPCookieProcessor(CookieJar()))
        greeting = "".join(self.process.stdout.readline() for _ in range(2))
        address, password = ADDRESS.search(greeting), PASSWORD.search(greeting)
        if address is None or password is None:
            raise BenchError(f"the server did not start: {greeting}")
        self.address = address.group(1)
        form = {"username": "admin", "password": password.group(1), "_csrf": TOKEN.search(self.get("/login")).group(1)}
        self.opener.open(f"{self.address}/login", urlencode(form).encode()).read()

    def get(self, path: str) -> str:
        return self.opener.open(self.address + path).read().decode()

    def milliseconds(self, path: str, rounds: int) -> List[float]:
        """How long a page takes, from the request to its last byte, in ascending order."""
        times = []
        for _ in range(rounds):
            begin = time.perf_counter()
            self.get(path)
            times.append((time.perf_counter() - begin) * 1000)
        return sorted(times)

    def heap(self) -> float:
        """Megabytes of the heap in use, garbage included."""
        return sum(float(used) for used in HEAP.findall(self.get("/actuator/prometheus"))) / 1e6

    def close(self) -> None:
        self.process.terminate()
        self.process.wait()
