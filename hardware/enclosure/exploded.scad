// SPDX-License-Identifier: CERN-OHL-P-2.0
// Pictures: whole boards, exploded views and the steps of assembly. pictures.py renders them and writes the names beside.
include <places.scad>
include <looks.scad>
use <cell.scad>
use <classic.scad>
use <classic_half_bridge.scad>
use <split.scad>
use <foot_block.scad>
use <tool.scad>

view = "classic";  // classic, classic_half_bridge, split, cells, foot_block, tool, ..._deck (a deck from below)
step = 99;         // step of the assembly, from 1
lift = 0;          // exploded: distance of the layers

if (view == "classic") classic(step, lift);
if (view == "classic_half_bridge") classic_half_bridge(step, lift);
if (view == "split") split(step, lift);
if (view == "classic_deck") rotate([180, 0, 0]) classic_deck_underside();
if (view == "split_deck") rotate([180, 0, 0]) split_deck_underside();
if (view == "foot_block") { translate([0, 325, 0]) classic(); foot_block(); }
if (view == "tool") tool();
if (view == "cells") {
  beam(beam_sqb); ball(beam_sqb, 3);
  translate([0, 75, 0]) { beam(beam_dyx); ball(beam_dyx, 3); }
  translate([-110, 150, 22]) single_point(point_50);
  translate([-30, 215, 0]) half_bridge(half_50);
}
