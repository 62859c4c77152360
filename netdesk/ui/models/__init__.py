"""Item models that know no service."""
