"""Runs `scan` and `compare` as TRANSFORM of Spark SQL, and `report` on the driver.

usage: spark-submit tests/spark/transform.py PROGRAM RULES ARTICLES.jsonl NAME [REPORT FLAGS]

PROGRAM and RULES must be there under the same paths on every machine (or be sent along with --files). Needs pyspark;
with `pip install pyspark` and a Java runtime, `python tests/spark/transform.py …` runs it on one machine. It was tried
with Spark 3.5.3 on Java 17: the lines of two tasks gave the bytes of `check`.
"""

import shlex
import subprocess
import sys

from pyspark.sql import SparkSession

QUERY = """
SELECT TRANSFORM(key, record)
  ROW FORMAT DELIMITED FIELDS TERMINATED BY '\\t' LINES TERMINATED BY '\\n'
  USING "{compare}" AS (key STRING, record STRING)
  ROW FORMAT DELIMITED FIELDS TERMINATED BY '\\t' LINES TERMINATED BY '\\n'
FROM (
  SELECT key, record FROM (
    SELECT TRANSFORM(value)
      ROW FORMAT DELIMITED FIELDS TERMINATED BY '\\t' LINES TERMINATED BY '\\n'
      USING "{scan}" AS (key STRING, record STRING)
      ROW FORMAT DELIMITED FIELDS TERMINATED BY '\\t' LINES TERMINATED BY '\\n'
    FROM articles
  ) scanned
  DISTRIBUTE BY key SORT BY key
) sorted
"""


def main(program, rules, articles, name, *flags):
    spark = SparkSession.builder.appName("claimlint").getOrCreate()
    spark.read.text(articles).createOrReplaceTempView("articles")
    tool, rules_at, name_at = shlex.quote(program), shlex.quote(rules), shlex.quote(name)
    scan = f"{tool} scan - --input jsonl --stdin-path {name_at} --rules {rules_at} -j 1"
    rows = spark.sql(QUERY.format(scan=scan, compare=f"{tool} compare --rules {rules_at}"))
    report = subprocess.Popen([program, "report", *flags], stdin=subprocess.PIPE)
    for row in rows.toLocalIterator():
        report.stdin.write(f"{row.key}\t{row.record}\n".encode("ascii"))
    report.stdin.close()
    spark.stop()
    return report.wait()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
