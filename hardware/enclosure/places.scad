// SPDX-License-Identifier: CERN-OHL-P-2.0
// Written by ../board/draw.py from ../board/places.csv and marks.csv: change those, not this.
// [x, y] of the balls in wire order, mm from the middle of the board; toe cells: middle of the bar's cell.
classic_places = [
  [-230, 140]  /* 1 front left */,
  [230, 140]  /* 2 front right */,
  [-230, -140]  /* 3 back left */,
  [230, -140]  /* 4 back right */
];
classic_marks = [[-180, 100, 0], [0, 100, 0], [180, 100, 0], [-180, 0, 0], [0, 0, 0], [180, 0, 0], [-180, -100, 0], [0, -100, 0], [180, -100, 0]];  // x, y, zone
split_places = [
  [-185, 145]  /* 1 left foot, front outside */,
  [-25, 145]  /* 2 left foot, front inside */,
  [-85, -160]  /* 3 left foot, heel */,
  [25, 145]  /* 4 right foot, front inside */,
  [185, 145]  /* 5 right foot, front outside */,
  [85, -160]  /* 6 right foot, heel */,
  [-105, 125]  /* 7 left toes */,
  [105, 125]  /* 8 right toes */
];
split_marks = [[-165, 15, 1], [-45, 15, 1], [-105, -60, 1], [-90, -130, 1], [45, 15, 2], [165, 15, 2], [105, -60, 2], [90, -130, 2], [-150, 110, 5], [-105, 125, 5], [-60, 140, 5], [60, 140, 6], [105, 125, 6], [150, 110, 6]];  // x, y, zone
