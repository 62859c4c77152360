"""What `dev.py bench` measures; no timed tests."""
