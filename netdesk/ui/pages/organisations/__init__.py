"""The organisations: which ones the user aims for, and whom they know there."""
