"""Desks as earlier versions of NetDesk left them."""
