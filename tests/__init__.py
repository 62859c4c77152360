"""The tests, in the shape of netdesk/."""
