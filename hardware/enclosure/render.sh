#!/usr/bin/env bash
# SPDX-License-Identifier: CERN-OHL-P-2.0
# Makes the pictures (pictures/*.png), the printable sheets (sheets/*.svg, scale 1:1) and, on demand, the parts for machines.
#   render.sh            sheets and pictures; render.sh NAME...: pictures whose names begin so
#   render.sh parts DIR  STL of every cut part and DXF of every flat one into DIR
# Needs openscad; pictures also xvfb-run, python3 and rsvg-convert (librsvg2-bin). They are not the same byte for byte on another machine.
set -euo pipefail
cd "$(dirname "$0")"

part() {  # part DIR FILE PART
  openscad -o "$1/$2_$3.stl" -D "part=\"$3\"" "$2.scad" 2>/dev/null
  echo "$1/$2_$3.stl"
}

if [ "${1:-}" = parts ]; then
  mkdir -p "$2"
  for p in base top_layer bottom_layer; do part "$2" classic $p; part "$2" classic_half_bridge $p; done
  for p in base deck bar; do part "$2" split $p; done
  part "$2" foot_block block
  part "$2" tool board
  for sheet in classic_base classic_deck split_base split_deck half_bridge_base; do openscad -o "$2/$sheet.dxf" -D "sheet=\"$sheet\"" template.scad 2>/dev/null; echo "$2/$sheet.dxf"; done
  exit
fi

mkdir -p pictures sheets
[ $# -gt 0 ] || for sheet in classic_base classic_deck classic_marks split_base split_deck split_marks half_bridge_base; do
  openscad -o "sheets/$sheet.svg" -D "sheet=\"$sheet\"" template.scad 2>/dev/null
  python3 - "sheets/$sheet.svg" <<'P'
import re
import sys
path = sys.argv[1]
text = open(path, encoding="utf-8").read()
text = re.sub(r"-?\d+\.\d{3,}", lambda m: f"{float(m.group()):.2f}", text).replace("\n L", " L")
text = text.replace('stroke="black" fill="lightgray" stroke-width="0.5"', 'fill="black"')
open(path, "w", encoding="utf-8").write(text)
P
  echo "sheets/$sheet.svg"
done

python3 pictures.py "$@"
# What the pictures were made from: ./check --hardware tells when they are older than the drawings.
[ $# -gt 0 ] || sha256sum ./*.scad pictures.py >rendered.sha256
