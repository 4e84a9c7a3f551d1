"""Dateline: an offline desktop explorer for news articles."""

from __future__ import annotations

import os

__version__ = "0.1.0"

# numpy's arithmetic reads these once, when it is loaded, which is after this and, in a worker, in
# an environment that it has from here. The pool of workers is the parallelism: with threads of its
# own beneath, two workers wait for each other in products of small matrices, and rounding depends
# on the machine.
for _variable in (
    "OPENBLAS_NUM_THREADS",
    "OMP_NUM_THREADS",
    "BLIS_NUM_THREADS",
    "MKL_NUM_THREADS",
    "VECLIB_MAXIMUM_THREADS",
):
    os.environ.setdefault(_variable, "1")
