"""Bytes to domain and back, nothing else."""
