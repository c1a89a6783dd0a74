# SPDX-License-Identifier: CERN-OHL-P-2.0
"""The wiring of a board from modules on perforated board, seen from above, front (screen) up."""
from picture import Picture, colour
from sources import kind, netlist, places

WIDTH, ROW, TOP = 1240, 158, 128
LEFT_MODULE, RIGHT_MODULE, MODULE_WIDTH, MODULE_HEIGHT = 210, 860, 170, 124
LANE, FIRST_LANE = 24, 448  # half a pitch beside the pins of the Nano, so that no lane meets a pin
CELL_SIDE = ("E+", "E-", "A-", "A+", "B-", "B+")  # as printed on most green modules, from the top, cell side left
NANO_SIDE = ("GND", "DT", "SCK", "VCC")
NANO_TOP = ("D12", "D11", "D10", "D9", "D8", "D7", "D6", "D5", "D4", "D3", "D2", "GND2", "RST", "RX0", "TX1")
NANO_BOTTOM = ("D13", "3V3", "AREF", "A0", "A1", "A2", "A3", "A4", "A5", "A6", "A7", "5V", "RST2", "GND", "VIN")
NANO_PITCH, NANO_HEIGHT = 24, 116


def drawn(board):
    """The list without the parts of the optional clock, which the picture leaves out."""
    clock = {net for (ref, _), net in netlist(board).items() if kind(ref) in ("R2", "C1n")}
    return {node: net for node, net in netlist(board).items() if net not in clock}


def pads_of_module(picture, ref, x, y, turned):
    """Pads, names and the capacitor of a module; `turned`: cell side right, everything upside down."""
    cell_x, nano_x = (x + MODULE_WIDTH, x) if turned else (x, x + MODULE_WIDTH)
    inward = -1 if turned else 1
    anchor = ("end", "start") if turned else ("start", "end")
    for pins, px, gap, first, side, in_ in ((CELL_SIDE, cell_x, 19, 15, anchor[0], inward), (NANO_SIDE, nano_x, 28, 20, anchor[1], -inward)):
        for i, pin in enumerate(reversed(pins) if turned else pins):
            py = y + first + gap * i
            picture.pad(ref, pin, px, py)
            picture.text(pin.replace("-", "−"), px + in_ * (9 if pins is CELL_SIDE else 34), py + 5, 14, side)
    cx = nano_x - inward * 17
    top, bottom = sorted(picture.pads[ref, pin][1] for pin in ("GND", "VCC"))
    block = "C2" + ref[1:]
    picture.path(f"M{nano_x} {top} H{cx} V{bottom} H{nano_x}", "#b26a00", line=2)
    picture.box(cx - 6, (top + bottom) / 2 - 13, 12, 26, "#ffb74d", "#b26a00", 5)
    for pin, pole in (("VCC", "1"), ("GND", "2")):
        picture.pads[block, pole] = picture.pads[ref, pin]  # its legs are soldered to the pads of the module
    picture.pads[ref, "RATE"] = picture.pads[ref, "VCC"]  # joined on the chip, see the inset


def channel(picture, place, row, turned):
    n = place.cell
    module, terminal = f"U{n}", f"J{n}"
    x, y = RIGHT_MODULE if turned else LEFT_MODULE, TOP + ROW * row + (10 if turned else 0)  # so that no wire from the right meets one from the left
    picture.box(x, y, MODULE_WIDTH, MODULE_HEIGHT, "#e3f1e3", "#2e7d32")
    middle = x + MODULE_WIDTH / 2 + (14 if turned else -14)
    picture.text(f"{module}", middle, y + 56, 20, "middle", bold=True)
    picture.text("HX711", middle, y + 78, 15, "middle")
    pads_of_module(picture, module, x, y, turned)
    jx = x + MODULE_WIDTH + 86 if turned else x - 86 - 44
    picture.box(jx, y - 2, 44, 5 * 22 + 10, "#dfe8f5", "#28527a")
    for i, pole in enumerate("54321" if turned else "12345"):
        inner = jx if turned else jx + 44
        picture.pad(terminal, pole, inner, y + 14 + 22 * i)
        picture.text(pole, jx + 22, y + 20 + 22 * i, 15, "middle")
    for pole in "1234":
        net = picture.nets[terminal, pole]
        pin = next(pin for (ref, pin), its in picture.nets.items() if its == net and ref == module)
        picture.wire(net, (terminal, pole), (module, pin))
    picture.text(f"{terminal}: cell {n}, {place.name}", jx + 44 if turned else jx, y - (17 if turned else 10), 16, "end" if turned else "start", bold=True)
    jy = picture.pads[terminal, "5"][1]
    inner = jx - 14 if turned else jx + 58
    edge = WIDTH - 34 if turned else 34
    below = jy - 19 if turned else jy + 19
    picture.wire("SHIELD", (terminal, "5"), (inner, jy), (inner, below), (edge, below))
    return edge, below


def lanes(picture, left, right):
    """{net: x of its lane}: data of the left modules, the three rails, data of the right ones."""
    nets = [f"DOUT{place.cell}" for place in left] + ["GND", "+5VA", "SCK_BUS"] + [f"DOUT{place.cell}" for place in right]
    return {net: FIRST_LANE + (11 - len(nets)) * LANE / 2 + LANE * i for i, net in enumerate(nets)}


def nano(picture, x, y):
    width = 15 * NANO_PITCH
    picture.box(x, y, width, NANO_HEIGHT, "#dcebf7", "#0d4f8b", 6)
    picture.box(x - 26, y + 36, 50, 44, "#cfcfcf", "#555555")
    picture.text("USB", x - 1, y + 63, 14, "middle")
    picture.path(f"M{x - 26} {y + 58} H{x - 150}", "#555555", line=9)
    picture.text("to the computer", x - 150, y + 46, 15)
    picture.text("A1  Arduino Nano (ATmega328P, 5 V)", x + width / 2 + 14, y + 63, 15, "middle", bold=True)
    for i, (top, bottom) in enumerate(zip(NANO_TOP, NANO_BOTTOM)):
        px = x + NANO_PITCH * (i + 0.5)
        for pin, py, dy, anchor in ((top, y, 9, "end"), (bottom, y + NANO_HEIGHT, -9, "start")):
            picture.pad("A1", pin, px, py)
            picture.text(pin.rstrip("2") if pin in ("GND2", "RST2") else pin, px + 5, py + dy, 13, anchor, turn=-90)


def two_pole(picture, ref, x, y1, y2, name, fill="#f3e2c0"):
    """A standing two-pole from (x, y1), pole 1, to (x, y2), pole 2."""
    top, bottom = min(y1, y2), max(y1, y2)
    picture.pad(ref, "1", x, y1)
    picture.pad(ref, "2", x, y2)
    picture.path(f"M{x} {top} V{bottom}", "#555555", line=2)
    picture.box(x - 9, (top + bottom) / 2 - 15, 18, 30, fill, "#6b5300", 5)
    picture.text(name, x + 16, (top + bottom) / 2 - 1, 15)


def signals(picture, lane, y):
    """From the lanes, each on a level of its own, to the pins of the Nano's upper edge; A0 and A1 go round its right end."""
    level = y + 16
    x_right = picture.pads["A1", "VIN"][0] + 44
    for net, x in sorted(lane.items(), key=lambda item: item[1]):
        if net in ("GND", "+5VA"):
            continue
        if net == "SCK_BUS":
            px, py = picture.pads["A1", "D9"]
            two_pole(picture, "R1", px, py - 24, py - 74, "")
            picture.text("R1", px - 14, py - 52, 15, "end")
            picture.text("47 Ω", px - 14, py - 36, 15, "end")
            picture.wire("SCK", ("A1", "D9"), ("R1", "1"))
            picture.wire(net, ("R1", "2"), (px, level), (x, level), (x, picture.top[net]))
        else:
            pin = next(pin for (ref, pin), its in picture.nets.items() if its == net and ref == "A1")
            px, py = picture.pads["A1", pin]
            if py == picture.pads["A1", "5V"][1]:
                turn = py + (18 if pin == "A0" else 36)
                picture.wire(net, ("A1", pin), (px, turn), (x_right, turn), (x_right, level), (x, level), (x, picture.top[net]))
                x_right += 18
            else:
                picture.wire(net, ("A1", pin), (px, level), (x, level), (x, picture.top[net]))
        level += 17
    return level, x_right


def supply(picture, lane, level, x_right, y):
    """Filter, star and screen below the Nano."""
    rail, ground, shield = y + 118, y + 214, y + 330
    vx = picture.pads["A1", "5V"][0]
    two_pole(picture, "FB1", vx, y + 52, y + 104, "")
    picture.text("FB1 ferrite bead", vx - 16, y + 86, 15, "end")
    picture.wire("+5V", ("A1", "5V"), ("FB1", "1"))
    rx, gx = x_right + 24, x_right + 48
    c1, c2 = rx + 70, rx + 250
    gnd_level = level + 17
    two_pole(picture, "C1", c1, rail + 20, ground - 20, "C1 100 µF\n+ is up", "#cfd8ee")
    two_pole(picture, "C2", c2, rail + 20, ground - 20, "C2 10 µF", "#ffcf8f")
    picture.wire("+5VA", ("FB1", "2"), (vx, rail), (c2, rail), ("C2", "1"))
    picture.wire("+5VA", (c1, rail), ("C1", "1"))
    picture.wire("+5VA", (rx, rail), (rx, level), (lane["+5VA"], level), (lane["+5VA"], picture.top["+5VA"]))
    px = picture.pads["A1", "GND"][0]
    picture.wire("GND", ("A1", "GND"), (px, ground), (c1, ground), ("C1", "2"))
    picture.wire("GND", ("C2", "2"), (c2, ground), (c1, ground))
    picture.wire("GND", (c1, ground), (c1, ground + 16), (gx, ground + 16), (gx, gnd_level), (lane["GND"], gnd_level), (lane["GND"], picture.top["GND"]))
    picture.circle(c1, ground + 14, 28, "none", "#c62828")
    picture.text("star: all grounds meet\nat this leg of C1", c1 + 36, ground + 28, 15, fill="#c62828")
    r3, c3 = vx - 300, vx - 170
    two_pole(picture, "R3", r3, shield - 20, ground + 50, "R3 1 MΩ")
    two_pole(picture, "C3", c3, shield - 20, ground + 50, "C3 10 nF", "#ffcf8f")
    picture.wire("GND", (c1, ground + 16), (c1, ground + 32), (r3, ground + 32), ("R3", "2"))
    picture.wire("GND", (c3, ground + 32), ("C3", "2"))
    picture.pad("MP1", "1", r3 - 150, shield)
    picture.text("MP1: eyelet on the bare\nmetal of the base plate", r3 - 150, shield - 44, 15, "middle")
    picture.pad("J9", "1", r3 - 40, shield + 46)
    picture.text("J9: shell of the USB socket, unless a meter shows it joined to GND", r3 - 26, shield + 52, 15)
    picture.wire("SHIELD", ("MP1", "1"), (c3, shield), ("C3", "1"))
    picture.wire("SHIELD", (r3, shield), ("R3", "1"))
    picture.wire("SHIELD", ("J9", "1"), (r3 - 40, shield))
    return shield


def chip(picture, x, y):
    """The inset: where pins 14, 15 and 16 are, and what to do with them."""
    picture.text("On every module, before it is soldered in", x, y, 18, bold=True)
    top = y + 58
    picture.box(x + 8, top, 190, 62, "#3a3a3a", "#111111")
    picture.circle(x + 24, top + 48, 6, "#999999")
    picture.text("HX711", x + 103, top + 38, 17, "middle", "#ffffff", True)
    for i in range(8):
        px = x + 20 + 23.5 * i
        picture.box(px, top + 62, 9, 16, "#cccccc", "#555555", 1)
        picture.box(px, top - 16, 9, 16, "#cccccc", "#555555", 1)
        picture.text(str(i + 1), px + 4, top + 94, 13, "middle")
        if i < 3:
            picture.text(str(16 - i), px + (-6 if i == 0 else 8), top - (36 if i == 1 else 24), 14, "middle", "#c62828" if i < 2 else "#111111", True)
    picture.path(f"M{x + 24} {top - 15} C{x + 24} {top - 34} {x + 48} {top - 34} {x + 48} {top - 15}", "#c62828", line=3.5)
    picture.text("1 = dot, 15 RATE, 16 DVDD,\n14 XI", x + 8, top + 122, 14)
    for i, words in enumerate(("RATE: lift pin 15 off its pad and solder it to pin 16\n(red modules: cut the jumper). Measure: 5 V at pin 15.",
                               "Measure E− to GND. Not under 1 Ω? Join them with a wire.",
                               "Pads stand in another order on some modules: go by\nthe print, not by the place.",
                               "VCC is 5 V. At 3.3 V the module cannot regulate.")):
        line = y + 34 + (0, 44, 69, 113)[i]
        picture.text(str(i + 1), x + 226, line, 15, bold=True)
        picture.text(words, x + 246, line, 15)


def picture_of(board):
    cells = places(board)
    left = sorted((place for place in cells if place.x < 0), key=lambda place: (-place.y, place.x))
    right = sorted((place for place in cells if place.x > 0), key=lambda place: (-place.y, -place.x))
    rows = len(left)
    tracks = TOP + ROW * rows - 20
    nano_y = tracks + 17 * (len(cells) + 3) + 96
    height = nano_y + NANO_HEIGHT + 330 + 90 + 220
    picture = Picture(f"Wiring of the {board} board, modules on perforated board", WIDTH, height)
    picture.nets = drawn(board)
    picture.text(f"Surefoot {board} board: wiring on perforated board", 34, 44, 26, bold=True)
    picture.text("Seen from above, screen in front (up). Places are not to scale. A dot joins wires; wires that cross without a dot do not touch.", 34, 74, 16)
    lane = lanes(picture, left, right)
    picture.top = {}
    edges = {}
    for column, turned in ((left, False), (right, True)):
        for row, place in enumerate(column):
            edge, below = channel(picture, place, row, turned)
            edges.setdefault(edge, below)
            for pin in ("GND", "SCK", "VCC", "DT"):
                net = picture.nets[f"U{place.cell}", pin]
                px, py = picture.pads[f"U{place.cell}", pin]
                picture.wire(net, (px, py), (lane[net], py))
                picture.top[net] = min(picture.top.get(net, py), py)
    nano(picture, 400, nano_y)
    level, x_right = signals(picture, lane, tracks)
    shield = supply(picture, lane, level, x_right, nano_y + NANO_HEIGHT)
    for edge, below in edges.items():
        picture.wire("SHIELD", (edge, below), (edge, shield), (picture.pads["MP1", "1"] if edge < WIDTH / 2 else (picture.pads["C3", "1"][0], shield)))
    for net, x in lane.items():
        picture.text(net.replace("_BUS", ""), x + 5, picture.top[net] - 8, 14, "start", colour(net), True, turn=-60, halo=True)
    picture.dots()
    chip(picture, 60, shield + 100)
    picture.text("Wires", 760, shield + 100, 18, bold=True)
    picture.text("E+ red, E− black, A+ green, A− grey (often the\nwhite one: go by the sheet of the cell).\nScreens dashed green. +5VA and GND between the\n"
                 "modules: wire of 0.5 mm² or more.\nTwist each DOUT and SCK with a GND; SCK under 400 mm.\nOrange: 100 nF on the pads VCC and GND.", 760, shield + 134, 15)
    found = picture.faults(picture.nets)
    if found:
        raise ValueError(f"the wiring picture of {board} does not show netlist.csv:\n" + "\n".join(found))
    return picture
