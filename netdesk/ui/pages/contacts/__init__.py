"""The page of the contacts: the list, what is known about one of them, and what can be done."""
