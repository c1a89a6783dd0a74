// SPDX-License-Identifier: CERN-OHL-P-2.0
// The classic board: a deck of glued plywood on four shear beams. x to the right, y forward, z up from the floor; mm.
include <places.scad>
use <cell.scad>
include <looks.scad>

part = "assembly";  // assembly; deck, top_layer, bottom_layer, base (one part as it is cut); extent (lowest and highest parts); overlap (must be empty)
lowered = 0.9;      // overlap: how far the deck has sunk

size = [520, 360];
corner = 25;
z_base = 2;         // rubber pads
base = 6;
gap = 2;            // spacer under the bolted end
z_beam = z_base + base + gap;
z_cups = z_beam + beam_kind[4] + 4;   // underside of the top layer
layer = 12;
mat = 1.5;
z_deck = z_cups + layer;
height = z_deck + mat;
shapes = ["cone", "slot", "flat", "flat"];
tether = [205, 98];                   // M5 with its spring, beside each ball

echo(str("HEIGHT classic ", height));
for (p = classic_tethers()) echo(str("TETHER ", p[0], " ", p[1]));
echo(str("CUT classic;base;aluminium 6082-T6, 6 mm;", size[0], " x ", size[1], ";1;corners r ", corner));
echo(str("CUT classic;deck, top layer;birch plywood 12 mm, 9 layers;", size[0], " x ", size[1], ";1;corners r ", corner, ", glued to the bottom layer"));
echo(str("CUT classic;deck, bottom layer;birch plywood 12 mm, 9 layers;", size[0], " x ", size[1], ";1;pockets ", beam_kind[2] + 14, " x ", beam_kind[3] + 12, " over the beams, cut before gluing"));
echo(str("CUT classic;mat;non-slip mat 1.5 mm, R11;", size[0], " x ", size[1], ";1;four round plugs of 16 over the springs"));
echo(str("CUT classic;spacer;steel or aluminium 2 mm;", beam_kind[7] - beam_kind[6] + 24, " x ", beam_kind[3], ";4;two holes 10.5"));
echo("CUT classic;cup;steel disc 3 mm;round 30;4;one cone, one slot, two flat; two holes 4.3");

module at_beams() for (i = [0:3]) translate(classic_places[i]) rotate(classic_places[i][0] > 0 ? 0 : 180) children();
function classic_tethers() = [for (x = [-1, 1], y = [-1, 1]) [x * tether[0], y * tether[1]]];
function classic_base_holes() = concat(  // what base and sheet are drawn from
  [for (p = classic_places) for (b = [6, 7]) [p - [sign(p[0]) * beam_kind[b], 0], 10.5, 20, "10.5"]],
  [for (p = classic_tethers()) [p, 5.3, 10.5, "5.3"]],
  [for (x = [-45, 45], y = [-75, 75]) [[x, y], 3.3, 0, "3.3"]],
  [[[-90, 165], 4.3, 0, "4.3 USB cable"], [[65, 90], 4.3, 0, "4.3 eyelet of the screens"]]);
module at_tethers() for (p = classic_tethers()) translate(p) children();

module base_plate() color(alu) translate([0, 0, z_base]) difference() {
  linear_extrude(base) rounded(size[0], size[1], corner);
  drill(classic_base_holes(), base);
}

module pads() color(rubber) {
  at_beams() { cylinder(d = 30, h = z_base); translate([-(beam_kind[6] + beam_kind[7]) / 2, 26, 0]) cylinder(d = 30, h = z_base); }
}

module bottom_layer() color(ply) translate([0, 0, z_cups - layer]) difference() {
  linear_extrude(layer) rounded(size[0], size[1], corner);
  at_beams() translate([-(beam_kind[2] - beam_kind[5]) - 7, -beam_kind[3] / 2 - 6, -1]) cube([beam_kind[2] + 14, beam_kind[3] + 12, layer + 2]);
  at_tethers() { translate([0, 0, -1]) cylinder(d = 6.5, h = layer + 2); translate([0, 0, 6]) cylinder(d = 16, h = layer); }
}

module top_layer() color([0.92, 0.81, 0.6]) translate([0, 0, z_cups]) difference() {
  linear_extrude(layer) rounded(size[0], size[1], corner);
  at_beams() at_bolts(beam_kind) translate([0, 0, -0.01]) cylinder(d = 25, h = 3);  // room for the nuts
  at_beams() for (a = [90, 270]) rotate(a) translate([11, 0, -1]) cylinder(d = 3, h = 9);
  at_tethers() translate([0, 0, -1]) cylinder(d = 16, h = layer + 2);
}

module cups() translate([0, 0, z_cups]) for (i = [0:3]) translate(classic_places[i]) cup(shapes[i]);

module deck() { bottom_layer(); top_layer(); }
module the_mat() color(mat_grey) translate([0, 0, z_deck]) linear_extrude(mat) rounded(size[0] - 24, size[1] - 24, corner - 12);
module stripe() color([0.95, 0.9, 0.45]) translate([0, 0, z_deck]) linear_extrude(mat) difference() { rounded(size[0], size[1], corner); rounded(size[0] - 24, size[1] - 24, corner - 12); }
module spacers() translate([0, 0, z_base + base]) at_beams() spacer(beam_kind, gap);
module beams() translate([0, 0, z_beam]) at_beams() beam(beam_kind);
module balls() translate([0, 0, z_beam]) at_beams() ball(beam_kind, 3);
module bolts() translate([0, 0, z_base]) at_beams() beam_bolts(beam_kind, base, gap);
module tethers() translate([0, 0, z_base]) at_tethers() color(black) {
  cylinder(d1 = 9.6, d2 = 5, h = 2.6);
  cylinder(d = 5, h = 54);
  translate([0, 0, base]) cylinder(d = 9, h = 4, $fn = 6);
}
module springs() translate([0, 0, z_cups - 6]) at_tethers() {
  spring(11);
  color(steel) translate([0, 0, 11]) cylinder(d = 12, h = 1);
  color(black) translate([0, 0, 12]) cylinder(d = 9, h = 4, $fn = 6);
}
module boards() translate([0, 0, z_base + base]) electronics(100, 160);
module cable() color(black) translate([0, 0, z_base + base + 3]) {
  hull() { translate([-20, -63, 0]) sphere(d = 4); translate([-70, -40, 0]) sphere(d = 4); }
  hull() { translate([-70, -40, 0]) sphere(d = 4); translate([-90, 168, 0]) sphere(d = 4); }
  hull() { translate([-90, 168, 0]) sphere(d = 4); translate([-90, 230, 0]) sphere(d = 4); }
}

module deck_group() { deck(); cups(); the_mat(); }
module base_group() { base_plate(); pads(); spacers(); beams(); bolts(); boards(); }

// Steps: 1 base, 2 beams, 3 electronics and screws, 4 deck, 5 springs, 6 mat. `lift`: how far the layers stand apart in an exploded view.
module classic(step = 99, lift = 0) {
  base_plate();
  pads();
  if (step >= 2) {
    translate([0, 0, lift * 0.6]) spacers();
    translate([0, 0, lift]) { beams(); balls(); }
    translate([0, 0, -lift * 0.5]) bolts();
  }
  if (step >= 3) { tethers(); boards(); cable(); }
  if (step >= 4) {
    translate([0, 0, lift * 2.2]) { bottom_layer(); translate([0, 0, lift * 0.5]) cups(); }
    translate([0, 0, lift * 3.5]) top_layer();
  }
  if (step >= 5) translate([0, 0, lift * 4.6]) springs();
  if (step >= 6) translate([0, 0, lift * 5.2]) { the_mat(); stripe(); }
}

module classic_deck_underside() { deck(); cups(); }

if (part == "assembly") classic();
if (part == "deck") deck();
if (part == "base") base_plate();
if (part == "top_layer") top_layer();
if (part == "bottom_layer") bottom_layer();
if (part == "extent") { the_mat(); stripe(); pads(); }
if (part == "overlap") intersection() { translate([0, 0, -lowered]) deck_group(); base_group(); }
