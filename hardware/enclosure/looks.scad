// SPDX-License-Identifier: CERN-OHL-P-2.0
// Colours and the presets of the cells: included, not used, because OpenSCAD does not pass on variables by "use".
//
// A beam: [name, kg, length, width, height, load hole to free end, load hole to first bolt, to second bolt, bolt hole]
// Rows marked [R] are recalled, not read from a sheet: measure before drilling.
beam_sqb = ["shear beam SQB 250 kg [R]", 250, 130, 32, 32, 15.9, 76.2, 101.6, 13];
beam_dyx = ["shear beam DYX-301 250 kg [R]", 250, 76, 32, 32, 13, 33, 53, 10.5];
beam_kind = beam_sqb;  // the one that you bought: boards and sheets follow
// A single-point cell: [name, kg, length, width, height, end to first screw, end to second screw, thread]
point_50 = ["single point 50 kg, 130 x 30 x 22 [R]", 50, 130, 30, 22, 7.5, 22.5, 6];
// A half-bridge cell: [name, kg, outline, height over all, frame height, diameter of the middle that must move]
half_50 = ["half bridge 50 kg, 34 x 34 [R]", 50, 34, 7.6, 3, 21];

$fn = 40;
steel = [0.62, 0.64, 0.67];
brass = [0.85, 0.7, 0.3];
alu = [0.82, 0.84, 0.86];
ply = [0.87, 0.74, 0.52];
black = [0.18, 0.18, 0.2];
rubber = [0.25, 0.25, 0.27];
red = [0.78, 0.2, 0.16];
green = [0.2, 0.5, 0.28];
mat_grey = [0.36, 0.4, 0.45];
