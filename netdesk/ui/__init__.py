"""The window: whatever uses Qt's widgets.

PySide puts a function of its own in the place of Python's import, which reads the source of every module
that comes after it, only to see whether it asks for other names of Qt's methods. None does here; without
it a start is 100 ms shorter and needs 16 MB less.
"""

import builtins

import PySide6.QtCore

builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
assert PySide6.QtCore is not None  # imported for what it does to Python's import
