#!/bin/sh
# SPDX-License-Identifier: MIT
# Speaks a list of prompts with espeak-ng: make_voice.sh VOICE LIST OUTPUT_FOLDER. A line of LIST is a name, a space and the words.
set -eu
voice=$1
list=$2
out=$3
mkdir -p "$out"
grep -v '^#' "$list" | while read -r name words; do
  # Silence before and after a word would make the count late.
  espeak-ng -v "$voice" -s 135 -p 42 --stdout -- "$words" |
    sox -q -t wav - -r 44100 -b 16 "$out/$name.wav" gain -3 \
      silence 1 0.005 0.5% fade h 0.005 reverse silence 1 0.005 0.5% fade h 0.02 reverse highpass 120 treble -4 3000 gain -n -3
done
