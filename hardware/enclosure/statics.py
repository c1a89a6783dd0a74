#!/usr/bin/env python3
# SPDX-License-Identifier: CERN-OHL-P-2.0
"""What the springs do: load on each ball of the empty board, and how far beyond the line of two balls a person may stand before the deck tips.

Places of the balls from ../board/places.csv, of the springs from what classic.scad and split.scad echo. Millimetres, newtons.
A spring of 20 N/mm pressed by 5 mm pulls with 100 N. The weights of the decks are derived from their sizes.
"""
import math
import pathlib
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "board"))
from cut_list import echoes, openscad  # noqa: E402
from sources import places  # noqa: E402

SPRING_N, G = 100.0, 9.80665
DECK_N = {"classic": 30.0, "split": 22.0}
DECK_MIDDLE = {"classic": (0.0, 0.0), "split": (0.0, -20.0)}
HALF_WAY = 105.0  # from the middle of the split board to the middle of a deck
MASSES_KG = (80, 150)


def springs(board):
    with tempfile.TemporaryDirectory() as folder:
        lines = echoes(openscad(board, pathlib.Path(folder) / "tree.csg"))
    return [tuple(float(word) for word in line.split()[1:]) for line in lines if line.startswith("TETHER ")]


def balls(board):
    """Balls of the deck: all four, or those of the right deck from its own middle in the order inside, outside, heel."""
    if board == "classic":
        return [(place.x, place.y) for place in places(board)]
    return [(place.x - HALF_WAY, place.y) for place in places(board) if place.zone == 2]


def shares(tripod, point):
    """How three balls share a force at a point: barycentric."""
    (x1, y1), (x2, y2), (x3, y3) = tripod
    area = (x2 - x1) * (y3 - y1) - (x3 - x1) * (y2 - y1)
    x, y = point
    a = ((x2 - x) * (y3 - y) - (x3 - x) * (y2 - y)) / area
    b = ((x3 - x) * (y1 - y) - (x1 - x) * (y3 - y)) / area
    return a, b, 1 - a - b


def inside(point, a, b, within):
    """Distance of a point from the line a-b, positive on the side of the point `within`."""
    def signed(p):
        return ((b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0])) / math.dist(a, b)
    return math.copysign(1, signed(within)) * signed(point)


def margin(board, a, b, mass_kg):
    """How far beyond the line of two balls a person of that mass stands when the deck begins to tip, mm."""
    middle = DECK_MIDDLE[board]
    moment = sum(SPRING_N * inside(p, a, b, middle) for p in springs(board)) + DECK_N[board] * inside(middle, a, b, middle)
    return moment / (mass_kg * G)


def loads_of_empty(board):
    """Force on each ball with nobody on the board."""
    own, pulls = balls(board), [(*p, SPRING_N) for p in springs(board)] + [(*DECK_MIDDLE[board], DECK_N[board])]
    if board == "classic":  # symmetric: each ball carries a quarter
        return [sum(n for *_, n in pulls) / 4] * 4
    parts = [[share * n for share in shares(own, (x, y))] for x, y, n in pulls]
    return [sum(column) for column in zip(*parts)]


def lines():
    """(board, edge, ball, ball) for each edge over which a deck can tip."""
    front_left, front_right, back_left, back_right = balls("classic")
    yield "classic", "back edge", back_left, back_right
    yield "classic", "left edge", front_left, back_left
    inner, outer, heel = balls("split")
    yield "split", "front edge", inner, outer
    yield "split", "outer edge", outer, heel
    yield "split", "inner edge", inner, heel


def report():
    out = ["| empty board | N on each ball |", "|---|---|"]
    out += [f"| {name} | {', '.join(f'{n:.0f}' for n in loads_of_empty(board))} |" for board, name in (("classic", "classic"), ("split", "split, a deck: front inside, front outside, heel"))]
    out += ["", "| tips over | 80 kg beyond the line of balls | 150 kg |", "|---|---|---|"]
    out += [f"| {board}, {edge} | " + " | ".join(f"{margin(board, a, b, mass):.0f} mm" for mass in MASSES_KG) + " |" for board, edge, a, b in lines()]
    return "\n".join(out)


if __name__ == "__main__":
    print(report())
