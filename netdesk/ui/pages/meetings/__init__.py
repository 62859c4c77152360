"""Meetings: coming and past, and one of them through its three phases."""
