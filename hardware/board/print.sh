#!/usr/bin/env bash
# SPDX-License-Identifier: CERN-OHL-P-2.0
# Prints both schematics as PDF (A3), and notes what they were made from. Needs kicad-cli. PDFs hold the date: never compare them as bytes.
set -euo pipefail
cd "$(dirname "$0")"
for board in classic split; do
  kicad-cli sch export pdf --black-and-white -o "$board/$board.pdf" "$board/$board.kicad_sch" >/dev/null 2>&1
done
sha256sum ./*/*.kicad_sch >printed.sha256
