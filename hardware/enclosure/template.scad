// SPDX-License-Identifier: CERN-OHL-P-2.0
// Drilling templates 1:1, two-dimensional: one sheet each, A2 (420 x 594), printed without scaling. Seen from above, front up. mm.
// In the corner a ruler of 100 mm: measure it on the paper before you drill. Holes are drawn as rings with a cross.
include <places.scad>
include <looks.scad>
use <cell.scad>
use <classic.scad>
use <classic_half_bridge.scad>
use <split.scad>

sheet = "classic_base";  // classic_base, classic_deck, classic_marks, split_base, split_deck, split_marks, half_bridge_base
line = 0.35;
$fn = 36;

module ring(d) difference() { circle(d = d + line); circle(d = d - line); }
module cross(d) { square([d, line], center = true); square([line, d], center = true); }
module hole(p, d, words = "") translate(p) {
  ring(d);
  cross(d + 8);
  translate([d / 2 + 2, 1.5]) text(words, size = 4, font = "DejaVu Sans", $fn = 3);
}
module outline() difference() { children(); offset(delta = -line) children(); }
module say(p, words, size = 6) translate(p) text(words, size = size, font = "DejaVu Sans", $fn = 3);
module ruler(p) translate(p) {
  square([100, line]);
  for (i = [0:10]) translate([i * 10, 0]) square([line, i % 5 == 0 ? 6 : 3]);
  translate([0, 9]) text("100 mm: measure me", size = 4, font = "DejaVu Sans", $fn = 3);
}
module axes(w, d) { square([w, line / 2], center = true); square([line / 2, d], center = true); }
module plate(w, d, r) { outline() rounded(w, d, r); axes(w, d); }

module holes(list) for (h = list) hole(h[0], h[1], h[3]);
module beam_outline(p, a) translate(p) {
  cross(30);
  rotate(a) translate([-(beam_kind[2] - beam_kind[5]), -beam_kind[3] / 2]) outline() square([beam_kind[2], beam_kind[3]]);
  translate([3, 3]) text("ball", size = 4, font = "DejaVu Sans", $fn = 3);
}
// A cup: its ring, and the holes of its two screws on a line turned by a.
module cup(p, a) translate(p) { ring(30); cross(40); for (s = [-1, 1]) rotate(a) translate([s * 11, 0]) { ring(3.3); cross(7); } }
// A mark of the calibration: centre and six dimples, three for the tool forward, three for it turned round.
module mark(p) translate(p) {
  ring(8);
  cross(16);
  for (a = [30:60:330]) rotate(a) translate([60 / sqrt(3), 0]) { ring(2); cross(6); }
  translate([5, 5]) text(str(p[0], ", ", p[1]), size = 4, font = "DejaVu Sans", $fn = 3);
}
// Outline of a foot for the reference stance: heel at the origin, `l` long, pointing forward.
module foot(l) outline() hull() { translate([0, l * 0.13]) circle(r = l * 0.12); translate([l * 0.03, l * 0.72]) circle(r = l * 0.185); translate([-l * 0.04, l * 0.9]) circle(r = l * 0.1); }
module feet(heel_y) for (s = [-1, 1]) scale([s, 1]) translate([50, heel_y]) rotate(-10) { foot(260); for (l = [220:20:300]) translate([-8, l]) square([16, line]); }

module classic_base() {
  plate(520, 360, 25);
  holes(classic_base_holes());
  for (p = classic_places) beam_outline(p, p[0] > 0 ? 0 : 180);
  say([-100, 30], "classic: base. 10.5: sink from below to 20.", 5); say([-100, 20], "5.3: sink from below to 10.5", 5); ruler([-50, -40]);
}
module classic_deck() {
  plate(520, 360, 25);
  for (p = classic_places) {
    cup(p, 90);
    translate(p) rotate(p[0] > 0 ? 0 : 180) {
      translate([-(beam_kind[2] - beam_kind[5]) - 7, -beam_kind[3] / 2 - 6]) outline() square([beam_kind[2] + 14, beam_kind[3] + 12]);
      at_bolts(beam_kind) { ring(25); cross(30); }
    }
  }
  for (p = classic_tethers()) { hole(p, 6.5); hole(p, 16, "16 and 6.5"); }
  say([-110, 30], "classic: deck. Rectangles: pockets, bottom layer only.", 5);
  say([-110, 20], "Rings 25: 3 deep, underside of the top layer. Rings 30: cups, two screws each.", 5);
  say([-110, 10], "16: from above, down to 6 above the underside; then 6.5 through", 5); ruler([-50, -40]);
}
module classic_marks() {
  plate(520, 360, 25);
  for (m = classic_marks) mark([m[0], m[1]]);
  feet(-130);
  say([-95, 160], "classic: calibration marks and feet, on the deck", 5); ruler([150, -160]);
}
module half_bridge_base() {
  plate(520, 360, 25);
  holes(half_base_holes());
  for (p = classic_places) translate(p) { cross(20); outline() square(half_block(), center = true); }
  for (p = half_cells()) { hole(p, 25, "25"); translate(p) outline() square(34, center = true); }
  say([-100, 30], "classic of half bridges: base. Squares: blocks, cells.", 5); say([-100, 20], "25: in the blocks only. 5.3: sink from below to 10.5", 5); ruler([-50, -40]);
}
module split_base() {
  plate(450, 370, 25);
  holes(split_base_holes());
  for (i = [0:5]) beam_outline(split_places[i], split_places[i][1] > 0 ? 90 : -90);
  say([-212, -30], "split: base", 6); say([-212, -40], "10.5: sink from below to 20", 4); say([-212, -48], "5.3: sink from below to 10.5", 4); ruler([115, -40]);
}
module right_deck() {
  outline() deck_outline();
  outline() polygon(split_bar());
  for (c = split_cups()) cup(c[0], c[1] + 90);
  for (h = concat(split_deck_holes(), split_bar_holes())) hole(h[0], h[1]);
}
module split_deck() {
  translate([106, 0]) right_deck();
  translate([-106, 0]) mirror([1, 0]) right_deck();
  say([10, -20], "split: decks. 5.5 and 6.5: sink from above", 5); say([10, -30], "Rings 30: cups, underside, two M4 each", 5); ruler([10, -60]);
}
module split_marks() {
  for (s = [-1, 1]) {
    translate([s * 105, 0]) { outline() rounded(205, 350, 12); scale([s, 1]) outline() polygon(split_bar()); }
  }
  for (m = split_marks) if (m[2] < 5) mark([m[0], m[1]]); else translate([m[0], m[1]]) { ring(8); cross(16); }  // toe bars: one small weight on the mark
  // The crease of the toes lies on the gap, 77 % of the foot in front of the heel [D]; ticks: heels of feet of 220 to 300.
  for (s = [-1, 1]) scale([s, 1]) translate([85, 92.7]) rotate(-10) { translate([0, -0.77 * 260]) foot(260); for (l = [220:20:300]) translate([-8, -0.77 * l]) square([16, line]); }
  say([-100, 177], "split: calibration marks and feet, on the decks", 5); ruler([-205, -160]);
}

if (sheet == "classic_base") classic_base();
if (sheet == "classic_deck") classic_deck();
if (sheet == "classic_marks") classic_marks();
if (sheet == "half_bridge_base") half_bridge_base();
if (sheet == "split_base") split_base();
if (sheet == "split_deck") split_deck();
if (sheet == "split_marks") split_marks();
