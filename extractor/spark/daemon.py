"""Reads nothing; yields Spark's worker processes, forked from one that has the models: they load once an executor.

Set `spark.python.daemon.module=extractor.spark.daemon`; `extractor.spark` does.
"""

from typing import Any


def main() -> Any:
    """Loads the models, then does what Spark's own daemon does."""
    from pyspark import daemon

    from extractor import language
    from extractor.pipeline import Extractor

    language.warm_up()
    Extractor().extract("В Тульской области за год построили 12 школ.")  # reads the tables, too
    return daemon.manager()


if __name__ == "__main__":
    main()
