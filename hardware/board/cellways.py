# SPDX-License-Identifier: CERN-OHL-P-2.0
"""Pictures of the three ways to wire a cell to its terminal: full bridge, pair of half bridges, single half bridge with two resistors."""
from picture import Picture

WIDTH, TERMINAL = 1160, 930
POLES = (("1", "E+"), ("2", "E−"), ("3", "A+"), ("4", "A−"), ("5", "screen"))
NET = {"1": "E0+", "2": "E0-", "3": "A0+", "4": "A0-", "5": "SHIELD"}


def start(title, height, step=58):
    picture = Picture(title, WIDTH, height)
    picture.nets = {}
    picture.text(title, 34, 46, 26, bold=True)
    picture.box(TERMINAL, 110, 150, step * 4 + 60, "#dfe8f5", "#28527a", 6)
    picture.text("terminal J of the cell", TERMINAL + 75, 98, 15, "middle", bold=True)
    for i, (pole, name) in enumerate(POLES):
        pad(picture, "J", pole, TERMINAL, 140 + step * i, NET[pole])
        picture.text(f"{pole}   {name}", TERMINAL + 24, 146 + step * i, 18)
    return picture


def pad(picture, ref, pin, x, y, net):
    picture.pad(ref, pin, x, y)
    picture.nets[ref, pin] = net


def resistor(picture, x1, y1, x2, y2, name="", fill="#f3e2c0"):
    """A gauge or resistor between two points, as a box on a line."""
    dx, dy = x2 - x1, y2 - y1
    length = (dx * dx + dy * dy) ** 0.5
    picture.path(f"M{x1} {y1} L{x2} {y2}", "#555555", line=2)
    mx, my = (x1 + x2) / 2, (y1 + y2) / 2
    ux, uy = dx / length * 26, dy / length * 26
    nx, ny = -dy / length * 10, dx / length * 10
    corners = [(mx + a * ux + b * nx, my + a * uy + b * ny) for a, b in ((-1, -1), (1, -1), (1, 1), (-1, 1))]
    picture.path("M" + " L".join(f"{x:.1f} {y:.1f}" for x, y in corners) + " Z", "#6b5300", fill)
    picture.text(name, mx + 24, my + 6, 16)


def half_bridge(picture, ref, x, y, upper, middle, lower, name):
    """A cell of three wires: two gauges in a row inside the outline, its wires leave at the right."""
    picture.box(x, y, 210, 170, "#eeeeee", "#555555", 14)
    picture.text(name, x + 16, y + 30, 17, bold=True)
    picture.text("1 kΩ", x + 40, y + 68, 15)
    picture.text("1 kΩ", x + 40, y + 118, 15)
    resistor(picture, x + 110, y + 30, x + 110, y + 85)
    resistor(picture, x + 110, y + 85, x + 110, y + 140)
    for pin, py, net in (("end1", y + 30, upper), ("middle", y + 85, middle), ("end2", y + 140, lower)):
        picture.path(f"M{x + 110} {py} H{x + 210}", "#555555", line=2)
        pad(picture, ref, pin, x + 210, py, net)
        picture.text({"end1": "end", "middle": "middle", "end2": "end"}[pin], x + 136, py - 7, 14)


def steps(picture, y, *lines):
    for words in lines:
        picture.text(words, 34, y, 17)
        y += 23 * (words.count("\n") + 1) + 6


def full_bridge():
    picture = start("A cell with four wires: full bridge (shear beam, single point)", 660)
    picture.box(60, 150, 330, 250, "#eeeeee", "#555555", 14, below=True)
    picture.text("cell", 80, 184, 17, bold=True)
    top, right, bottom, left = (225, 190), (315, 275), (225, 360), (135, 275)
    for a, b in ((top, right), (right, bottom), (bottom, left), (left, top)):
        resistor(picture, *a, *b)
    for pin, (x, y), net, py in (("E+", top, "E0+", 140), ("A+", right, "A0+", 256), ("E-", bottom, "E0-", 198), ("A-", left, "A0-", 314)):
        pad(picture, "cell", pin, x, y, net)
        dx, dy = {"E+": (20, -2), "A+": (14, -10), "E-": (20, 14), "A-": (-14, -10)}[pin]
        picture.text(pin.replace("-", "−"), x + dx, y + dy, 16, "end" if dx < 0 else "start")
    picture.wire("E0+", ("cell", "E+"), (225, 140), ("J", "1"))
    picture.wire("A0+", ("cell", "A+"), (620, 275), (620, 256), ("J", "3"))
    picture.wire("E0-", ("cell", "E-"), (225, 440), (690, 440), (690, 198), ("J", "2"))
    picture.wire("A0-", ("cell", "A-"), (135, 470), (760, 470), (760, 314), ("J", "4"))
    picture.wire("SHIELD", (470, 372), ("J", "5"))
    picture.text("screen of the cable", 470, 362, 15)
    for words, x, y in (("red: E+", 640, 130), ("green: A+", 480, 266), ("black: E−", 480, 432), ("white: A−", 480, 494)):
        picture.text(words, x, y, 15)
    steps(picture, 540, "1  Go by the sheet of the cell: colours differ. Without a sheet: the pair with the highest resistance is E+ and E−.",
          "2  Press the cell the way it will be loaded. The count must rise; if it falls, exchange A+ and A−\n    (the program also takes a negative gain).",
          "3  Cut all cables to the same 0.6 m. The screen goes to pole 5, and nowhere else.")
    return picture


def pair():
    picture = start("Two cells with three wires each: a pair of half bridges (2 × 50 kg)", 720, 74)
    half_bridge(picture, "a", 70, 110, "E0+", "A0+", "E0-", "cell a")
    half_bridge(picture, "b", 70, 330, "E0-", "A0-", "E0+", "cell b")
    picture.wire("E0+", ("a", "end1"), ("J", "1"))
    picture.wire("E0+", ("b", "end2"), (380, 470), (380, 140))
    picture.wire("E0-", ("a", "end2"), (470, 250), (470, 214), ("J", "2"))
    picture.wire("E0-", ("b", "end1"), (470, 360), (470, 250))
    picture.wire("A0+", ("a", "middle"), (560, 195), (560, 288), ("J", "3"))
    picture.wire("A0-", ("b", "middle"), (650, 415), (650, 362), ("J", "4"))
    picture.dots()
    picture.text("no screen: pole 5 stays free", TERMINAL + 75, picture.pads["J", "5"][1] + 54, 15, "middle")
    del picture.nets["J", "5"]
    steps(picture, 560, "1  Find the middle wire of each cell: 2 kΩ between the two ends, 1 kΩ from the middle to either end.",
          "2  Cell b has its ends the other way round than cell a. That is what makes the two add up.",
          "3  Press each cell by itself: the count must rise both times. If one lowers it, exchange the two ends of that cell.",
          "4  Together they are one cell of 100 kg at the middle between the two. Colours differ: red is often the middle, measure.",
          "5  Safe to 120 kg a pair only, and slow to return to zero: see what the cheap board cannot do.")
    return picture


def single():
    picture = start("One cell with three wires: half bridge with two resistors", 740, 66)
    half_bridge(picture, "a", 70, 110, "E0+", "A0+", "E0-", "cell")
    pad(picture, "Ra", "1", 640, 366, "E0+")
    pad(picture, "Ra", "2", 640, 436, "A0-")
    pad(picture, "Rb", "1", 640, 466, "A0-")
    pad(picture, "Rb", "2", 640, 536, "E0-")
    resistor(picture, 640, 366, 640, 436, "1 kΩ, 0.1 %, 10 ppm/K")
    resistor(picture, 640, 466, 640, 536, "1 kΩ, 0.1 %, 10 ppm/K, same reel")
    picture.wire("E0+", ("a", "end1"), ("J", "1"))
    picture.wire("E0+", (640, 140), ("Ra", "1"))
    picture.wire("E0-", ("a", "end2"), (480, 250), (480, 206), ("J", "2"))
    picture.wire("E0-", (480, 250), (480, 566), (640, 566), ("Rb", "2"))
    picture.wire("A0+", ("a", "middle"), (560, 195), (560, 272), ("J", "3"))
    picture.wire("A0-", ("Ra", "2"), ("Rb", "1"))
    picture.wire("A0-", (640, 451), (590, 451), (590, 338), ("J", "4"))
    picture.dots()
    picture.text("no screen: pole 5 stays free", TERMINAL + 75, picture.pads["J", "5"][1] + 54, 15, "middle")
    del picture.nets["J", "5"]
    steps(picture, 612, "1  Middle of the cell to A+, middle of the two resistors to A−. 2 kΩ between the ends of the cell, the third wire is its middle.",
          "2  Resistors of 1 % can use up 64 % of the range; a pair that differs by 10 ppm/K drifts by 1.2 N/K. Take two of one reel.",
          "3  Press: the count must rise; if it falls, exchange the two ends of the cell.",
          "4  For tries, not for a board: half the signal, and the warmth of the resistors is in it. A pair of cells is better and as cheap.")
    return picture


WAYS = {"cell_full_bridge": full_bridge, "cell_half_bridge_pair": pair, "cell_half_bridge_single": single}


def pictures():
    for name, draw in WAYS.items():
        picture = draw()
        found = picture.faults(picture.nets)
        if found:
            raise ValueError(f"{name} does not join what it says:\n" + "\n".join(found))
        yield name, picture
