"""Runs `scan`, `compare` and `report` on worker processes of Dask.

usage: dask_workers.py PROGRAM RULES ARTICLES.jsonl NAME WORKERS [REPORT FLAGS]

The articles are cut into parts, each part is scanned by a process, lines are brought together by their keys, and each
such group of keys is sorted and compared by a process. What the report says is written to standard output.
"""

import subprocess
import sys
import zlib

import dask
import dask.bag

REDUCERS = 5


def scan(lines, program, rules, name):
    command = [program, "scan", "-", "--input", "jsonl", "--stdin-path", name, "--rules", rules, "-j", "1"]
    return through(command, lines)


def reducer(line):
    # Not hash(): it differs from process to process.
    return zlib.crc32(line.split(b"\t", 1)[0]) % REDUCERS


def compare(group, program, rules):
    return through([program, "compare", "--rules", rules], sorted(group[1]))


def through(command, lines):
    run = subprocess.run(command, input=b"".join(lines), stdout=subprocess.PIPE, check=True)
    return run.stdout.splitlines(keepends=True)


def main(program, rules, articles, name, workers, *flags):
    with open(articles, "rb") as file:
        lines = [line.rstrip(b"\n") + b"\n" for line in file]
    with dask.config.set(scheduler="processes", num_workers=int(workers)):
        parts = dask.bag.from_sequence(lines, npartitions=2 * int(workers) + 1)
        scanned = parts.map_partitions(scan, program, rules, name)
        groups = scanned.groupby(reducer, npartitions=REDUCERS, shuffle="disk")
        merged = groups.map(compare, program, rules).flatten().compute()
    # The order in which the groups arrive is that of their processes; the report does not depend on it.
    report = subprocess.run([program, "report", *flags], input=b"".join(merged), stdout=subprocess.PIPE)
    sys.stdout.buffer.write(report.stdout)
    return report.returncode


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
