// SPDX-License-Identifier: CERN-OHL-P-2.0
// Drilling templates 1:1, two-dimensional: one sheet each, A2 (420 x 594), printed without scaling. Seen from above, front up. mm.
// In the corner a ruler of 100 mm: measure it on the paper before you drill. Holes are drawn as rings with a cross.
include <places.scad>
include <looks.scad>
use <cell.scad>

sheet = "classic_base";  // classic_base, classic_deck, classic_marks, split_base, split_deck, split_marks, half_bridge_base
beam_kind = beam_sqb;
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

function turn(p, a) = [p[0] * cos(a) - p[1] * sin(a), p[0] * sin(a) + p[1] * cos(a)];
function along(a, x) = [x * cos(a), x * sin(a)];
module beam_holes(p, a) {
  hole(p + along(a, -beam_kind[6]), 10.5, "10.5");
  hole(p + along(a, -beam_kind[7]), 10.5);
  translate(p) { cross(30); rotate(a) translate([-(beam_kind[2] - beam_kind[5]), -beam_kind[3] / 2]) outline() square([beam_kind[2], beam_kind[3]]); }
  say(p + [3, 3], "ball", 4);
}
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
  for (p = classic_places) beam_holes(p, p[0] > 0 ? 0 : 180);
  for (x = [-205, 205], y = [-98, 98]) hole([x, y], 5.3, "5.3");
  for (x = [-45, 45], y = [-75, 75]) hole([x, y], 3.3, "3.3 electronics");
  hole([-90, 165], 4.3, "4.3 USB cable");
  say([-100, 30], "classic: base. 10.5: sink from below to 20.", 5); say([-100, 20], "5.3: sink from below to 10.5", 5); ruler([-50, -40]);
}
module classic_deck() {
  plate(520, 360, 25);
  for (p = classic_places) { translate(p) { ring(36); cross(50); } translate(p) rotate(p[0] > 0 ? 0 : 180) translate([-(beam_kind[2] - beam_kind[5]) - 7, -beam_kind[3] / 2 - 6]) outline() square([beam_kind[2] + 14, beam_kind[3] + 12]);
    for (x = [beam_kind[6], beam_kind[7]]) translate(p + along(p[0] > 0 ? 0 : 180, -x)) { ring(25); cross(30); } }
  for (x = [-205, 205], y = [-98, 98]) { hole([x, y], 6.5); hole([x, y], 16, "16 and 6.5"); }
  say([-110, 30], "classic: deck. Rectangles: pockets, bottom layer only.", 5);
  say([-110, 10], "16: from above, down to 6 above the underside; then 6.5 through", 5);
  say([-110, 20], "Rings 25: 3 deep, underside of the top layer. Rings 36: cups.", 5); ruler([-50, -40]);
}
module classic_marks() {
  plate(520, 360, 25);
  for (x = [-180, 0, 180], y = [-100, 0, 100]) mark([x, y]);
  feet(-130);
  say([-95, 160], "classic: calibration marks and feet, on the deck", 5); ruler([150, -160]);
}
module half_bridge_base() {
  plate(520, 360, 25);
  for (p = classic_places) { translate(p) { cross(20); outline() square([44, 78], center = true); } for (s = [-1, 1]) { hole(p + [0, s * 20], 25, "25 in the block"); translate(p + [0, s * 20]) outline() square(34, center = true); } }
  for (x = [-185, 185], y = [-98, 98]) hole([x, y], 5.3, "5.3");
  for (x = [-45, 45], y = [-75, 75]) hole([x, y], 3, "3 electronics");
  say([-100, 30], "classic of half bridges: base. Squares: blocks, cells.", 5); say([-100, 20], "25: in the blocks only. 5.3: sink from below to 10.5", 5); ruler([-50, -40]);
}
module split_base() {
  plate(450, 370, 25);
  for (i = [0:5]) beam_holes(split_places[i], split_places[i][1] > 0 ? 90 : -90);
  for (s = [-1, 1]) {
    for (x = [158, 212]) hole([s * x, 169], 5.3, "5.3");
    for (p = [[185, 169], [25, 169], [119, -150]]) hole([s * p[0], p[1]], 16, "16");
    for (y = [-174, -126]) hole([s * 119, y], 5.3, "5.3");
    for (x = [15, 195]) hole([s * x, -165], 5, "M6");
    hole([s * 45, -145], 3.3, "3.3"); hole([s * 45, 5], 3.3, "3.3");
  }
  for (x = [-52, 0, 52]) hole([x, 169], 5.3, "5.3");
  say([-212, -30], "split: base", 6); say([-212, -40], "10.5: sink from below to 20", 4); say([-212, -48], "5.3: sink from below to 10.5", 4); ruler([115, -40]);
}
module right_deck() {
  places = [for (i = [4, 3, 5]) split_places[i] - [105, 0]];
  outline() difference() { rounded(205, 350, 12); union() { offset(delta = 2) polygon([[-60, 172], [60, 172], [60, 62], [-60, 108]]); translate([-62, 160]) square([124, 40]); } }
  outline() polygon([[-60, 172], [60, 172], [60, 62], [-60, 108]]);
  for (p = places) translate(p) { ring(36); cross(44); }
  for (p = [[80, 169], [-80, 169], [14, -150], [-69, 169], [-93, 169], [69, 169], [93, 169], [40, 62], [-40, 92.5]]) hole(p, 5.5);
  for (y = [37, 52]) hole([0, y], 6.5);
  for (y = [137, 152]) hole([0, y], 6.5);
}
module split_deck() {
  translate([106, 0]) right_deck();
  translate([-106, 0]) mirror([1, 0]) right_deck();
  say([10, -20], "split: decks. 5.5 and 6.5: sink from above", 5); say([10, -30], "Rings 36: cups, underside", 5); ruler([10, -60]);
}
module split_marks() {
  for (s = [-1, 1]) {
    translate([s * 105, 0]) outline() rounded(205, 350, 12);
    for (p = [[60, 45], [-60, 45], [0, -35], [-15, -130]]) mark([s * (105 + p[0]), p[1]]);
    for (p = [[-45, 140], [0, 125], [45, 110]]) translate([s * (105 + p[0]), p[1]]) { ring(8); cross(16); }
  }
  feet(-155);
  say([-100, 177], "split: calibration marks and feet, on the decks", 5); ruler([-205, -160]);
}

if (sheet == "classic_base") classic_base();
if (sheet == "classic_deck") classic_deck();
if (sheet == "classic_marks") classic_marks();
if (sheet == "half_bridge_base") half_bridge_base();
if (sheet == "split_base") split_base();
if (sheet == "split_deck") split_deck();
if (sheet == "split_marks") split_marks();
