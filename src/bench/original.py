#!/usr/bin/env python3
"""The script that Batchwright began as: four generators, one pass, constant memory.

    stream_logs(path) -> parse_log_line(lines) -> filter_high_metrics(records, threshold) -> save_to_db(records)

Usage: original.py FILE THRESHOLD                  parse and filter, print what passes to nobody
       original.py FILE THRESHOLD --postgres TABLE also save, in batches of 100 (needs psycopg or psycopg2;
                                                   the connection is taken from PGHOST, PGPORT, PGUSER, PGDATABASE)

Prints one JSON object: read is not known to the original, so only written and seconds.
"""

import json
import sys
import time
from itertools import islice

BATCH_SIZE = 100


def stream_logs(path):
    with open(path, encoding="utf-8") as file:
        for line in file:
            yield line.strip()


def parse_log_line(lines):
    for line in lines:
        try:
            yield dict(part.split("=") for part in line.split(","))
        except ValueError:
            continue


def filter_high_metrics(records, threshold):
    for record in records:
        if int(record.get("metric", 0)) > threshold:
            yield record


def save_to_db(records, save_batch):
    saved = 0
    while batch := list(islice(records, BATCH_SIZE)):
        save_batch(batch)
        saved += len(batch)
    return saved


def postgres(table):
    """Returns a function that inserts one batch and commits it."""
    try:
        import psycopg as driver
    except ImportError:
        import psycopg2 as driver
    connection = driver.connect("")
    cursor = connection.cursor()
    insert = f"insert into {table} (id, metric, status) values (%s, %s, %s)"

    def save_batch(batch):
        cursor.executemany(insert, [(int(r["id"]), int(r["metric"]), r["status"]) for r in batch])
        connection.commit()

    return save_batch


def main(path, threshold, *options):
    save_batch = postgres(options[1]) if options[:1] == ("--postgres",) else lambda batch: None
    start = time.perf_counter()
    written = save_to_db(filter_high_metrics(parse_log_line(stream_logs(path)), int(threshold)), save_batch)
    print(json.dumps({"written": written, "seconds": round(time.perf_counter() - start, 3)}))


if __name__ == "__main__":
    main(*sys.argv[1:])
