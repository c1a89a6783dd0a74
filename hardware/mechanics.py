# SPDX-License-Identifier: CERN-OHL-P-2.0
"""Checks of the OpenSCAD files: warnings, heights, overlaps, closed solids. Used by check.py."""
import collections
import hashlib
import pathlib
import re
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE / "enclosure"))
import statics  # noqa: E402
from cut_list import cut_list, echoes, openscad  # noqa: E402

MOST_HEIGHT = 60.0
LEAST_ON_A_BALL = 50.0  # N, empty board: no joint may rattle
HELD_BEYOND = {("classic", "back edge"): 40.0, ("classic", "left edge"): 30.0}  # mm, 150 kg: the deck ends there; split decks have stops instead
COARSE = "$fn=10"  # solids are computed with coarse circles: fifteen times as fast, and parts that touch are found all the same
TEMPLATES = ("classic_base", "classic_deck", "classic_marks", "split_base", "split_deck", "split_marks", "half_bridge_base")
VIEWS = ("classic", "classic_half_bridge", "split", "classic_deck", "split_deck", "foot_block", "tool", "cells")
PARTS = (("classic", "base"), ("classic", "bottom_layer"), ("classic", "top_layer"), ("classic_half_bridge", "base"), ("classic_half_bridge", "bottom_layer"),
         ("split", "base"), ("split", "deck"), ("split", "bar"), ("foot_block", "block"), ("tool", "board"))


def complaints(output):
    return [line for line in output.splitlines() if re.match(r"(WARNING|ERROR|DEPRECATED|TRACE|Can't|Parser)", line)]


def warnings():
    """Every file as it is, with each cell that is on sale, each sheet and each view."""
    variants = [(path.stem, ()) for path in sorted((HERE / "enclosure").glob("*.scad"))]
    variants += [(name, ("beam_kind=beam_dyx",)) for name in ("classic", "split", "template")]
    variants += [("template", (f'sheet="{sheet}"',)) for sheet in TEMPLATES] + [("exploded", (f'view="{view}"',)) for view in VIEWS]
    found = []
    with tempfile.TemporaryDirectory() as folder:
        for name, definitions in variants:
            output = openscad(name, pathlib.Path(folder) / "tree.csg", *definitions)
            found += [f"{name}.scad {' '.join(definitions)}: {line}" for line in complaints(output)]
            if not (pathlib.Path(folder) / "tree.csg").exists():
                found.append(f"{name}.scad {' '.join(definitions)}: OpenSCAD wrote nothing: {output.strip()[:200]}")
            (pathlib.Path(folder) / "tree.csg").unlink(missing_ok=True)
    return found


def facets(stl):
    """Triangles of an ASCII STL as triples of points (texts), without those that have no area left."""
    points = [tuple(words) for words in re.findall(r"vertex (\S+) (\S+) (\S+)", stl)]
    triangles = list(zip(points[::3], points[1::3], points[2::3]))
    return [triangle for triangle in triangles if len(set(triangle)) == 3]


def gaps(triangles):
    """Edges that are not run through once each way: a closed solid has none."""
    edges = collections.Counter((a[i], a[(i + 1) % 3]) for a in triangles for i in range(3))
    return [edge for edge, n in edges.items() if n != edges.get(edge[::-1], 0)]


def solid(name, part):
    """The triangles of a part and OpenSCAD's messages."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "part.stl"
        output = openscad(name, path, f'part="{part}"', COARSE)
        return (facets(path.read_text(encoding="utf-8")) if path.exists() else []), output


def closed():
    found = []
    for name, part in PARTS:
        triangles, output = solid(name, part)
        if not triangles:
            found.append(f"{name} {part}: no solid: {output.strip()[-200:]}")
        elif gaps(triangles):
            found.append(f"{name} {part}: {len(gaps(triangles))} open edges, the first at {gaps(triangles)[0][0]}")
    return found


def height(name):
    """The height that the file echoes is that of its solids, the lowest point lies on the floor, and the limit holds."""
    triangles, output = solid(name, "extent")
    said = [float(line.split()[-1]) for line in echoes(output) if line.startswith("HEIGHT ")]
    if len(said) != 1 or not triangles:
        return [f"{name} echoes no height, or has no solids: {output.strip()[-200:]}"]
    z = [float(point[2]) for triangle in triangles for point in triangle]
    found = [f"{name} is {said[0]:g} mm high, limit {MOST_HEIGHT:g}"] if said[0] > MOST_HEIGHT else []
    if abs(max(z) - said[0]) > 0.01 or abs(min(z)) > 0.01:
        found.append(f"{name} says {said[0]:g} mm, its solids reach from {min(z):g} to {max(z):g}")
    return found


def overlap(name, part):
    """What moves, lowered by as much as it may sink, meets nothing that stands still."""
    triangles, output = solid(name, part)
    if "Current top level object is empty" in output:
        return []
    if not triangles:
        return [f"{name} {part}: OpenSCAD gave no answer: {output.strip()[-200:]}"]
    box = [(min(float(p[i]) for t in triangles for p in t), max(float(p[i]) for t in triangles for p in t)) for i in range(3)]
    return [f"{name}: parts overlap within x {box[0]}, y {box[1]}, z {box[2]}"]


def springs():
    """Every ball is loaded when nobody is on the board, and the deck without stops does not tip within its edges."""
    found = [f"{board}: a ball carries {n:.0f} N, at least {LEAST_ON_A_BALL:g} are needed" for board in ("classic", "split") for n in statics.loads_of_empty(board) if n < LEAST_ON_A_BALL]
    for board, edge, a, b in statics.lines():
        held = statics.margin(board, a, b, 150)
        if held < HELD_BEYOND.get((board, edge), 0.0):
            found.append(f"{board}: 150 kg tip the deck {held:.0f} mm beyond its {edge}, {HELD_BEYOND[board, edge]:g} are needed")
    return found


def digests(folder, listing):
    """Files that are not what they were when pictures were made of them, by a list as sha256sum writes it."""
    lines = (HERE / folder / listing).read_text(encoding="utf-8").splitlines()
    return [f"{folder}/{name} has changed since" for digest, name in (line.split(maxsplit=1) for line in lines)
            if hashlib.sha256((HERE / folder / name).read_bytes()).hexdigest() != digest]


def cuts():
    with tempfile.TemporaryDirectory() as folder:
        return [] if (HERE / "enclosure" / "cut_list.md").read_text(encoding="utf-8") == cut_list(folder) else ["cut_list.md is not what the files echo: run enclosure/cut_list.py"]


def checks():
    yield "every OpenSCAD file, sheet and view without a warning", warnings
    yield "cut list is that of the files", cuts
    yield "pictures and sheets are those of the files (else: enclosure/render.sh)", lambda: digests("enclosure", "rendered.sha256")
    yield "printed schematics are those of the files (else: board/print.sh)", lambda: digests("board", "printed.sha256")
    yield "springs load every ball and hold the deck", springs
    for name in ("classic", "classic_half_bridge", "split", "foot_block"):
        yield f"height of {name}", lambda name=name: height(name)
    yield "every cut part is a closed solid", closed
    for name, part, what in (("classic", "overlap", "deck and base"), ("classic_half_bridge", "overlap", "deck and base"), ("split", "overlap", "decks and base"), ("split", "overlap_bar", "toe bars and decks")):
        yield f"no overlap in {name}: {what}", lambda name=name, part=part: overlap(name, part)
