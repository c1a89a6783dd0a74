#!/usr/bin/env python3
# SPDX-License-Identifier: CERN-OHL-P-2.0
"""Writes everything that follows from netlist.csv, places.csv and marks.csv: KiCad 9 schematics, wiring pictures, enclosure/places.scad.

draw.py           writes the files
draw.py --check   writes nothing; names each file that would change, and ends with 1 if there is one
"""
import sys

import cellways
import kicad
import perfboard
from schematic import SYMBOLS, schematic
from sources import BOARDS, HERE, marks, places


def scad():
    out = ["// SPDX-License-Identifier: CERN-OHL-P-2.0", "// Written by ../board/draw.py from ../board/places.csv and marks.csv: change those, not this.",
           "// [x, y] of the balls in wire order, mm from the middle of the board; toe cells: middle of the bar's cell."]
    for board in BOARDS:
        rows = ",\n".join(f"  [{place.x:g}, {place.y:g}]  /* {place.cell} {place.name} */" for place in places(board))
        out.append(f"{board}_places = [\n{rows}\n];")
        rows = ", ".join(f"[{mark.x:g}, {mark.y:g}, {mark.zone}]" for mark in marks(board))
        out.append(f"{board}_marks = [{rows}];  // x, y, zone")
    return "\n".join(out) + "\n"


def files():
    """{path: text} of all that this script writes."""
    found = {HERE / "surefoot.kicad_sym": kicad.library(SYMBOLS.values()), HERE.parent / "enclosure" / "places.scad": scad()}
    for name, picture in cellways.pictures():
        found[HERE / f"{name}.svg"] = picture.write()
    for board in BOARDS:
        folder = HERE / board
        found[folder / f"{board}_wiring.svg"] = perfboard.picture_of(board).write()
        found[folder / f"{board}.kicad_sch"] = schematic(board).write()
        found[folder / f"{board}.kicad_pro"] = kicad.project(board)
        found[folder / "sym-lib-table"] = kicad.LIBRARY_TABLE
    return found


def main(arguments):
    if arguments not in ([], ["--check"]):
        sys.exit(__doc__)
    changed = 0
    for path, content in files().items():
        if path.exists() and path.read_text(encoding="utf-8") == content:
            continue
        changed += 1
        print(("differs: " if arguments else "written: ") + str(path.relative_to(HERE.parent)))
        if not arguments:
            path.parent.mkdir(exist_ok=True)
            path.write_text(content, encoding="utf-8", newline="\n")
    return 1 if arguments and changed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
