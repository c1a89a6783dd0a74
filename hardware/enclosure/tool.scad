// SPDX-License-Identifier: CERN-OHL-P-2.0
// The calibration tool: carries a known weight on three pins that sit in dimples round a mark, its arrow forward or back. mm.
include <looks.scad>
use <cell.scad>

part = "assembly";  // assembly; board
size = 120;
board = 12;
pin_circle = 60 / sqrt(3);  // three pins, 60 mm apart
peg = 24;                   // fits the bore of your plates: 25 to 31 mm are on sale, measure
pin = 5;

echo(str("CUT tool;board;birch plywood 12 mm;", size, " x ", size, ";1;three holes 5, a centre hole for the peg"));
echo(str("CUT tool;peg;round wood ", peg, ";60 long;1;fits the bore of the plates; glued upright in the middle"));

module board_shape() difference() {
  translate([-size / 2, -size / 2, 0]) cube([size, size, board]);
  for (a = [90, 210, 330]) rotate(a) translate([pin_circle, 0, -1]) cylinder(d = pin, h = board + 2);
  translate([0, 0, board - 1]) linear_extrude(2) polygon([[0, 58], [-8, 46], [8, 46]]);
}
module tool(plates = false) {
  color(ply) translate([0, 0, 6]) board_shape();
  color(steel) for (a = [90, 210, 330]) rotate(a) translate([pin_circle, 0, 0]) { cylinder(d1 = 1, d2 = pin, h = 3); translate([0, 0, 3]) cylinder(d = pin, h = 10); }
  color([0.7, 0.55, 0.35]) translate([0, 0, 6 + board]) cylinder(d = peg, h = 60);
  if (plates) color(black) for (z = [0, 26]) translate([0, 0, 6 + board + z]) difference() { cylinder(d = 230, h = 24); translate([0, 0, -1]) cylinder(d = peg + 2, h = 26); }
}
if (part == "assembly") tool();
if (part == "board") board_shape();
