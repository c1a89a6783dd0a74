# SPDX-License-Identifier: CERN-OHL-P-2.0
"""Lays out the schematic of a board: controller, supply and screen on the left, one block for each cell, notes where the traps are."""
from kicad import Pin, Sheet, Symbol
from sources import NOT_FITTED, PARTS, kind, netlist, places

IO, IN, OUT, PASSIVE = "bidirectional", "input", "output", "passive"
NANO_LEFT = [("5V", "power_out"), ("GND", "power_in"), ("VIN", PASSIVE), ("3V3", PASSIVE), ("AREF", PASSIVE), ("RST", IN), ("D0", IO), ("D1", IO),
             ("D10", IO), ("D11", IO), ("D12", IO), ("D13", IO)]
NANO_RIGHT = [(pin, IO) for pin in ("D2", "D3", "D4", "D5", "D6", "D7", "A0", "A1", "A2", "A3", "D9", "A4", "A5", "D8")] + [("A6", IN), ("A7", IN)]
MODULE_LEFT = [("E+", PASSIVE), ("E-", PASSIVE), ("A+", IN), ("A-", IN), ("B+", IN), ("B-", IN)]
MODULE_RIGHT = [("VCC", "power_in"), ("RATE", IN), ("GND", "power_in"), ("DT", OUT), ("SCK", IN), ("XI", IN)]


def two_pole(name, prefix, lines, reach):
    return Symbol(name, prefix, [Pin("1", PASSIVE, 0, 4, "top"), Pin("2", PASSIVE, 0, -4, "bottom")], lines=lines, reach=reach, names=False)


BODY = [(-1, 2), (1, 2), (1, -2), (-1, -2), (-1, 2)]
SYMBOLS = {
    "Nano": Symbol.boxed("Nano", "A", NANO_LEFT, NANO_RIGHT, 10, 3),
    "HX711": Symbol.boxed("HX711", "U", MODULE_LEFT, MODULE_RIGHT, 9, 4),
    "Cell": Symbol.boxed("Cell", "J", [], [(pin, PASSIVE) for pin in "12345"], 5, 4),
    "R": two_pole("R", "R", [BODY], 2),
    "FB": two_pole("FB", "FB", [BODY, [(-1.6, -1.4), (1.6, 1.4)]], 2),
    "C": two_pole("C", "C", [[(-1.6, 0.5), (1.6, 0.5)], [(-1.6, -0.5), (1.6, -0.5)]], 3.5),
    "Tag": Symbol("Tag", "MP", [Pin("1", PASSIVE, 4, 0, "right")], (-6, 1.5, 1, -1.5), names=False),
    "PWR_FLAG": Symbol("PWR_FLAG", "#FLG", [Pin("1", "power_out", 0, 0, "bottom")], lines=[[(0, 1), (-1, 2), (0, 3), (1, 2), (0, 1)]], reach=1, names=False, power=True),
}
BESIDE = ((2.5, -1), (2.5, 1.2))  # reference and value to the right of a standing two-pole


def put(sheet, ref, x, y, angle=0, fields=None, value=None):
    symbol, text, note = PARTS[kind(ref)]
    fitted = kind(ref) not in NOT_FITTED
    sheet.place(SYMBOLS[symbol], ref, x, y, (value or text) + ("" if fitted else " (not fitted)"), angle, fitted, fields, note)


def rest_unused(sheet):
    """A cross on every pin that the list leaves out."""
    for ref, pin in sorted(sheet.placed):
        if (ref, pin) not in sheet.nets and not ref.startswith("#"):
            sheet.unused(ref, pin)


def controller(sheet, x, y):
    sheet.frame("Controller: Arduino Nano with CH340 or FT232, USB", x, y, 108, 66)
    put(sheet, "A1", x + 38, y + 33, fields=((0, -28.2), (9, -28.2)))
    for pin in ("5V", "GND"):
        sheet.label("A1", pin, -6)
    for pin, _ in NANO_RIGHT:
        if ("A1", pin) not in sheet.nets:
            continue
        resistor = {"D9": "R1", "D8": "R2"}.get(pin)
        if not resistor:
            sheet.label("A1", pin, 8)
            continue
        px, py = sheet.at("A1", pin)
        put(sheet, resistor, px + 14, py, 90, ((0, -2.4), (0, 2.6)))
        sheet.join(("A1", pin), (resistor, "1"))
        sheet.name(sheet.net("A1", pin), px + 1, py)
        sheet.label(resistor, "2", 9)
    sheet.note("D13 is the light of the Nano itself: on while samples are sent.\nTwo GND and two RST pins: one GND is used, it goes to the star at C1.", x + 2, y + 59.5)


def supply(sheet, x, y):
    sheet.frame("Supply: filter and star of the ground", x, y, 108, 33)
    put(sheet, "FB1", x + 22, y + 11, 90, ((0, -2.5), (0, 2.8)))
    put(sheet, "C1", x + 42, y + 17, fields=BESIDE)
    put(sheet, "C2", x + 60, y + 17, fields=BESIDE)
    sheet.label("FB1", "1", -8)
    sheet.join(("FB1", "2"), ("C1", "1"), via=[(x + 42, y + 11)])
    sheet.join(("C1", "1"), ("C2", "1"), via=[(x + 42, y + 11), (x + 60, y + 11)])
    sheet.join(("C1", "2"), ("C2", "2"), via=[(x + 42, y + 23), (x + 60, y + 23)])
    sheet.label("C2", "1", 28, at=(x + 60, y + 11))
    sheet.label("C2", "2", 28, at=(x + 60, y + 23))
    for number, row in ((1, 11), (2, 23)):
        sheet.place(SYMBOLS["PWR_FLAG"], f"#FLG0{number}", x + 82, y + row, "PWR_FLAG", fields=((0, -4), (0, -4.4)))
    sheet.note("C1 is the star: the Nano, the rail of the modules, R3 and C3 meet here and nowhere else.\n130 mA with eight cells: any USB port will do.", x + 2, y + 26)


def screen(sheet, x, y):
    sheet.frame("Screen: base plate, cable screens, ESD", x, y, 108, 37)
    put(sheet, "MP1", x + 14, y + 11, fields=((-2, -2.8), (-2, 2.8)))
    put(sheet, "J9", x + 14, y + 20, fields=((-2, -2.8), (-2, 2.8)))
    put(sheet, "R3", x + 42, y + 17, fields=BESIDE)
    put(sheet, "C3", x + 62, y + 17, fields=BESIDE)
    top = y + 11
    sheet.join(("MP1", "1"), ("R3", "1"), via=[(x + 42, top)])
    sheet.join(("J9", "1"), ("R3", "1"), via=[(x + 24, y + 20), (x + 24, top), (x + 42, top)])
    sheet.join(("R3", "1"), ("C3", "1"), via=[(x + 42, top), (x + 62, top)])
    sheet.join(("R3", "2"), ("C3", "2"), via=[(x + 42, y + 23), (x + 62, y + 23)])
    sheet.label("C3", "1", 24, at=(x + 62, top))
    sheet.label("C3", "2", 24, at=(x + 62, y + 23))
    sheet.note("Trap: many Nanos join the shell of the USB socket to GND. Measure from shell to GND:\nunder 10 ohms, leave the wire at J9 out. Wood has no base plate: then MP1 ties the\nscreens of the cables together.", x + 2, y + 26)


def channel(sheet, place, x, y):
    n = place.cell
    module, terminal, block, load = f"U{n}", f"J{n}", f"C2{n}", f"C1{n}"
    sheet.frame(f"Cell {n}: {place.name}", x, y, 98, 45)
    put(sheet, terminal, x + 8, y + 24, fields=((0, -17.2), (0, 10)))
    put(sheet, module, x + 48, y + 24, fields=((0, -17.2), (0, 14)))
    for pin, pole in zip(("E+", "E-", "A+", "A-"), "1234"):
        sheet.join((terminal, pole), (module, pin))
        px, py = sheet.at(terminal, pole)
        sheet.name(sheet.net(terminal, pole), px + 3, py)
    sheet.label(terminal, "5", 3)
    put(sheet, block, x + 76, y + 16, fields=BESIDE)
    vx, vy = sheet.at(module, "VCC")
    gx, gy = sheet.at(module, "GND")
    sheet.join((module, "VCC"), (block, "1"))
    sheet.join((module, "RATE"), (module, "VCC"), via=[(vx + 5, sheet.at(module, "RATE")[1]), (vx + 5, vy)])
    sheet.join((module, "GND"), (block, "2"))
    sheet.label(block, "1", 14)
    sheet.label(block, "2", 14)
    sheet.label(module, "DT", 10)
    sheet.label(module, "SCK", 10)
    px, py = sheet.at(module, "XI")
    put(sheet, load, px + 11, py, 270, ((0, 3.2), (0, 5.4)))
    sheet.join((module, "XI"), (load, "2"))
    sheet.name(sheet.net(module, "XI"), px + 1, py)
    sheet.label(load, "1", 5)
    sheet.note("1 E+   2 E-\n3 A+   4 A-\n5 screen", x + 2, y + 36, 1.5)
    sheet.note("15-16", vx + 5.6, vy + 1.4, 1.3)


TRAPS = """Traps of the modules, in the order in which you meet them
1  Buy two to spare. Before wiring measure E- to GND on each: on many green ones they are not joined (0.6 V between them). Add a wire.
2  RATE (pin 15 of the chip) is grounded as sold: 10 samples a second. Green: lift pin 15 and bend it to pin 16. Red: cut the jumper. Measure 5 V there.
3  "80 samples a second" is 74 to 93 from module to module. That is in order.
4  At 3.3 V the regulator of the module cannot regulate. VCC is 5 V here, from the Nano's 5V pin.
5  XI (pin 14) is grounded as sold. Parts marked "not fitted" are for one common clock only: then lift pin 14, set the CKOUT fuse, calibrate after."""
TRAPS_SHORT = """Traps: 1 measure E- to GND on each module: if not joined, add a wire
2 RATE (pin 15): lift it and bend it to pin 16; measure 5 V there
3 "80 samples a second" is 74 to 93    4 VCC is 5 V, not 3.3 V
5 XI (pin 14) is grounded: lift it before fitting the 22 pF"""


def schematic(board):
    cells = places(board)
    sheet = Sheet(board, f"Surefoot {board} board: {len(cells)} cells", netlist(board),
                  ["Drawn by draw.py from netlist.csv: change that, not this", "SCK under 400 mm; signal wires twisted with GND", "No one has built this board yet"])
    controller(sheet, 10, 9)
    supply(sheet, 10, 78)
    screen(sheet, 10, 114)
    for i, place in enumerate(cells):
        channel(sheet, place, 121 + 101 * (i % 2), 9 + 47 * (i // 2))
    if len(cells) <= 4:
        sheet.note(TRAPS, 122, 106, 2)
    else:
        sheet.note(TRAPS_SHORT, 122, 202, 2)
    sheet.note("CLKO, R2, 22 pF: a common clock is a luxury. Without it the board is as good:\nseparate oscillators change the velocity of real quiet standing by 0.1 % at most.", 11, 154, 1.8)
    rest_unused(sheet)
    return sheet
