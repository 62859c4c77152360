"""What a user can do, one module a kind: the only door for window and commands."""
