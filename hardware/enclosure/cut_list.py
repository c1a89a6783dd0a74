#!/usr/bin/env python3
# SPDX-License-Identifier: CERN-OHL-P-2.0
"""Writes cut_list.md from what the OpenSCAD files echo, so that the list follows from the drawings.

cut_list.py           writes the file
cut_list.py --check   writes nothing; ends with 1 if the file would change
"""
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
FILES = ("classic", "split", "classic_half_bridge", "foot_block", "tool")


def echoes(output):
    """The words of ECHO lines."""
    return re.findall(r'^ECHO: "(.*)"$', output, re.M)


def table(lines):
    """Markdown from "CUT board;part;material;size;quantity;note" lines, one table for each board."""
    out = ["<!-- SPDX-License-Identifier: CERN-OHL-P-2.0 -->", "# Cut lists", "", "Written by `cut_list.py` from the OpenSCAD files: change those, not this. Millimetres."]
    last = None
    for line in lines:
        board, part, material, size, quantity, note = line.removeprefix("CUT ").split(";", 5)
        if board != last:
            out += ["", f"## {board.replace('_', ' ')}", "", "| part | material | size | pieces | note |", "|---|---|---|---|---|"]
            last = board
        out.append(f"| {part} | {material} | {size.replace(' x ', ' × ')} | {quantity} | {note} |")
    return "\n".join(out) + "\n"


def openscad(name, output, *definitions):
    """Runs OpenSCAD on a file of this folder; its messages."""
    words = [word for definition in definitions for word in ("-D", definition)]
    done = subprocess.run(["openscad", "-o", str(output), *words, str(HERE / f"{name}.scad")], capture_output=True, text=True, check=False)
    return done.stderr


def cut_list(folder):
    lines = [line for name in FILES for line in echoes(openscad(name, pathlib.Path(folder) / "list.csg")) if line.startswith("CUT ")]
    return table(lines)


def main(arguments):
    if arguments not in ([], ["--check"]):
        sys.exit(__doc__)
    with tempfile.TemporaryDirectory() as folder:
        text = cut_list(folder)
    path = HERE / "cut_list.md"
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return 0
    print(("differs: " if arguments else "written: ") + path.name)
    if not arguments:
        path.write_text(text, encoding="utf-8")
    return 1 if arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
