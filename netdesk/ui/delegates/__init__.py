"""Painters of rows, chips and cards that know no service."""
