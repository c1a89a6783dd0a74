# SPDX-License-Identifier: CERN-OHL-P-2.0
"""The sources of everything in this folder: netlist.csv (the wires), places.csv (the cells), marks.csv (where a weight is set down to calibrate)."""
import collections
import csv
import pathlib

HERE = pathlib.Path(__file__).resolve().parent
BOARDS = ("classic", "split")

Place = collections.namedtuple("Place", "cell x y zone name")
Mark = collections.namedtuple("Mark", "x y zone")

# Kind of part by the letters of its reference (and its tens, where two kinds share a letter): symbol, value, description.
PARTS = {
    "A1": ("Nano", "Arduino Nano", "ATmega328P, 16 MHz, 5 V"),
    "U": ("HX711", "HX711 module", "24-bit converter of one cell"),
    "J": ("Cell", "cell", "terminal of one cell, 5 poles"),
    "J9": ("Tag", "USB shell", "shell of the USB socket"),
    "MP1": ("Tag", "base plate", "M4 eyelet on bare metal"),
    "FB1": ("FB", "600 Ω at 100 MHz", "ferrite bead, 1 A"),
    "R1": ("R", "47 Ω", "metal film"),
    "R2": ("R", "100 Ω", "metal film"),
    "R3": ("R", "1 MΩ", "metal film"),
    "C1": ("C", "100 µF 16 V", "electrolytic"),
    "C2": ("C", "10 µF 25 V", "ceramic X7R"),
    "C3": ("C", "10 nF 100 V", "film or X7R"),
    "C1n": ("C", "22 pF", "ceramic C0G"),
    "C2n": ("C", "100 nF", "ceramic X7R"),
}
NOT_FITTED = ("R2", "C1n")  # only for boards whose converters run on the clock of the Nano


def kind(ref):
    """Key of PARTS for a reference: C23 is a C2n, U5 a U."""
    if ref in PARTS:
        return ref
    letters = ref.rstrip("0123456789")
    if letters == "C":
        return ref[:2] + "n"
    return letters


def netlist(board):
    """{(ref, pin): net} of one board, in the order of the file. A node named twice is an error."""
    nets = {}
    with open(HERE / "netlist.csv", newline="", encoding="utf-8") as file:
        for number, row in enumerate(csv.DictReader(file), 2):
            if row["board"] not in ("both", *BOARDS):
                raise ValueError(f"netlist.csv:{number}: board must be both, classic or split, not {row['board']!r}")
            if row["board"] not in ("both", board):
                continue
            node = (row["ref"], row["pin"])
            if node in nets:
                raise ValueError(f"netlist.csv:{number}: {'.'.join(node)} is already on net {nets[node]}")
            nets[node] = row["net"]
    return nets


def places(board):
    """The cells of one board in wire order; mm, x to the right, y forward, from the middle of the board."""
    with open(HERE / "places.csv", newline="", encoding="utf-8") as file:
        found = [Place(int(row["cell"]), float(row["x_mm"]), float(row["y_mm"]), int(row["zone"]), row["name"])
                 for row in csv.DictReader(file) if row["board"] == board]
    if [place.cell for place in found] != list(range(1, len(found) + 1)):
        raise ValueError(f"places.csv: the cells of {board} must be numbered from 1 without gaps")
    return found


def marks(board):
    """Where the calibration sets its weight down; mm as in places."""
    with open(HERE / "marks.csv", newline="", encoding="utf-8") as file:
        return [Mark(float(row["x_mm"]), float(row["y_mm"]), int(row["zone"])) for row in csv.DictReader(file) if row["board"] == board]
