#!/bin/sh
# SPDX-License-Identifier: MIT
# Speaks a catalogue with espeak-ng: make_voice.sh LANGUAGE CATALOGUE.po OUTPUT_FOLDER. Every text without placeholders becomes ID.wav, the
# numbers 1 to 20 become count1.wav to count20.wav, those of scores number.0.wav to number.100.wav. Speech whose text has not changed is kept.
set -eu
language=$1
catalogue=$2
out=$3
mkdir -p "$out"
if ! espeak-ng -v "$language" --stdout -- a >"$out/.try" 2>&1; then
  rm "$out/.try"
  echo "espeak-ng has no voice for '$language': its prompts are silent until they are recorded (assets/words/README.md)" >&2
  exit 0
fi
rm "$out/.try"
lines=$(mktemp)
spoken=$(mktemp --suffix .wav)
trap 'rm -f "$lines" "$spoken"' EXIT

for number in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do printf 'count%s\t%s\n' $number $number; done >"$lines"
number=0
while [ $number -le 100 ]; do
  printf 'number.%s\t%s\n' $number $number
  number=$((number + 1))
done >>"$lines"
# A text may continue over several quoted lines.
awk '
  function flush() { if (id != "" && text != "" && text !~ /\{[0-9]\}/) print id "\t" text; id = ""; text = "" }
  /^msgid /  { flush(); into = "id" }
  /^msgstr / { into = "text" }
  /^(msgid |msgstr )?"/ { part = $0; sub(/^[^"]*"/, "", part); sub(/"[^"]*$/, "", part); if (into == "id") id = id part; else text = text part }
  END { flush() }
' "$catalogue" >>"$lines"

touch "$out/.spoken"
# Silence before and after a word would make the count late.
grep -Fvx -f "$out/.spoken" "$lines" | while IFS="$(printf '\t')" read -r name words; do
  espeak-ng -v "$language" -s 135 -p 42 --stdout -- "$words" |
    sox -q -t wav - -b 16 "$spoken" gain -3 \
      silence 1 0.005 0.5% fade h 0.005 reverse silence 1 0.005 0.5% fade h 0.02 reverse highpass 120 treble -4 3000 gain -n -3
  # One word is as loud as another: -20 dB of full scale, single peaks softened.
  sox -q "$spoken" "$out/$name.wav" gain -l "$(sox "$spoken" -n stats 2>&1 | awk '/^RMS lev dB/ { printf "%.2f", -20 - $4 }')"
done
for file in "$out"/*.wav; do
  name=${file##*/}
  grep -q "^${name%.wav}$(printf '\t')" "$lines" || rm "$file"
done
cp "$lines" "$out/.spoken"
