"""Imposition: which page stands where on a press sheet, proved by folding it. Pure data and geometry, in mm.

Coordinates of a side have their origin at its lower left corner, as that side is looked at, gripper edge below.
"""
