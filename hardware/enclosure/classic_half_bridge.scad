// SPDX-License-Identifier: CERN-OHL-P-2.0
// The cheap classic board: plywood on eight half-bridge cells, two in each corner. For people up to 100 kg. x right, y forward, z up from the floor; mm.
include <places.scad>
include <looks.scad>
use <cell.scad>

part = "assembly";  // assembly; deck, top_layer, bottom_layer, base, block (one part as it is cut); extent (lowest and highest parts); overlap (must be empty)
cell_kind = half_50;
lowered = 0.4;      // overlap: the knobs give way by less than this

size = [520, 360];
corner = 25;
z_base = 2;
base = 12;
block = 9;
block_size = [44, 78];
apart = 40;         // of the two cells of a corner; the board's cell is the middle between them
z_block = z_base + base;
z_cell = z_block + block;
washer = 1;
z_deck = z_cell + cell_kind[3] + washer;
layer = 12;
mat = 1.5;
z_top = z_deck + 2 * layer;
height = z_top + mat;
tether = [185, 98];

echo(str("HEIGHT classic_half_bridge ", height));
echo(str("CUT classic_half_bridge;base;birch plywood 12 mm;", size[0], " x ", size[1], ";1;corners r ", corner));
echo(str("CUT classic_half_bridge;deck, top layer;birch plywood 12 mm;", size[0], " x ", size[1], ";1;glued to the bottom layer"));
echo(str("CUT classic_half_bridge;deck, bottom layer;birch plywood 12 mm;", size[0], " x ", size[1], ";1;window 120 x 180 over the electronics, cut before gluing"));
echo(str("CUT classic_half_bridge;block;birch plywood 9 mm;", block_size[0], " x ", block_size[1], ";4;two holes of ", cell_kind[5] + 4, ", 40 apart; the frames of the cells lie on their edges"));
echo(str("CUT classic_half_bridge;mat;non-slip mat 1.5 mm, R11;", size[0], " x ", size[1], ";1;four round plugs of 16 over the springs"));

module at_corners() for (i = [0:3]) translate(classic_places[i]) children();
module at_cells() for (p = half_cells()) translate(p) children();
function half_base_holes() = concat(  // what base and sheet are drawn from
  [for (x = [-1, 1], y = [-1, 1]) [[x * tether[0], y * tether[1]], 5.3, 10.5, "5.3"]],
  [for (x = [-45, 45], y = [-75, 75]) [[x, y], 3, 0, "3"]]);
function half_cells() = [for (p = classic_places, s = [-1, 1]) p + [0, s * apart / 2]];
function half_block() = block_size;
module at_tethers() for (i = [0:3]) translate(half_base_holes()[i][0]) children();

module base_plate() color([0.8, 0.68, 0.48]) translate([0, 0, z_base]) difference() {
  linear_extrude(base) rounded(size[0], size[1], corner);
  drill(half_base_holes(), base);
}
module pads() color(rubber) at_cells() cylinder(d = 30, h = z_base);
module blocks() at_corners() color(ply) translate([-block_size[0] / 2, -block_size[1] / 2, z_block]) difference() {
  cube([block_size[0], block_size[1], block]);
  for (s = [-1, 1]) translate([block_size[0] / 2, block_size[1] / 2 + s * apart / 2, -1]) cylinder(d = cell_kind[5] + 4, h = block + 2);
}
module cells() translate([0, 0, z_cell]) at_cells() half_bridge(cell_kind);
module bottom_layer() color(ply) translate([0, 0, z_deck]) difference() {
  linear_extrude(layer) rounded(size[0], size[1], corner);
  translate([-60, -90, -1]) cube([120, 180, layer + 2]);
  at_tethers() { translate([0, 0, -1]) cylinder(d = 6.5, h = layer + 2); translate([0, 0, 6]) cylinder(d = 16, h = layer); }
}
module top_layer() color([0.92, 0.81, 0.6]) translate([0, 0, z_deck + layer]) difference() {
  linear_extrude(layer) rounded(size[0], size[1], corner);
  at_tethers() translate([0, 0, -1]) cylinder(d = 16, h = layer + 2);
}
module washers() color(steel) at_cells() translate([0, 0, z_deck - washer]) cylinder(d = 30, h = washer);
module the_mat() color(mat_grey) translate([0, 0, z_top]) linear_extrude(mat) rounded(size[0] - 2, size[1] - 2, corner);
module tethers() translate([0, 0, z_base]) at_tethers() color(black) {
  cylinder(d1 = 9.6, d2 = 5, h = 2.6);
  cylinder(d = 5, h = 50);
  translate([0, 0, base]) cylinder(d = 9, h = 4, $fn = 6);
}
module springs() translate([0, 0, z_deck + 6]) at_tethers() {
  spring(10);
  color(steel) translate([0, 0, 10]) cylinder(d = 12, h = 1);
  color(black) translate([0, 0, 11]) cylinder(d = 9, h = 4, $fn = 6);
}
module boards() translate([0, 0, z_block]) electronics(100, 160);
module deck_group() { bottom_layer(); top_layer(); the_mat(); }
module base_group() { base_plate(); pads(); blocks(); boards(); at_cells() translate([0, 0, z_cell]) cylinder(d = 34, h = cell_kind[4]); }

// Steps: 1 base, 2 blocks and cells, 3 electronics and screws, 4 deck, 5 springs, 6 mat.
module classic_half_bridge(step = 99, lift = 0) {
  base_plate();
  pads();
  if (step >= 2) { translate([0, 0, lift * 0.5]) blocks(); translate([0, 0, lift]) cells(); }
  if (step >= 3) { tethers(); boards(); }
  if (step >= 4) {
    translate([0, 0, lift * 1.6]) washers();
    translate([0, 0, lift * 2.2]) bottom_layer();
    translate([0, 0, lift * 3.3]) top_layer();
  }
  if (step >= 5) translate([0, 0, lift * 4.3]) springs();
  if (step >= 6) translate([0, 0, lift * 5]) the_mat();
}

if (part == "assembly") classic_half_bridge();
if (part == "deck") { bottom_layer(); top_layer(); }
if (part == "top_layer") top_layer();
if (part == "bottom_layer") bottom_layer();
if (part == "base") base_plate();
if (part == "block") blocks();
if (part == "extent") { the_mat(); pads(); }
if (part == "overlap") intersection() { translate([0, 0, -lowered]) deck_group(); base_group(); }
