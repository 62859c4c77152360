"""Tests of the real process: kills, second starts, whole runs."""
