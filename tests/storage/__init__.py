"""Tests of the desk's file."""
