# SPDX-License-Identifier: CERN-OHL-P-2.0
"""Writes KiCad 9 schematics: symbols, sheets, projects. Knows the file format, not the board. Lengths in grid steps of 1.27 mm."""
import collections
import json
import uuid

GRID = 1.27
SPACE = uuid.UUID("5eedf007-0000-5000-8000-000000000000")

Pin = collections.namedtuple("Pin", "name type x y side")  # y up, from the middle of the symbol; the end where wires meet


def text(value):
    return '"' + str(value).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def mm(steps):
    return f"{steps * GRID:.4f}".rstrip("0").rstrip(".") or "0"


def effects(size, *justify, hide=False):
    words = f" (justify {' '.join(justify)})" if justify else ""
    return f"(effects (font (size {size} {size})){words}{' (hide yes)' if hide else ''})"


class Symbol:
    """A box with named pins, or a two-pole drawn by `lines`. `width` and `height` in steps; pins stick out by `reach`."""
    ANGLE = {"left": 0, "right": 180, "top": 270, "bottom": 90}

    def __init__(self, name, prefix, pins, box=None, lines=(), reach=3, names=True, power=False):
        self.name, self.prefix, self.pins, self.box, self.lines, self.reach, self.names, self.power = name, prefix, pins, box, lines, reach, names, power

    @staticmethod
    def boxed(name, prefix, left, right, half_width, pitch):
        """left, right: (pin, type) from top to bottom. The first pins lie `pitch` below the upper edge."""
        rows = max(len(left), len(right))
        top = (rows + 1) // 2 * pitch
        pins = [Pin(pin, kind, sign * (half_width + 3), top - pitch * i, side)
                for side, sign, column in (("left", -1, left), ("right", 1, right)) for i, (pin, kind) in enumerate(column)]
        return Symbol(name, prefix, pins, (-half_width, top + pitch, half_width, top - pitch * rows))

    def write(self, library=""):
        out = [f'(symbol {text(library + self.name)}{" (power)" if self.power else ""} (pin_numbers (hide yes)) '
               f'(pin_names (offset 0.8){"" if self.names else " (hide yes)"}) (exclude_from_sim no) (in_bom yes) (on_board yes)']
        for key, value in (("Reference", self.prefix), ("Value", self.name), ("Footprint", ""), ("Datasheet", ""), ("Description", "")):
            out.append(f'(property {text(key)} {text(value)} (at 0 0 0) {effects(GRID, hide=key not in ("Reference", "Value"))})')
        out.append(f"(symbol {text(self.name + '_0_1')}")
        if self.box:
            x1, y1, x2, y2 = self.box
            out.append(f"(rectangle (start {mm(x1)} {mm(y1)}) (end {mm(x2)} {mm(y2)}) (stroke (width 0.25) (type default)) (fill (type background)))")
        for line in self.lines:
            points = " ".join(f"(xy {mm(x)} {mm(y)})" for x, y in line)
            out.append(f"(polyline (pts {points}) (stroke (width 0.3) (type default)) (fill (type none)))")
        out.append(f") (symbol {text(self.name + '_1_1')}")
        for pin in self.pins:
            out.append(f"(pin {pin.type} line (at {mm(pin.x)} {mm(pin.y)} {self.ANGLE[pin.side]}) (length {mm(self.reach)}) "
                       f"(name {text(pin.name)} {effects(1.5)}) (number {text(pin.name)} {effects(GRID)}))")
        out.append(") (embedded_fonts no))")
        return "\n".join(out)


class Sheet:
    """One schematic. Coordinates in steps, y down. Wires are drawn only between pins of one net."""

    def __init__(self, project, title, nets, comments):
        self.project, self.title, self.nets, self.comments = project, title, nets, comments
        self.root = uuid.uuid5(SPACE, project)
        self.items, self.wires, self.symbols, self.placed, self.count = [], [], {}, {}, 0

    def uid(self, what):
        return uuid.uuid5(self.root, what)

    def place(self, symbol, ref, x, y, value, angle=0, fitted=True, fields=None, note=""):
        """`fields`: where reference and value are written, as offsets (x, y) from the middle, or None: above and below."""
        self.symbols[symbol.name] = symbol
        turn = {0: lambda p: (p.x, -p.y), 90: lambda p: (-p.y, -p.x), 270: lambda p: (p.y, p.x)}[angle]
        for pin in symbol.pins:
            dx, dy = turn(pin)
            self.placed[ref, pin.name] = (x + dx, y + dy)
        hidden = ref.startswith("#")
        (rx, ry), (vx, vy) = fields or ((0, -3), (0, 3))
        out = [f'(symbol (lib_id "surefoot:{symbol.name}") (at {mm(x)} {mm(y)} {angle}) (unit 1) (exclude_from_sim no) (in_bom {"no" if hidden else "yes"}) '
               f'(on_board yes) (dnp {"no" if fitted else "yes"}) (uuid {text(self.uid(ref))})']
        upright = 0 if angle == 0 else 90
        for key, value_, dx, dy, hide in (("Reference", ref, rx, ry, hidden), ("Value", value, vx, vy, False), ("Footprint", "", 0, 0, True),
                                          ("Datasheet", "", 0, 0, True), ("Description", note, 0, 0, True)):
            out.append(f"(property {text(key)} {text(value_)} (at {mm(x + dx)} {mm(y + dy)} {upright}) {effects(1.6, *(('left',) if dx > 0 else ()), hide=hide)})")
        for pin in symbol.pins:
            out.append(f"(pin {text(pin.name)} (uuid {text(self.uid(ref + '.' + pin.name))}))")
        out.append(f'(instances (project {text(self.project)} (path "/{self.root}" (reference {text(ref)}) (unit 1)))))')
        self.items.append("\n".join(out))

    def at(self, ref, pin):
        return self.placed[ref, pin]

    def net(self, ref, pin):
        return self.nets[ref, pin]

    def wire(self, *points):
        for a, b in zip(points, points[1:]):
            if a[0] != b[0] and a[1] != b[1]:
                raise ValueError(f"{self.project}: a wire from {a} to {b} would be slanted")
            if a != b:
                self.wires.append((a, b))

    def join(self, first, *others, via=()):
        """A wire from one pin through points to another; both must be of one net of the list."""
        ends = [first, *others]
        if len({self.net(*end) for end in ends}) != 1:
            raise ValueError(f"{self.project}: drawn as one wire, but netlist.csv says otherwise: {ends}")
        self.wire(self.at(*first), *via, self.at(*others[-1]))

    def label(self, ref, pin, dx, at=None):
        """The name of the pin's net at the end of a wire of `dx` steps to the side (negative: left), or anywhere on it."""
        x, y = at or self.at(ref, pin)
        self.wire((x, y), (x + dx, y))
        self.name(self.net(ref, pin), x + dx, y, left=dx < 0)

    def name(self, net, x, y, left=False):
        self.count += 1
        self.items.append(f"(label {text(net)} (at {mm(x)} {mm(y)} {180 if left else 0}) {effects(1.6, 'right' if left else 'left', 'bottom')} "
                          f"(uuid {text(self.uid(f'label {self.count}'))}))")

    def unused(self, ref, pin):
        x, y = self.at(ref, pin)
        self.items.append(f"(no_connect (at {mm(x)} {mm(y)}) (uuid {text(self.uid(f'open {ref}.{pin}'))}))")

    def note(self, words, x, y, size=1.8):
        self.count += 1
        self.items.append(f"(text {text(words)} (exclude_from_sim no) (at {mm(x)} {mm(y)} 0) {effects(size, 'left', 'top')} (uuid {text(self.uid(f'text {self.count}'))}))")

    def frame(self, title, x, y, width, height):
        self.count += 1
        self.items.append(f"(rectangle (start {mm(x)} {mm(y)}) (end {mm(x + width)} {mm(y + height)}) (stroke (width 0.2) (type dash)) (fill (type none)) "
                          f"(uuid {text(self.uid(f'frame {self.count}'))}))")
        self.note(title, x + 1.5, y + 1.5, 2.5)

    def pieces(self):
        """The wires, cut where an end of another or a pin touches them, each piece once: what KiCad expects."""
        ends = {p for wire in self.wires for p in wire} | set(self.placed.values())
        found = set()
        for a, b in self.wires:
            x, y = sorted((a[0], b[0])), sorted((a[1], b[1]))
            cuts = sorted(p for p in ends if x[0] <= p[0] <= x[1] and y[0] <= p[1] <= y[1])
            found.update(zip(cuts, cuts[1:]))
        return sorted(found)

    def write(self):
        out = [f'(kicad_sch (version 20250114) (generator "surefoot_draw") (generator_version "9.0") (uuid {text(self.root)}) (paper "A3")',
               f'(title_block (title {text(self.title)}) (rev "1") (company "Surefoot, CERN-OHL-P-2.0")']
        out += [f"(comment {i} {text(words)})" for i, words in enumerate(self.comments, 1)] + [")", "(lib_symbols"]
        out += [symbol.write("surefoot:") for _, symbol in sorted(self.symbols.items())] + [")"]
        pieces = self.pieces()
        ends = collections.Counter(p for piece in pieces for p in piece) + collections.Counter(self.placed.values())
        out += [f"(junction (at {mm(x)} {mm(y)}) (diameter 0) (color 0 0 0 0) (uuid {text(self.uid(f'junction {x} {y}'))}))"
                for (x, y), n in sorted(ends.items()) if n > 2]
        out += [f"(wire (pts (xy {mm(a[0])} {mm(a[1])}) (xy {mm(b[0])} {mm(b[1])})) (stroke (width 0) (type default)) (uuid {text(self.uid(f'wire {i}'))}))"
                for i, (a, b) in enumerate(pieces)]
        return "\n".join(out + self.items + ['(sheet_instances (path "/" (page "1")))', "(embedded_fonts no))"]) + "\n"


def library(symbols):
    return "\n".join(['(kicad_symbol_lib (version 20241209) (generator "surefoot_draw") (generator_version "9.0")',
                      *(symbol.write() for symbol in symbols), ")"]) + "\n"


def project(name):
    return json.dumps({"meta": {"filename": f"{name}.kicad_pro", "version": 3}, "schematic": {"legacy_lib_dir": "", "legacy_lib_list": []},
                       "sheets": [[str(uuid.uuid5(SPACE, name)), "Root"]]}, indent=2) + "\n"


LIBRARY_TABLE = ('(sym_lib_table\n  (version 7)\n  (lib (name "surefoot")(type "KiCad")(uri "${KIPRJMOD}/../surefoot.kicad_sym")'
                 '(options "")(descr "Symbols of the Surefoot boards"))\n)\n')
