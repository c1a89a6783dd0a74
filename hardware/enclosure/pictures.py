#!/usr/bin/env python3
# SPDX-License-Identifier: CERN-OHL-P-2.0
"""Renders exploded.scad and writes names beside the parts: pictures/*.png. Called by render.sh; arguments: beginnings of names."""
import base64
import math
import pathlib
import subprocess
import sys
import tempfile
from xml.sax.saxutils import escape

HERE = pathlib.Path(__file__).resolve().parent
WIDTH, HEIGHT, MARGIN = 1000, 720, 250
SIZE, FIELD_OF_VIEW = 21, 22.5

WHOLE, EXPLODED, STEP = (0, 0, 30, 58, 0, 25, 1150), (0, 0, 180, 66, 0, 25, 1800), (0, 0, 30, 50, 0, 25, 1330)
BELOW = (0, 0, -46, 42, 0, 20, 1200)

CLASSIC_STEPS = [
    [("base, aluminium 6 mm", (-150, -100, 8)), ("rubber pads below, under\nballs and bolts", (230, -165, 2)), ("holes sunk from below", (141, -140, 8))],
    [("shear beam, free end\noutward", (-180, -140, 42)), ("ball: M12 with round end,\n3 mm out, thread lock", (-230, 140, 46)), ("two M10 from below,\nlow nuts on the beam", (141, 140, 47)), ("spacer 2 mm, bolted\nend only", (150, -156, 9))],
    [("wiring board on\nspacers of 5", (20, -50, 16)), ("M5 × 55 from below,\nwith a nut", (205, -98, 40)), ("USB cable, clamped\nto the base", (-90, 165, 12)), ("cell cables 0.6 m, all alike,\na loose bow at each beam", (110, 150, 30))],
    [("deck: 12 + 12 mm\nplywood, glued", (100, -150, 58)), ("hole of 16 over\neach M5", (-205, 98, 58)), ("rests on the four balls\nand on nothing else", (250, -100, 40))],
    [("spring, washer, lock nut:\npress the spring by 5 mm", (205, -98, 57)), ("the same in all\nfour holes", (-205, 98, 57))],
    [("mat 1.5 mm, plugs over\nthe springs", (0, -80, 60)), ("light stripe", (-250, 60, 60)), ("front: screen side", (60, 178, 60))],
]
HALF_STEPS = [
    [("base, plywood 12 mm", (-150, -100, 14)), ("pads under all eight cells", (230, -178, 2))],
    [("block 9 mm, two\nholes of 25", (-215, -125, 23)), ("two half-bridge cells: a pair.\nThe middle hangs free\nover the hole", (230, -160, 30)), ("frame held at its edge\nby a drop of glue", (230, 160, 26))],
    [("wiring board on\nspacers of 5", (20, -50, 20)), ("M5 × 50 from below,\nwith a nut", (185, -98, 40)), ("wires of a pair: see\nthe wiring picture", (-215, 120, 26))],
    [("deck: 12 + 12 mm\nplywood, glued", (100, -150, 56)), ("hole of 16 over\neach M5", (-185, 98, 56)), ("steel washers under the deck\nrest on the eight knobs", (250, -150, 33))],
    [("spring, washer, lock nut:\npress the spring by 5 mm", (185, -98, 54)), ("the same in all\nfour holes", (-185, 98, 54))],
    [("mat 1.5 mm, plugs over\nthe springs", (0, -80, 57)), ("front: screen side", (60, 178, 57))],
]
SPLIT_STEPS = [
    [("base, aluminium 6 mm", (-150, -60, 8)), ("16: to reach the nuts\nof the springs", (119, -150, 8)), ("M6 threads for the stops", (-195, -165, 8)), ("10.5, sunk from below", (185, 69, 8))],
    [("shear beam, free\nend forward", (185, 100, 42)), ("ball: M12 with round end,\n5 mm out, thread lock", (-185, 145, 48)), ("two M10 from below,\nlow nuts on the beam", (-85, -84, 47)), ("heel beam, free\nend back", (85, -150, 42))],
    [("bridge: strip 66 × 12 × 5 on\ntubes of 26; it is the\nstop of the deck too", (205, 169, 39)), ("bridge over the middle,\n124 long", (0, 169, 39)), ("heel bridge, 60 long", (119, -170, 39)), ("M6 with rubber tip: stop,\n1.0 ± 0.2 mm below the deck", (-195, -165, 46))],
    [("wiring board on\nspacers of 5", (30, -20, 16)), ("USB cable out at\nthe front left", (-105, 185, 12))],
    [("toe bar, on its own cell", (115, 120, 58)), ("deck, aluminium 10 mm", (-105, -60, 58)), ("M6 into the toe cell", (105, 75, 58)), ("rests on three balls\nand on nothing else", (202, -100, 50))],
    [("M5 × 45 through deck\nand bridge", (119, -150, 58)), ("M5 × 45 through deck,\nstrip and bridge", (185, 169, 58)), ("spring, washer, lock nut\nunder the bridge: reached\nthrough the base", (-119, -150, 22))],
    [("mat 1.5 mm", (-105, -60, 60)), ("bead, just over the mat:\nthe crease of the toes", (105, 82, 61)), ("mat of the bar, its own piece", (-120, 130, 60)), ("front: screen side", (60, 178, 60))],
]
CLASSIC_LIFT = [("mat and stripe", (-200, -150, 345)), ("springs and nuts", (205, -98, 305)), ("deck, top layer", (-200, -150, 250)), ("cups: cone, slot, flat, flat", (-230, 140, 194)),
                ("deck, bottom layer", (240, -170, 165)), ("beams with balls", (240, -150, 85)), ("spacers 2 mm", (-141, -140, 43)), ("base", (-200, -160, 8)), ("bolts M10", (141, -140, -18))]
SPLIT_LIFT = [("mats", (-105, -150, 351)), ("toe bar, M5 × 45", (185, 169, 290)), ("deck", (200, -100, 252)), ("toe cell, strip, ledges, cups", (190, 140, 172)),
              ("beams with balls", (200, 60, 85)), ("bridges, springs, stops", (119, -150, 38)), ("wiring board", (0, -60, 16)), ("base", (-200, -175, 8))]
HALF_LIFT = [("mat", (-200, -150, 332)), ("springs and nuts", (185, -98, 287)), ("deck, top layer", (-200, -150, 238)), ("deck, bottom layer, window\nover the electronics", (60, -90, 163)),
             ("steel washers", (230, -160, 118)), ("cells, two a corner", (230, -160, 82)), ("blocks", (230, -175, 46)), ("base", (-200, -160, 14))]


def shots():
    """(name, camera, definitions for OpenSCAD, names of parts with their places)."""
    yield "cells", (-30, 90, 0, 50, 0, 30, 620), {"view": "cells"}, [
        ("SQB, 130 long", (-60, -16, 16)), ("DYX-301, 76 long", (13, 75, 20)), ("single point,\n130 × 30 × 22", (20, 140, 14)), ("half bridge 50 kg,\n34 × 34", (-20, 205, 5)), ("ball in the load hole", (0, 0, 35))]
    for board, steps, lifted in (("classic", CLASSIC_STEPS, CLASSIC_LIFT), ("split", SPLIT_STEPS, SPLIT_LIFT), ("classic_half_bridge", HALF_STEPS, HALF_LIFT)):
        yield board, WHOLE, {"view": board}, []
        yield f"{board}_exploded", EXPLODED, {"view": board, "lift": 55}, lifted
        for i, names in enumerate(steps, 1):
            yield f"{board}_step_{i}", STEP, {"view": board, "step": i}, names
    yield "classic_deck", BELOW, {"view": "classic_deck"}, [
        ("cone", (-230, -140, -43)), ("slot, along the front edge", (230, -140, -43)), ("flat", (-230, 140, -43)), ("pocket for the beam", (180, 150, -46)), ("25, 3 mm deep:\nroom for the nuts", (141, 140, -46)), ("hole 6.5", (-205, 98, -34))]
    yield "split_deck", (0, -25, -46, 42, 0, 20, 900), {"view": "split_deck"}, [
        ("slot, points at the heel", (80, -145, -45)), ("flat", (-80, -145, -45)), ("cone", (-20, 160, -45)), ("toe cell, bolted end\nbehind the gap", (0, -45, -24)), ("ledge, M5 set screw\n0.5 mm below the bar", (-40, -98, -40)),
        ("strip, two M5 set screws\n0.5 mm below the bar", (50, -168, -40)), ("toe bar", (35, -120, -50))]
    yield "foot_block", (0, 150, 30, 58, 0, 25, 1600), {"view": "foot_block"}, [("classic board", (200, 300, 59)), ("foot block, as high", (100, -80, 59)), ("5 mm apart", (-150, 142, 59))]
    yield "tool", (0, 0, 30, 62, 0, 25, 420), {"view": "tool"}, [("arrow: forward,\nthen turned round", (0, 52, 18)), ("three pins, 60 apart", (30, -17, 3)), ("peg for the plates", (0, -12, 60))]


def project(point, camera):
    """Where OpenSCAD's gimbal camera (translate, rotate, distance) shows a point: pixels from the upper left corner."""
    x, y, z = (p - c for p, c in zip(point, camera[:3]))
    turn, tilt = math.radians(-camera[5]), math.radians(90 - camera[3])
    x, y = x * math.cos(turn) - y * math.sin(turn), x * math.sin(turn) + y * math.cos(turn)
    y, z = y * math.cos(tilt) - z * math.sin(tilt), y * math.sin(tilt) + z * math.cos(tilt)
    scale = HEIGHT / 2 / math.tan(math.radians(FIELD_OF_VIEW / 2)) / (camera[6] + y)
    return WIDTH / 2 + x * scale, HEIGHT / 2 - z * scale


def spread(wanted, heights):
    """Heights of lines of text, in the order of `wanted`, moved apart until none overlaps."""
    at = list(wanted)
    for _ in range(200):
        for i in range(1, len(at)):
            short = heights[i - 1] + 14 - (at[i] - at[i - 1])
            if short > 0:
                at[i - 1] -= short / 2
                at[i] += short / 2
    lowest = min([0.0] + [y - SIZE for y in at])
    return [y - lowest for y in at]


def annotate(png, camera, names):
    """An SVG: the rendering with the names in the margins, left and right, and a line from each to its part."""
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="{WIDTH + 2 * MARGIN}" height="{HEIGHT}" font-family="DejaVu Sans" font-size="{SIZE}">',
           '<rect width="100%" height="100%" fill="#f8f8f8"/>', f'<image x="{MARGIN}" width="{WIDTH}" height="{HEIGHT}" xlink:href="data:image/png;base64,{base64.b64encode(png).decode()}"/>']
    for side in (0, 1):
        column = sorted((*reversed(project(place, camera)), words) for words, place in names if (project(place, camera)[0] > WIDTH / 2) == bool(side))
        heights = [SIZE * 1.25 * (words.count("\n") + 1) for *_, words in column]
        for (y, x, words), line in zip(column, spread([max(y, 40) for y, *_ in column], heights)):
            edge = 2 * MARGIN + WIDTH - 14 if side else 14
            reach = max(len(row) for row in words.split("\n")) * SIZE * 0.615 + 8
            start = edge - reach if side else edge + reach
            out.append(f'<path d="M{start:.0f} {line - 7:.0f} L{x + MARGIN:.0f} {y:.0f}" stroke="#ffffff" stroke-width="5"/><path d="M{start:.0f} {line - 7:.0f} L{x + MARGIN:.0f} {y:.0f}" stroke="#b00020" stroke-width="2"/>'
                       f'<circle cx="{x + MARGIN:.0f}" cy="{y:.0f}" r="4" fill="#b00020"/>')
            out += [f'<text x="{edge}" y="{line + i * SIZE * 1.25:.0f}" text-anchor="{"end" if side else "start"}" fill="#111">{escape(row)}</text>' for i, row in enumerate(words.split("\n"))]
    return "\n".join([*out, "</svg>"])


def main(beginnings):
    with tempfile.TemporaryDirectory() as folder:
        raw, svg = pathlib.Path(folder) / "raw.png", pathlib.Path(folder) / "named.svg"
        for name, camera, definitions, names in shots():
            if beginnings and not name.startswith(tuple(beginnings)):
                continue
            values = [word for key, value in definitions.items() for word in ("-D", f'{key}="{value}"' if isinstance(value, str) else f"{key}={value}")]
            subprocess.run(["xvfb-run", "-a", "openscad", "-o", raw, f"--imgsize={WIDTH},{HEIGHT}", "--colorscheme=Tomorrow",
                            "--camera=" + ",".join(map(str, camera)), *values, "exploded.scad"], check=True, cwd=HERE, capture_output=True)
            svg.write_text(annotate(raw.read_bytes(), camera, names), encoding="utf-8")
            target = HERE / "pictures" / f"{name}.png"
            subprocess.run(["rsvg-convert", "-o", target, svg], check=True)
            print(target.relative_to(HERE), target.stat().st_size)


if __name__ == "__main__":
    main(sys.argv[1:])
