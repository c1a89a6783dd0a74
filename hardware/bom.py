#!/usr/bin/env python3
# SPDX-License-Identifier: CERN-OHL-P-2.0
"""Prints the parts of a board, or the totals of all variants, from bom.csv.

bom.py              totals of the three boards, and of what is needed once
bom.py classic      the parts of one board: classic, split or half_bridge; or option, calibration
Prices are in euro, for one of each part. Marks: F found in a source, R recalled: look it up when you buy.
"""
import csv
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
BOARDS = ("classic", "split", "half_bridge")
SETS = (*BOARDS, "option", "calibration")
COLUMNS = ("board", "part", "quantity", "refs", "look_for", "alternatives", "price_eur", "mark", "group")


def parts(path=HERE / "bom.csv"):
    with open(path, newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    for number, row in enumerate(rows, 2):
        if tuple(row) != COLUMNS or None in row.values():
            raise ValueError(f"bom.csv:{number}: needs the columns {', '.join(COLUMNS)}")
        if row["board"] not in ("all", *SETS):
            raise ValueError(f"bom.csv:{number}: board must be all, {', '.join(SETS)}, not {row['board']!r}")
        if row["mark"] not in ("F", "R"):
            raise ValueError(f"bom.csv:{number}: the price needs its mark, F or R")
        row["quantity"], row["price_eur"] = int(row["quantity"]), float(row["price_eur"])
    return rows


def of(rows, board):
    """The rows of a set; those for all boards belong to each of the three."""
    return [row for row in rows if row["board"] == board or (row["board"] == "all" and board in BOARDS)]


def total(rows):
    return sum(row["quantity"] * row["price_eur"] for row in rows)


def references(text):
    """U1-U4 and "R1 R2" as a set of references."""
    found = set()
    for word in text.split():
        first, _, last = word.partition("-")
        letters = re.match(r"[A-Z]+", first).group()
        numbers = range(int(first[len(letters):]), int((last or first)[len(letters):]) + 1)
        found |= {f"{letters}{number}" for number in numbers}
    return found


def listing(rows, board):
    lines = [f"{row['quantity']:3d} x {row['part']:58s} {row['price_eur']:6.2f} [{row['mark']}] {row['quantity'] * row['price_eur']:8.2f}  {row['look_for']}" for row in of(rows, board)]
    return "\n".join([*lines, f"{'total':>64s} {total(of(rows, board)):17.2f} euro"])


def totals(rows):
    """A table in Markdown: it stands in the README too."""
    out = ["| set | cells | electronics | mechanics | total, euro |", "|---|---|---|---|---|"]
    for board in SETS:
        own = of(rows, board)
        groups = [total([row for row in own if row["group"] == group]) for group in ("cells", "electronics", "mechanics")]
        out.append(f"| {board.replace('_', ' ')} | " + " | ".join(f"{value:.0f}" if value else "–" for value in groups) + f" | **{total(own):.0f}** |")
    return "\n".join(out)


if __name__ == "__main__":
    if len(sys.argv) > 2 or (len(sys.argv) == 2 and sys.argv[1] not in SETS):
        sys.exit(__doc__)
    print(listing(parts(), sys.argv[1]) if len(sys.argv) == 2 else totals(parts()))
