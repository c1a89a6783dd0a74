# SPDX-License-Identifier: CERN-OHL-P-2.0
"""SVG pictures of wiring: parts with pads, wires as horizontal, vertical or slanted lines, and the proof that the wires join what a list says."""
from xml.sax.saxutils import escape

COLOURS = {"+5V": "#c62828", "+5VA": "#c62828", "GND": "#111111", "SCK": "#e67e00", "SCK_BUS": "#e67e00", "SHIELD": "#5d8a2f"}
CELL_COLOURS = {"E+": "#c62828", "E-": "#111111", "A+": "#1b8a3a", "A-": "#8d8d8d"}  # as most cells have them; A- is the white wire
DOUT_COLOURS = ("#1565c0", "#7b1fa2", "#00838f", "#ad1457", "#4527a0", "#00695c", "#2e5c9a", "#8e4a9e")


def colour(net):
    if net in COLOURS:
        return COLOURS[net]
    if net.startswith("DOUT"):
        return DOUT_COLOURS[int(net[4:]) - 1]
    return CELL_COLOURS[net[0] + net[-1]]


def on(point, a, b):
    """True if the point lies on the line from a to b."""
    (x, y), (x1, y1), (x2, y2) = point, a, b
    across = (x2 - x1) * (y - y1) - (y2 - y1) * (x - x1)
    length = max(abs(x2 - x1), abs(y2 - y1), 1)
    return abs(across) / length < 1 and min(x1, x2) - 0.5 <= x <= max(x1, x2) + 0.5 and min(y1, y2) - 0.5 <= y <= max(y1, y2) + 0.5


class Picture:
    def __init__(self, title, width, height):
        self.title, self.width, self.height = title, width, height
        self.under, self.over, self.lines, self.pads = [], [], [], {}

    # ---- shapes

    def box(self, x, y, width, height, fill="#ffffff", stroke="#333333", radius=4, line=1.5, below=False):
        (self.under if below else self.over).append(f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" rx="{radius}" fill="{fill}" stroke="{stroke}" stroke-width="{line}"/>')

    def path(self, d, stroke="#333333", fill="none", line=1.5):
        self.over.append(f'<path d="{d}" fill="{fill}" stroke="{stroke}" stroke-width="{line}" stroke-linecap="round" stroke-linejoin="round"/>')

    def circle(self, x, y, r, fill="#ffffff", stroke="#333333"):
        self.over.append(f'<circle cx="{x:g}" cy="{y:g}" r="{r:g}" fill="{fill}" stroke="{stroke}" stroke-width="1.5"/>')

    def text(self, words, x, y, size=16, anchor="start", fill="#111111", bold=False, turn=0, halo=False):
        edge = ' stroke="#ffffff" stroke-width="5" paint-order="stroke"' if halo else ""
        weight = ' font-weight="bold"' if bold else ""
        turned = f' transform="rotate({turn} {x:g} {y:g})"' if turn else ""
        for i, line in enumerate(words.split("\n")):
            self.over.append(f'<text x="{x:g}" y="{y + i * size * 1.3:g}" font-size="{size}" text-anchor="{anchor}" fill="{fill}"{weight}{edge}{turned}>{escape(line)}</text>')

    # ---- wiring

    def pad(self, ref, pin, x, y):
        self.pads[ref, pin] = (x, y)
        self.circle(x, y, 4.5, "#f4d27a", "#7a5c00")

    def wire(self, net, *points, paint=None):
        """Through points; a point may be a pad (ref, pin)."""
        points = [self.pads.get(p, p) for p in points]
        self.lines += [(net, a, b) for a, b in zip(points, points[1:]) if a != b]
        d = "M" + " L".join(f"{x:g} {y:g}" for x, y in points)
        self.under.append(f'<path d="{d}" fill="none" stroke="#ffffff" stroke-width="7"/>')
        dash = ' stroke-dasharray="9 4"' if net == "SHIELD" else ""
        self.under.append(f'<path d="{d}" fill="none" stroke="{paint or colour(net)}" stroke-width="3" stroke-linejoin="round"{dash}/>')

    def dot(self, net, x, y):
        self.over.append(f'<circle cx="{x:g}" cy="{y:g}" r="5.5" fill="{colour(net)}"/>')

    def dots(self):
        """A dot wherever three wires of a net meet."""
        for net, point in sorted({(net, p) for net, a, b in self.lines for p in (a, b)}):
            arms = {(c if point == d else d) if point in (c, d) else (c, d) for n, c, d in self.lines if n == net and on(point, c, d)}
            if sum(1 if isinstance(arm[0], (int, float)) else 2 for arm in arms) > 2:
                self.dot(net, *point)

    def faults(self, nets):
        """What is wrong with the wires drawn, against {(ref, pin): net}: pads of a net that hang together with too few or too many."""
        found = []
        pads = {node: point for node, point in self.pads.items() if node in nets}
        found += [f"{ref}.{pin} is not in the picture" for ref, pin in nets if (ref, pin) not in self.pads]
        group = list(range(len(self.lines)))

        def root(i):
            while group[i] != i:
                i = group[i]
            return i
        for i, (net, a, b) in enumerate(self.lines):
            for j, (other, c, d) in enumerate(self.lines[:i]):
                touch = any(on(p, c, d) for p in (a, b)) or any(on(p, a, b) for p in (c, d))
                if touch and net == other:
                    group[root(i)] = root(j)
                elif touch:
                    found.append(f"wires of {net} and {other} touch at {a} {b}")
        for net in sorted(set(nets.values())):
            roots = set()
            for node in (n for n, its in nets.items() if its == net and n in pads):
                at = {root(i) for i, (n, a, b) in enumerate(self.lines) if n == net and on(pads[node], a, b)}
                if not at:
                    found.append(f"{'.'.join(node)} has no wire of {net}")
                roots |= at
            if len(roots) > 1:
                found.append(f"the wires of {net} are in {len(roots)} pieces")
        for node, point in self.pads.items():
            found += [f"a wire of {net} ends at {'.'.join(node)}" for net, a, b in self.lines if point in (a, b) and nets.get(node, net if node[0] == "" else None) != net]
        return sorted(set(found))

    def write(self):
        return "\n".join([f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.width} {self.height}" width="{self.width}" height="{self.height}" '
                          'font-family="DejaVu Sans, Verdana, sans-serif">', f"<title>{escape(self.title)}</title>",
                          f'<rect width="{self.width}" height="{self.height}" fill="#ffffff"/>', *self.under, *self.over, "</svg>"]) + "\n"
