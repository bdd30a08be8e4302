"""Packages that leave the house: what the print shop, the archive and an event get, and the papers that go with them."""
