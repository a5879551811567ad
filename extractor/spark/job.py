"""Reads paths that Spark can read (local, S3, HDFS); yields folders of Parquet, one a group of input files.

A group that has been written whole is not done again: a run that was stopped goes on where it was.
"""

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from extractor.reading.options import ReadOptions
from extractor.spark.seam import CONTENT, LINE, NUMBER, PATH, URI, extract_batches, output_schema
from extractor.version import __version__

MEGABYTE = 1_000_000
LINES = (".jsonl", ".ndjson")

# Without spark-submit Java is ours, and only carries rows: its best compiler costs more than it saves. Measured on 400
# articles: 13 instead of 23 seconds of processor time.
OWN_JAVA = {"spark.ui.enabled": "false", "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"}


@dataclass(frozen=True, slots=True)
class Job:
    """What to read and how: `group` is megabytes of input that are written together, `partition` those of a task."""

    inputs: tuple[str, ...]
    output: str
    group: int = 4_000
    partition: int = 16
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Group:
    """Input files of one form that are written together; `name` changes with them and with the program."""

    form: str
    paths: tuple[str, ...]
    name: str


def session(settings: Mapping[str, str] | None = None) -> Any:
    """The Spark session, its workers forked from a process that has the models."""
    from pyspark.sql import SparkSession

    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.appName("extractor")
    defaults = {
        "spark.python.daemon.module": "extractor.spark.daemon",
        "spark.python.worker.reuse": "true",
        "spark.sql.execution.arrow.maxRecordsPerBatch": "64",
        "spark.sql.execution.arrow.pyspark.enabled": "true",
        "spark.sql.maxConcurrentOutputFileWriters": "2",  # facts, failures: no sorting before they are written
    }
    own = {} if "PYSPARK_GATEWAY_PORT" in os.environ else OWN_JAVA
    for name, value in (defaults | own | dict(settings or {})).items():
        builder = builder.config(name, value)
    return builder.getOrCreate()


def run(spark: Any, job: Job) -> Iterator[tuple[Group, bool]]:
    """Does the groups in order; yields each with whether it was done now (and not before)."""
    spark.conf.set("spark.sql.files.maxPartitionBytes", str(job.partition * MEGABYTE))
    spark.conf.set("spark.sql.files.openCostInBytes", "65536")
    for group in groups(_listed(spark, job.inputs), job):
        target = f"{job.output.rstrip('/')}/group={group.name}"
        done = _exists(spark, f"{target}/_SUCCESS")
        if not done:
            _write(spark, group, target, job)
        yield group, not done


def groups(files: Iterable[tuple[str, int]], job: Job) -> Iterator[Group]:
    """Files in the order of form and name, as many together as `job.group` megabytes hold."""
    waiting: list[tuple[str, int]] = []
    for path, size in sorted(files, key=lambda file: (form_of(file[0]), file[0])):
        full = sum(known for _, known in waiting) + size > job.group * MEGABYTE
        if waiting and (full or form_of(path) != form_of(waiting[0][0])):
            yield _group(waiting, job)
            waiting = []
        waiting.append((path, size))
    if waiting:
        yield _group(waiting, job)


def form_of(path: str) -> str:
    """How Spark reads a file: `parquet`, `lines`, or `files` that are read whole (WARC, HTML, text, archives)."""
    name = path.lower()
    for packed in (".gz", ".bz2"):
        name = name.removesuffix(packed)
    if name.endswith(".parquet"):
        return "parquet"
    return "lines" if name.endswith(LINES) else "files"


def _group(files: list[tuple[str, int]], job: Job) -> Group:
    told = repr((files, sorted(job.fields.items()), __version__))
    name = hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return Group(form_of(files[0][0]), tuple(path for path, _ in files), name)


def _listed(spark: Any, inputs: Iterable[str]) -> list[tuple[str, int]]:
    """Files with their sizes; their content is not read."""
    listing = spark.read.format("binaryFile").option("recursiveFileLookup", "true").load(list(inputs))
    return [(row.path, row.length) for row in listing.select("path", "length").collect()]


def _exists(spark: Any, path: str) -> bool:
    location = spark._jvm.org.apache.hadoop.fs.Path(path)
    return bool(location.getFileSystem(spark._jsc.hadoopConfiguration()).exists(location))


def _write(spark: Any, group: Group, target: str, job: Job) -> None:
    from pyspark.sql.pandas.types import from_arrow_schema

    work = partial(extract_batches, options=ReadOptions(fields=dict(job.fields)))
    found = frame(spark, group).mapInArrow(work, from_arrow_schema(output_schema()))
    found.write.mode("overwrite").partitionBy("outcome").parquet(target)


def frame(spark: Any, group: Group) -> Any:
    """The group's files as the columns that `extract_batches` reads."""
    from pyspark.sql import functions

    paths = list(group.paths)
    if group.form == "files":
        return spark.read.format("binaryFile").load(paths).select(PATH, CONTENT)
    uri = functions.col("_metadata.file_path").alias(URI)
    if group.form == "lines":
        lines = spark.read.text(paths).where("trim(value) <> ''")
        return lines.select(uri, functions.col("value").alias(LINE))
    table = spark.read.parquet(*paths)
    number = (functions.col("_metadata.row_index") + 1).alias(NUMBER)
    return table.select(*(column for column in table.columns if column not in (URI, NUMBER)), uri, number)
