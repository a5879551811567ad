"""Reads news with Spark; yields the table of facts as partitioned Parquet. `extract_batches` alone does the work."""

from extractor.spark.seam import extract_batches, output_schema

__all__ = ["extract_batches", "output_schema"]
