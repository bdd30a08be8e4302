"""Publishes a province's bulletin, brochures and letters from content whose every sentence has a state.

The way through the house: ``content/ -> readers -> model -> translation -> rendering -> prepress -> delivery``,
with findings of numbered rules at each station. The names below are the whole public surface.
"""
