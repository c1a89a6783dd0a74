// SPDX-License-Identifier: CERN-OHL-P-2.0
// Load cells by their measures, and the small parts around them. Millimetres. Measure the delivered cell and change its row.
include <looks.scad>

kind = "all";  // all, or the name of a preset: beam_sqb, beam_dyx, point_50, half_50

// A beam with its load hole at the origin, free end towards +x, underside at z = 0.
module beam(b) {
  color(steel) difference() {
    translate([-(b[2] - b[5]), -b[3] / 2, 0]) cube([b[2], b[3], b[4]]);
    translate([0, 0, -1]) cylinder(d = 12, h = b[4] + 2);
    for (x = [b[6], b[7]]) translate([-x, 0, -1]) cylinder(d = b[8], h = b[4] + 2);
    for (s = [-1, 1]) translate([-b[6] / 2, s * b[3] / 2, b[4] / 2]) rotate([90, 0, 0]) cylinder(d = 20, h = 6, center = true);  // where the gauges sit
  }
  color(black) translate([-(b[2] - b[5]) - 6, b[3] / 4, b[4] / 2]) rotate([0, 90, 0]) cylinder(d = 5, h = 7);
}

// The thrust screw in the load hole: stands `out` over the upper face, round end up.
module ball(b, out) {
  color(brass) translate([0, 0, b[4]]) {
    translate([0, 0, -14]) cylinder(d = 11.6, h = 14 + out - 2.5);
    translate([0, 0, out - 2.5]) scale([1, 1, 0.43]) intersection() { sphere(d = 11.6); cylinder(d = 12, h = 12); }
  }
}

// Places of the two bolts of a beam: children at each, load hole at the origin.
module at_bolts(b) for (x = [b[6], b[7]]) translate([-x, 0, 0]) children();

// The spacer under the bolted end.
module spacer(b, h) color(red) difference() {
  translate([-b[7] - 12, -b[3] / 2, 0]) cube([b[7] - b[6] + 24, b[3], h]);
  at_bolts(b) translate([0, 0, -1]) cylinder(d = 10.5, h = h + 2);
}

// M10 countersunk from below with a low nut on the beam (5 high, DIN 439).
module beam_bolts(b, base, gap) color(black) at_bolts(b) {
  cylinder(d1 = 19.6, d2 = 10, h = 5.5);
  cylinder(d = 9.8, h = base + gap + b[4] + 5);
  translate([0, 0, base + gap + b[4]]) cylinder(d = 18.5, h = 5, $fn = 6);
}

// Steel disc under the deck: "cone", "slot" (along x) or "flat"; its upper face at z = 0.
module cup(shape) color(steel) difference() {
  translate([0, 0, -3]) cylinder(d = 30, h = 3);
  if (shape == "cone") translate([0, 0, -3.01]) cylinder(d1 = 12.5, d2 = 6, h = 2.1);
  if (shape == "slot") hull() for (s = [-1, 1]) translate([s * 4, 0, -3.01]) cylinder(d1 = 12.5, d2 = 6, h = 2.1);
  for (a = [90, 270]) rotate(a) translate([11, 0, -4]) cylinder(d = 4.3, h = 5);
}

// Pressed spring, `h` high, standing on z = 0.
module spring(h, d = 10) color(red) for (i = [0:4]) translate([0, 0, 1 + i * (h - 2) / 4]) rotate_extrude() translate([d / 2 - 0.8, 0]) circle(d = 1.5, $fn = 12);

module single_point(p) color(steel) difference() {  // along x from the bolted end, upper face at z = 0
  translate([0, -p[3] / 2, -p[4]]) cube([p[2], p[3], p[4]]);
  for (x = [p[5], p[6], p[2] - p[6], p[2] - p[5]]) translate([x, 0, -p[4] - 1]) cylinder(d = p[7], h = p[4] + 2);
  translate([p[2] / 2, 0, -p[4] / 2]) for (s = [-1, 1]) translate([s * 12, 0, 0]) rotate([90, 0, 0]) cylinder(d = 13, h = p[3] + 2, center = true);
}

module half_bridge(h) {  // the middle at the origin; the frame lies on z = 0, the knob stands up
  color(steel) difference() {
    translate([-h[2] / 2, -h[2] / 2, 0]) cube([h[2], h[2], h[4]]);
    difference() { translate([0, 0, -1]) cylinder(d = 26, h = h[4] + 2); translate([-5, -14, -2]) cube([10, 28, h[4] + 4]); }
  }
  color(brass) cylinder(d = 12, h = h[3]);
}

// Controller and modules on their board, an envelope with the tallest parts; underside of the feet at z = 0.
module electronics(w, d) {
  color(green) translate([-w / 2, -d / 2, 5]) cube([w, d, 1.6]);
  color(alu) for (x = [-1, 1], y = [-1, 1]) translate([x * (w / 2 - 5), y * (d / 2 - 5), 0]) cylinder(d = 6, h = 5);
  color([0.1, 0.25, 0.55]) translate([-22, -d / 2 + 8, 6.6]) cube([45, 18, 14]);
  color([0.15, 0.4, 0.2]) for (x = [-1, 1], y = [0:1]) translate([x * 24 - 15, -d / 2 + 34 + y * 26, 6.6]) cube([30, 20, 8]);
}

// Holes of a plate of thickness t, from a list of [place, diameter, sunk to (0: not), words]; sunk from below, or from above.
module drill(holes, t, above = false) for (h = holes) translate(h[0]) {
  translate([0, 0, -1]) cylinder(d = h[1], h = t + 2);
  if (h[2] > 0) translate([0, 0, above ? t + 0.01 : -0.01]) mirror([0, 0, above ? 1 : 0]) cylinder(d1 = h[2], d2 = h[1], h = (h[2] - h[1]) / 2);
}

module rounded(w, d, r) hull() for (x = [-1, 1], y = [-1, 1]) translate([x * (w / 2 - r), y * (d / 2 - r)]) circle(r = r);

if (kind == "all" || kind == "beam_sqb") { beam(beam_sqb); ball(beam_sqb, 3); }
if (kind == "all" || kind == "beam_dyx") translate([0, 60, 0]) { beam(beam_dyx); ball(beam_dyx, 3); }
if (kind == "all" || kind == "point_50") translate([-110, 120, 22]) single_point(point_50);
if (kind == "all" || kind == "half_50") translate([0, 180, 0]) half_bridge(half_50);
