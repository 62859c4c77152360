"""Plain Python without I/O: frozen dataclasses and their rules."""
