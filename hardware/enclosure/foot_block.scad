// SPDX-License-Identifier: CERN-OHL-P-2.0
// The block that bears heel and ball of both feet for seated presses on a classic board; the toes lie on the edge of the deck. mm.
include <looks.scad>
use <cell.scad>

part = "assembly";  // assembly; block
size = [420, 280];
height = 59.5;      // that of the classic board
top = 12;
wall = 18;
pad = 2;
mat = 1.5;
inside = height - mat - pad - top;

echo(str("HEIGHT foot_block ", height));
echo(str("CUT foot_block;top;birch plywood 12 mm;", size[0], " x ", size[1], ";1;edges r 3"));
echo(str("CUT foot_block;long side;plywood 18 mm;", size[0], " x ", inside, ";2;"));
echo(str("CUT foot_block;short side and middle;plywood 18 mm;", size[1] - 2 * wall, " x ", inside, ";3;glued and screwed"));

module block() translate([0, 0, pad]) {
  color(ply) translate([-size[0] / 2, -size[1] / 2, inside]) cube([size[0], size[1], top]);
  color([0.8, 0.68, 0.48]) {
    for (y = [-size[1] / 2, size[1] / 2 - wall]) translate([-size[0] / 2, y, 0]) cube([size[0], wall, inside + 0.01]);
    for (x = [-size[0] / 2, -wall / 2, size[0] / 2 - wall]) translate([x, -size[1] / 2 + wall - 0.01, 0]) cube([wall, size[1] - 2 * wall + 0.02, inside + 0.01]);
  }
}
module foot_block() {
  block();
  color(rubber) for (x = [-1, 1], y = [-1, 1]) translate([x * 180, y * 110, 0]) cylinder(d = 30, h = pad);
  color(mat_grey) translate([-size[0] / 2 + 1, -size[1] / 2 + 1, height - mat]) cube([size[0] - 2, size[1] - 2, mat]);
}
if (part == "assembly") foot_block();
if (part == "block") block();
if (part == "extent") foot_block();
