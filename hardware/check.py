#!/usr/bin/env python3
# SPDX-License-Identifier: CERN-OHL-P-2.0
"""Holds the board's files against each other and against the firmware: run by ./check --hardware.

Each check has a name and a list of findings; the last line is "N passed, N failed", and the exit code is 1 if one failed.
Needs kicad-cli 9 and openscad; standard library only.
"""
import csv
import os
import pathlib
import re
import subprocess
import sys
import tempfile
from xml.etree import ElementTree

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path.insert(0, str(HERE / "board"))
from sources import BOARDS, netlist, places  # noqa: E402

import bom  # noqa: E402
import mechanics  # noqa: E402


def run(*command, **options):
    return subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False, **options)


def differences(expected, found, what):
    """One line for each member of only one of two sets."""
    return [f"{what} lacks {item}" for item in sorted(expected - found)] + [f"{what} has {item} too many" for item in sorted(found - expected)]


# ---- electronics

def generated_files():
    done = run(sys.executable, HERE / "board" / "draw.py", "--check")
    return (done.stdout + done.stderr).splitlines() if done.returncode else []


def kicad(*command):
    with tempfile.TemporaryDirectory() as empty:
        return run("kicad-cli", *command, env={**os.environ, "KICAD_CONFIG_HOME": empty})


def electrical_rules(board):
    with tempfile.TemporaryDirectory() as folder:
        report = pathlib.Path(folder) / "erc.txt"
        done = kicad("sch", "erc", "--severity-all", "--exit-code-violations", "-o", report, HERE / "board" / board / f"{board}.kicad_sch")
        if done.returncode == 0:
            return []
        return report.read_text(encoding="utf-8").splitlines() if report.exists() else [done.stderr.strip() or "kicad-cli wrote no report"]


def nets_of_export(xml):
    """{net: {(ref, pin)}} of KiCad's XML, without its nets of a single open pin; local labels lose their "/"."""
    root = ElementTree.fromstring(xml)
    return {net.get("name").removeprefix("/"): {(node.get("ref"), node.get("pin")) for node in net.iter("node")}
            for net in root.iter("net") if not net.get("name").startswith("unconnected-")}


def exported_netlist(board):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "nets.xml"
        done = kicad("sch", "export", "netlist", "--format", "kicadxml", "-o", path, HERE / "board" / board / f"{board}.kicad_sch")
        if not path.exists():
            return [done.stderr.strip()]
        found = nets_of_export(path.read_text(encoding="utf-8"))
    return differences({(net, *node) for node, net in netlist(board).items()}, {(net, *node) for net, nodes in found.items() for node in nodes}, "the schematic")


def pins_of_firmware(header):
    """{net: pin of the Nano} as the constants of pins.h put them: PD0 to PD7 are D0 to D7, PB0 to PB5 D8 to D13, PC0 to PC7 A0 to A7."""
    value = {name: int(number) for name, number in re.findall(r"(PIN_\w+) = (\d+)", header)}
    nets = {}
    for i in range(value["PIN_DOUT_PORTD_COUNT"]):
        nets[f"DOUT{i + 1}"] = f"D{value['PIN_DOUT_PORTD_FIRST'] + i}"
    for i in range(value["PIN_DOUT_PORTC_COUNT"]):
        nets[f"DOUT{value['PIN_DOUT_PORTD_COUNT'] + i + 1}"] = f"A{value['PIN_DOUT_PORTC_FIRST'] + i}"
    nets["SCK"] = f"D{8 + value['PIN_SCK_PORTB']}"
    nets["CLKO"] = "D8"  # PB0 by the chip itself, once its fuse is set
    return nets


def pin_map(board):
    firmware = pins_of_firmware((HERE / "firmware" / "avr" / "pins.h").read_text(encoding="utf-8"))
    cells = len(places(board))
    wanted = {(net, pin) for net, pin in firmware.items() if not net.startswith("DOUT") or int(net[4:]) <= cells}
    found = {(net, pin) for (ref, pin), net in netlist(board).items() if ref == "A1" and pin not in ("5V", "GND")}
    return differences(wanted, found, "netlist.csv")


# ---- places of the cells

def zones_of_wire(header):
    return {name: int(number) for name, number in re.findall(r"WIRE_(ZONE_\w+) = (\d+)", header)}


def places_of_firmware(source, zones, board):
    """[(x mm, y mm, zone)] of a table of core/models.c."""
    table = re.search(rf"struct place {board}\[\] = \{{(.*?)\}};", source, re.S).group(1)
    return [(int(x) / 10, int(y) / 10, zones[zone]) for x, y, zone in re.findall(r"\{(-?\d+), (-?\d+), WIRE_(ZONE_\w+)\}", table)]


def places_of_program(source, header, board):
    """[(x mm, y mm, zone)] of classicBoard() or splitBoard() of posture/board.cpp."""
    zones = {name: int(number) for name, number in re.findall(r"(\w+) = (\d+)", re.search(r"enum class Zone[^{]*\{(.*?)\}", header, re.S).group(1))}
    body = re.search(rf"Board {board}Board\(\) \{{.*?cells = \{{(.*?)\}};", source, re.S).group(1)
    return [(float(x), float(y), zones[zone]) for x, y, zone in re.findall(r"\{\{(-?[\d.]+), (-?[\d.]+)\}, Zone::(\w+)\}", body)]


def cell_places(board, where):
    wanted = [(place.x, place.y, place.zone) for place in places(board)]
    if where == "firmware/core/models.c":
        zones = zones_of_wire((ROOT / "src" / "wire" / "messages.h").read_text(encoding="utf-8"))
        found = places_of_firmware((HERE / where).read_text(encoding="utf-8"), zones, board)
    else:
        found = places_of_program((ROOT / where).read_text(encoding="utf-8"), (ROOT / where.replace(".cpp", ".hpp")).read_text(encoding="utf-8"), board)
    if len(wanted) != len(found):
        return [f"{where} has {len(found)} cells, places.csv has {len(wanted)}"]
    return [f"cell {i}: x, y, zone are {b} in {where}, {a} in places.csv" for i, (a, b) in enumerate(zip(wanted, found), 1) if a != b]


def marks_of_program(source, header, board):
    """[(x mm, y mm, zone)] of marksOf() of board/marks.cpp."""
    zones = {name: int(number) for name, number in re.findall(r"(\w+) = (\d+)", re.search(r"enum class Zone[^{]*\{(.*?)\}", header, re.S).group(1))}
    classic, split = re.search(r"marksOf\(.*?\) \{.*?return \{(.*?)\};.*?return \{(.*?)\};", source, re.S).groups()
    text = classic if board == "classic" else split
    return [(float(x), float(y), zones[zone]) for x, y, zone in re.findall(r"\{\{(-?[\d.]+), (-?[\d.]+)\}, Zone::(\w+)\}", text)]


def marks(board):
    """The program asks for the marks that the template has, in the same order."""
    with (HERE / "board" / "marks.csv").open(encoding="utf-8") as file:
        wanted = [(float(row["x_mm"]), float(row["y_mm"]), int(row["zone"])) for row in csv.DictReader(file) if row["board"] == board]
    found = marks_of_program((ROOT / "src" / "board" / "marks.cpp").read_text(encoding="utf-8"), (ROOT / "src" / "posture" / "board.hpp").read_text(encoding="utf-8"), board)
    return [] if wanted == found else [f"board/marks.cpp has {found}, marks.csv has {wanted}"]


# ---- parts

def parts_list(board):
    """Each part of the schematic is in bom.csv, and the other way round; what is not fitted is among the options."""
    rows = bom.parts()
    listed = set().union(*(bom.references(row["refs"]) for row in bom.of(rows, board)))
    options = set().union(*(bom.references(row["refs"]) for row in bom.of(rows, "option")))
    drawn = {ref for ref, _ in netlist(board)}
    return differences(drawn - options, listed, "bom.csv")


def totals_in_readme():
    main = (ROOT / "README.md").read_text(encoding="utf-8")
    found = [f"README.md of the main folder does not say that {board} costs about {price}" for board in bom.BOARDS
             if (price := f"€{bom.total(bom.of(bom.parts(), board)):.0f}") not in main]
    return found if bom.totals(bom.parts()) in (HERE / "README.md").read_text(encoding="utf-8") else [*found, "the table of prices in README.md is not what bom.py prints"]


def statics_in_decisions():
    return [] if mechanics.statics.report() in (HERE / "decisions.md").read_text(encoding="utf-8") else ["the tables of the springs in decisions.md are not what enclosure/statics.py prints"]


def links(page):
    """Every relative link and picture of a page leads to a file."""
    text = (HERE / page).read_text(encoding="utf-8")
    targets = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text) + re.findall(r'(?:src|href)="([^"#:]+)"', text)
    return [f"{page} links to {target}, which is not there" for target in targets if not ((HERE / page).parent / target).exists()]


# ---- guide

def bom_in_guide():
    """Each part of bom.csv is named in the guide's table, and each price of the README too."""
    guide = (HERE / "guide.md").read_text(encoding="utf-8")
    return [f"guide.md does not name {part}" for part in sorted({row["part"] for row in bom.parts()}) if part not in guide]


def commands_of(page):
    """Lines "surefoot ..." of the code blocks of a page."""
    return [line.split("#")[0].strip() for block in re.findall(r"^```\n(.*?)^```", page, re.S | re.M) for line in block.splitlines() if line.startswith("surefoot ")]


def newest_build():
    """Directory of the newest surefoot that has a virtual board beside it, or None."""
    found = [path.parent for path in (ROOT / "build").glob("*/surefoot") if (path.parent / "virtual_board").exists()]
    return max(found, key=lambda path: (path / "surefoot").stat().st_mtime, default=None)


def guide_runs(board):
    """Every command of the guide succeeds on a virtual board that is built a little differently from what its memory says."""
    build = newest_build()
    if build is None:
        return ["no build has surefoot and virtual_board: ./check --quick first"]
    findings = []
    with tempfile.TemporaryDirectory() as folder:
        for command in commands_of((HERE / "guide.md").read_text(encoding="utf-8")):
            words = command.split()[1:]
            words += ["--speed", "10"] if words[:2] == ["board", "prove"] else []
            words = [str(pathlib.Path(folder) / word) if word.endswith(".html") else word for word in words]
            hands = [sys.executable, HERE / "virtual_board" / "hands.py", "--build", build, "--model", board, "--data", f"{folder}/data", "--eeprom", f"{folder}/eeprom",
                     "--board", "--gains 2 --places 1 --oscillators 2 --speed 8", "--start", "tool:1,-1"]
            done = run(*hands, "--", *words, timeout=600)
            if done.returncode:
                findings += [f"{command}: exit code {done.returncode}", *done.stderr.splitlines()[-3:]]
                break
    return findings


# ---- running them

def checks():
    """(name, function) of every check, cheap ones first."""
    yield "own tests of these checks", lambda: unit_tests()
    yield "draw.py changes nothing", generated_files
    for board in BOARDS:
        yield f"pin map of {board} is that of pins.h", lambda board=board: pin_map(board)
        for where in ("firmware/core/models.c", "src/posture/board.cpp"):
            yield f"cell places of {board} in {where}", lambda board=board, where=where: cell_places(board, where)
        yield f"marks of {board} in board/marks.cpp", lambda board=board: marks(board)
        yield f"electrical rules of {board}", lambda board=board: electrical_rules(board)
        yield f"exported netlist of {board} is netlist.csv", lambda board=board: exported_netlist(board)
        yield f"parts of {board} are in bom.csv", lambda board=board: parts_list(board)
    yield "prices in the READMEs are those of bom.py", totals_in_readme
    yield "springs in decisions.md are those of statics.py", statics_in_decisions
    yield "parts of bom.csv are in guide.md", bom_in_guide
    # The split board takes twice as long; its calibration is tested without its processor (tests/board).
    yield "commands of guide.md on the virtual classic board", lambda: guide_runs("classic")
    for page in ("README.md", "guide.md", "calibration.md", "decisions.md", "board/README.md", "enclosure/README.md"):
        yield f"links of {page}", lambda page=page: links(page)
    yield from mechanics.checks()


def unit_tests():
    done = run(sys.executable, "-m", "unittest", "-q", "test_check", cwd=HERE)
    return done.stderr.splitlines() if done.returncode else []


def verdict(name, findings):
    """Lines to print: the name, and below it what was found."""
    return [f"{'FAILED' if findings else 'ok    '}  {name}"] + [f"        {line}" for line in findings[:20]]


def main():
    passed = failed = 0
    for name, check in checks():
        findings = check()
        passed, failed = passed + (not findings), failed + bool(findings)
        print("\n".join(verdict(name, findings)), flush=True)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
