"""Dialogs for what cannot be undone and for choices that need room."""
