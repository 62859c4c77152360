"""Tests of the formats, with files of invented people."""
