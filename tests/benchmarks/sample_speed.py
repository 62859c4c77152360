"""Making a sample desk of 100,000 contacts, index included."""

from __future__ import annotations

import sys
import tempfile
from datetime import datetime
from pathlib import Path
from time import perf_counter

from netdesk.desk import make_sample
from netdesk.domain.clock import fixed

CONTACTS = 100_000


def measure(contacts: int = CONTACTS) -> dict[str, float]:
    """Seconds until the desk lies whole on the disk (budget: 60), and its size in MB."""
    with tempfile.TemporaryDirectory(prefix="netdesk-bench-") as folder:
        path = Path(folder) / "sample.netdesk"
        began = perf_counter()
        make_sample(path, fixed(datetime(2026, 11, 20, 9)), contacts)
        taken = perf_counter() - began
        return {"sample s": taken, "size MB": path.stat().st_size / 2**20}


if __name__ == "__main__":
    sys.stdout.write(f"{measure(int(sys.argv[1]) if sys.argv[1:] else CONTACTS)}\n")
