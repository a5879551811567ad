"""Reads arguments; runs the Spark job: `python -m extractor.spark INPUT… --output FOLDER`, or by spark-submit."""

import argparse
import sys

from extractor.spark.job import Job, run, session


def arguments(words: list[str] | None = None) -> Job:
    """The job that is asked for."""
    parser = argparse.ArgumentParser(prog="python -m extractor.spark", description=__doc__)
    parser.add_argument("inputs", nargs="+", help="files or folders: local, s3a://, hdfs://")
    parser.add_argument("--output", required=True, help="folder for Parquet, one subfolder a group of input files")
    parser.add_argument("--group", type=int, default=4_000, help="megabytes of input written together")
    parser.add_argument("--partition", type=int, default=16, help="megabytes of input a task")
    parser.add_argument("--field", action="append", default=[], metavar="ROLE=COLUMN", help="column of a dump")
    told = parser.parse_args(words)
    fields = dict(field.split("=", 1) for field in told.field if "=" in field)
    if len(fields) != len(told.field):
        parser.error("--field: write text=name_of_the_column")
    return Job(tuple(told.inputs), told.output, told.group, told.partition, fields)


def main() -> None:
    """Runs the job; a line on stderr for each group of files."""
    job = arguments()
    spark = session()
    for group, now in run(spark, job):
        said = "written" if now else "kept"
        sys.stderr.write(f"group={group.name}: {len(group.paths)} files ({group.form}) {said}\n")
    spark.stop()


if __name__ == "__main__":
    main()
