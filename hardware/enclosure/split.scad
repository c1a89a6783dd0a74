// SPDX-License-Identifier: CERN-OHL-P-2.0
// The split board: two decks of aluminium on three shear beams each, each deck carrying its toe bar. x right, y forward, z up from the floor; mm.
// A deck is drawn as the right one from its own middle (lateral is +x); the left one is its mirror image.
include <places.scad>
include <looks.scad>
use <cell.scad>

part = "assembly";  // assembly; deck, bar, base (one part as it is cut); extent (lowest and highest parts); overlap, overlap_bar (must be empty)
toe_kind = point_50;
lowered = 0.9;      // overlap: how far the decks have sunk

deck_size = [205, 350];
between = 5;
base_size = [450, 370];
corner = 25;
z_base = 2;
base = 6;
gap = 2;
z_beam = z_base + base + gap;
z_deck = z_beam + beam_kind[4] + 6;   // underside: 1 mm over the low nuts of the beams
deck = 10;
mat = 1.5;
z_top = z_deck + deck;
bead = 0.4;                           // over the mat, along the gap of the toe bar
height = z_top + mat + bead;
middle = (deck_size[0] + between) / 2;  // 105: the middle of a deck
balls_at = [for (i = [4, 3, 5]) split_places[i] - [middle, 0]];  // outer front, inner front, heel
toward_heel = balls_at[0] - balls_at[2];
cup_turn = [atan2(toward_heel[1], toward_heel[0]), 90, 0];  // the slot points at the heel
bar_shape = [[-60, 172], [60, 172], [60, 62], [-60, 108]];       // 20 degrees under the crease of the toes [D]
bar = 8;
z_bar = z_top - bar;
toe_y = 29.5;                         // where the bolted end of the toe cell begins
strip_y = [163, 175];
z_bridge = z_deck - 8 - 1 - 5;        // its upper face is 1 mm below the strip: the stop
heel_tether = [14, -150];
front_tethers = [[80, 169], [-80, 169]];

echo(str("HEIGHT split ", height));
echo(str("CUT split;base;aluminium 6082-T6, 6 mm;", base_size[0], " x ", base_size[1], ";1;corners r ", corner));
echo(str("CUT split;deck;aluminium 6082-T6, 10 mm;", deck_size[0], " x ", deck_size[1], ";2;one left, one right: mirror images; window for the toe bar, open in front"));
for (p = concat(front_tethers, [heel_tether])) echo(str("TETHER ", p[0], " ", p[1]));
echo("CUT split;toe bar;aluminium, 8 mm;120 x 110;2;one left, one right; back edge oblique, edges r 2");
echo("CUT split;strip;flat steel;190 x 12 x 8;2;joins the arms of a deck in front; M5 threads");
echo("CUT split;ledge;flat steel;30 x 20 x 8;4;M5 threads");
echo("CUT split;bridge, inside;flat steel;124 x 12 x 5;1;M5 threads at 0 and +-52, holes 6 at +-25");
echo("CUT split;bridge, outside;flat steel;66 x 12 x 5;2;M5 threads 54 apart, hole 6 in the middle");
echo("CUT split;bridge, heel;flat steel;60 x 12 x 5;2;M5 threads 48 apart, hole 6 in the middle");
echo(str("CUT split;spacer tube;tube 10 x 2, or a stack of washers;", z_bridge - z_base - base, ";11;on the screws of the bridges"));
echo(str("CUT split;spacer;steel or aluminium 2 mm;", beam_kind[7] - beam_kind[6] + 24, " x ", beam_kind[3], ";6;two holes 10.5"));
echo("CUT split;cup;steel disc 3 mm;round 30;6;two cone, two slot, two flat; two holes 4.3");
echo(str("CUT split;mat;non-slip mat 1.5 mm, R11;", deck_size[0], " x ", deck_size[1], ";2;and one piece for each toe bar"));
echo("CUT split;toe spacer;aluminium;30 x 22 x 4 and 30 x 22 x 2;2;4 under the bar, 2 under the deck");

module both() { translate([middle, 0, 0]) children(); mirror([1, 0, 0]) translate([middle, 0, 0]) children(); }
module at_beams() for (i = [0:2]) translate(balls_at[i]) rotate(i < 2 ? 90 : -90) children();
module at_front_bridges() {  // outer: two posts each; inner: one bridge over the middle of the board
  for (s = [-1, 1]) translate([s * (middle + 80), 169, 0]) children();
}

module shape(grow = 0) offset(delta = grow) polygon(bar_shape);
module window() { shape(2); translate([-62, 160]) square([124, 40]); }
module deck_outline() intersection() {
  difference() { rounded(deck_size[0], deck_size[1], 12); window(); }
  translate([-200, -200]) square(400);
}

screws_strip = [[-69, 169], [69, 169]];
ledges = [[40, 70], [-40, 100.5]];
function split_deck_holes() = concat(  // of the right deck, from its own middle: what deck and sheet are drawn from
  [for (p = concat(front_tethers, [heel_tether], screws_strip, [for (l = ledges) l - [0, 8]])) [p, 5.5, 10.6, "5.5"]],
  [for (y = [toe_kind[5], toe_kind[6]]) [[0, toe_y + y], 6.5, 12.6, "6.5"]]);
function split_bar_holes() = [for (y = [toe_kind[2] - toe_kind[6], toe_kind[2] - toe_kind[5]]) [[0, toe_y + y], 6.5, 12.6, "6.5"]];
function split_bar() = bar_shape;
function split_cups() = [for (i = [0:2]) [balls_at[i], cup_turn[i]]];

module deck_plate() color(alu) translate([0, 0, z_deck]) difference() {
  linear_extrude(deck) deck_outline();
  drill(split_deck_holes(), deck, true);
  for (i = [0:2]) translate(balls_at[i]) rotate(cup_turn[i]) for (a = [90, 270]) rotate(a) translate([11, 0, -0.01]) cylinder(d = 3.3, h = 8);  // M4 threads for the cups
}

module cups() for (i = [0:2]) translate([balls_at[i][0], balls_at[i][1], z_deck]) rotate(cup_turn[i]) cup(["slot", "flat", "cone"][i]);

module strip() color(steel) translate([-95, strip_y[0], z_deck - 8]) difference() {
  cube([190, strip_y[1] - strip_y[0], 8]);
  for (p = concat(screws_strip, front_tethers)) translate([p[0] + 95, 6, -1]) cylinder(d = 5, h = 10);
  for (x = [-50, 50]) translate([x + 95, 5, -1]) cylinder(d = 4.2, h = 10);
}

module ledges_all() for (l = ledges) {
  color(steel) translate([l[0] - 15, l[1] - 13, z_deck - 8]) cube([30, 20, 8]);
  color(black) translate([l[0], l[1] + 4, z_deck - 8]) cylinder(d = 5, h = 9.5);
}
module bar_stops() color(black) for (x = [-50, 50]) translate([x, strip_y[0] + 5, z_deck - 8]) cylinder(d = 5, h = 9.5);  // flush below: the bridge is 1 mm under the strip

module toe_bar() color([0.62, 0.72, 0.8]) translate([0, 0, z_bar]) difference() {
  linear_extrude(bar) shape();
  drill(split_bar_holes(), bar, true);
}
module toe_cell() translate([0, toe_y, z_bar - 4]) {
  rotate(90) single_point(toe_kind);
  color(red) translate([-15, toe_kind[2] - 26, 0]) cube([30, 22, 4]);
  color(red) translate([-15, 4, 0]) cube([30, 22, z_deck - z_bar + 4]);
}

module deck_mat() color(mat_grey) translate([0, 0, z_top]) linear_extrude(mat) offset(delta = -1) deck_outline();
module bar_mat() color([0.5, 0.42, 0.3]) translate([0, 0, z_top]) linear_extrude(mat) shape(-1);
module bead() color([0.95, 0.9, 0.45]) translate([0, 0, z_top + mat]) linear_extrude(bead) intersection() { deck_outline(); difference() { offset(delta = 6) window(); offset(delta = 1) window(); } }

module deck_group() { deck_plate(); cups(); strip(); ledges_all(); bar_stops(); toe_cell(); deck_mat(); }
module bar_group() { toe_bar(); bar_mat(); }

function sides(places) = [for (s = [-1, 1], p = places) [s * (middle + p[0]), p[1]]];  // of both decks, from the middle of the board
function split_posts() = concat(sides([[53, 169], [107, 169], heel_tether - [0, 24], heel_tether + [0, 24]]), [[-52, 169], [0, 169], [52, 169]]);
function split_tethers() = sides(concat(front_tethers, [heel_tether]));
function split_stops() = sides([[-90, -165], [90, -165]]);
function split_base_holes() = concat(  // what base and sheet are drawn from
  [for (i = [0:5]) for (b = [6, 7]) [split_places[i] - [0, sign(split_places[i][1]) * beam_kind[b]], 10.5, 20, "10.5"]],
  [for (p = split_posts()) [p, 5.3, 10.5, "5.3"]],
  [for (p = split_tethers()) [p, 16, 0, "16"]],
  [for (p = split_stops()) [p, 5, 0, "M6"]],
  [for (x = [-45, 45], y = [-145, 5]) [[x, y], 3.3, 0, "3.3"]],
  [[[-105, 176], 4.3, 0, "4.3 USB cable"], [[0, 24], 4.3, 0, "4.3 eyelet"]]);
module at_posts() for (p = split_posts()) translate(p) children();
module at_tethers() for (p = split_tethers()) translate(p) children();
module at_stops() for (p = split_stops()) translate(p) children();

module base_plate() color(alu) translate([0, 0, z_base]) difference() {
  linear_extrude(base) rounded(base_size[0], base_size[1], corner);
  drill(split_base_holes(), base);
}
module pads() both() pads_of_deck();
module pads_of_deck() color(rubber) { at_beams() { cylinder(d = 30, h = z_base); translate([-(beam_kind[6] + beam_kind[7]) / 2, 24, 0]) cylinder(d = 24, h = z_base); } }
module spacers() translate([0, 0, z_base + base]) both() at_beams() spacer(beam_kind, gap);
module beams() translate([0, 0, z_beam]) both() at_beams() beam(beam_kind);
module balls() translate([0, 0, z_beam]) both() at_beams() ball(beam_kind, 5);
module bolts() translate([0, 0, z_base]) both() at_beams() beam_bolts(beam_kind, base, gap);
module bar_over(length, holes) color(steel) translate([0, 0, z_bridge]) difference() {
  translate([-length / 2, -6, 0]) cube([length, 12, 5]);
  for (x = holes) translate([x, 0, -1]) cylinder(d = 6, h = 7);
}
module bridges() {
  at_front_bridges() bar_over(66, [0]);
  translate([0, 169, 0]) bar_over(124, [-25, 25]);
  both() translate(heel_tether) rotate(90) bar_over(60, [0]);
  at_posts() {
    color(brass) translate([0, 0, z_base + base]) cylinder(d = 10, h = z_bridge - z_base - base);
    color(black) translate([0, 0, z_base]) cylinder(d1 = 9.6, d2 = 5, h = 2.6);
  }
}
module stops() at_stops() {
  color(black) translate([0, 0, z_base]) cylinder(d = 6, h = z_deck - 1 - z_base - 2);
  color(black) translate([0, 0, z_base + base]) cylinder(d = 10, h = 5, $fn = 6);
  color(rubber) translate([0, 0, z_deck - 3]) cylinder(d = 8, h = 2);
}
module tether_screws() at_tethers() color(black) { translate([0, 0, z_top - 45]) cylinder(d = 5, h = 45); translate([0, 0, z_top - 2.6]) cylinder(d1 = 5, d2 = 9.6, h = 2.6); }
module springs() at_tethers() translate([0, 0, z_bridge - 12]) {
  spring(12);
  color(steel) translate([0, 0, -1]) cylinder(d = 12, h = 1);
  color(black) translate([0, 0, -6]) cylinder(d = 9, h = 5, $fn = 6);
}
module boards() translate([0, -70, z_base + base]) electronics(100, 160);
module cable() color(black) translate([0, 0, z_base + base + 3]) {
  points = [[-22, -133], [-58, -115], [-58, 20], [-105, 60], [-105, 182], [-105, 240]];
  for (i = [0:4]) hull() { translate(points[i]) sphere(d = 4); translate(points[i + 1]) sphere(d = 4); }
}
module base_group() { base_plate(); pads(); spacers(); beams(); bolts(); bridges(); stops(); boards(); }

// Steps: 1 base, 2 beams, 3 bridges and stops, 4 electronics, 5 decks, 6 springs, 7 mats. `lift`: how far the layers stand apart.
module split(step = 99, lift = 0) {
  base_plate();
  pads();
  if (step >= 2) {
    translate([0, 0, lift * 0.6]) spacers();
    translate([0, 0, lift]) { beams(); balls(); }
    translate([0, 0, -lift * 0.5]) bolts();
  }
  if (step >= 3) { bridges(); stops(); }
  if (step >= 4) { boards(); cable(); }
  if (step >= 5) {
    both() translate([0, 0, lift * 2.3]) { cups(); strip(); ledges_all(); bar_stops(); toe_cell(); }
    both() translate([0, 0, lift * 3.6]) deck_plate();
    both() translate([0, 0, lift * 4.4]) toe_bar();
    if (step >= 6) translate([0, 0, lift * 4.4]) tether_screws();
  }
  if (step >= 6) springs();
  if (step >= 7) both() translate([0, 0, lift * 5.3]) { deck_mat(); bar_mat(); bead(); }
}
module split_deck_underside() { deck_plate(); cups(); strip(); ledges_all(); bar_stops(); toe_cell(); toe_bar(); }

if (part == "assembly") split();
if (part == "deck") deck_plate();
if (part == "bar") toe_bar();
if (part == "base") base_plate();
if (part == "extent") both() { deck_mat(); bead(); pads_of_deck(); }
if (part == "overlap") intersection() { translate([0, 0, -lowered]) both() { deck_group(); bar_group(); } base_group(); }
if (part == "overlap_bar") intersection() { translate([0, 0, -0.4]) bar_group(); union() { deck_plate(); strip(); ledges_all(); bar_stops(); } }
