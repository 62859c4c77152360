"""The words and rules of the method in plain Python: frozen dataclasses, no input or output."""
