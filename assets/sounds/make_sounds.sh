#!/bin/sh
# SPDX-License-Identifier: MIT
# Makes the sounds of README.md with sox: make_sounds.sh OUTPUT_FOLDER. Soft wood, bell and breath, most of it between 250 and 1500 Hz.
set -eu
out=$1
parts=$(mktemp -d)
trap 'rm -r "$parts"' EXIT
mkdir -p "$out"

number() { awk "BEGIN { printf \"%.4f\", $1 }"; }

# new NAME EFFECTS…: a mono file of one synthesised sound.
new() { name=$1; shift; sox -q -n -r 44100 -c 1 -b 16 "$parts/$name.wav" "$@"; }

# struck NAME SECONDS HERTZ:DECIBEL…: a struck sound; the higher a partial, the sooner it decays.
struck() {
  struck_name=$1; seconds=$2; shift 2
  i=0; files=
  for partial in "$@"; do
    i=$((i + 1))
    length=$(number "$seconds / (1 + ($i - 1) * 0.35)")
    new "$struck_name.$i" synth "$length" sine "${partial%:*}" fade l 0.004 "$length" "$(number "$length - 0.005")" gain -n "$(number "${partial#*:} - 1")"
    files="$files $parts/$struck_name.$i.wav"
  done
  # shellcheck disable=SC2086
  if [ $i -gt 1 ]; then sox -q -m $files "$parts/$struck_name.wav"; else cp $files "$parts/$struck_name.wav"; fi
}

# breath NAME SECONDS RISE CENTRE WIDTH: band-passed noise, loudest after RISE seconds.
breath() { new "$1" gain -6 synth "$2" pinknoise band -n "$4" "$5" sinc -t 150 260-1450 fade h "$3" "$2" "$(number "$2 - $3 - 0.01")" gain -n -1; }

# together NAME FILE@SECONDS…: mixes parts that begin at these times.
together() {
  whole=$1; shift
  i=0; files=
  for part in "$@"; do
    i=$((i + 1))
    sox -q "$parts/${part%@*}.wav" "$parts/$whole.at$i.wav" pad "${part#*@}"
    files="$files $parts/$whole.at$i.wav"
  done
  # shellcheck disable=SC2086
  sox -q -m $files "$parts/$whole.wav"
}

# finish DECIBEL NAME…: writes each file to the output folder. The loudest 50 ms have this level (RMS), so that sounds of a kind are equally loud.
finish() {
  level=$1; shift
  for name in "$@"; do
    sox -q "$parts/$name.wav" "$out/$name.wav" gain "$(sox "$parts/$name.wav" -n pad 0.3 0.3 stats 2>&1 | awk -v to="$level" '/^RMS Pk dB/ { printf "%.2f", to - $4 }')"
  done
}

struck tick 0.10 620:0 1240:-12
struck step.knock 0.16 311:0 466:-6
breath step.sole 0.16 0.01 420 300
together step step.knock@0 step.sole@0
struck thud.body 0.45 294:0 440:-5 659:-12
breath thud.dust 0.5 0.02 380 300
together thud thud.body@0 thud.dust@0
for knock in 1:523 2:440 3:587 4:392 5:330; do struck "crumble.$knock" 0.14 "${knock#*:}:0" "$(( ${knock#*:} * 2 )):-10"; done
breath crumble.dust 0.9 0.1 500 400
together crumble crumble.1:523@0 crumble.2:440@0.09 crumble.3:587@0.15 crumble.4:392@0.27 crumble.5:330@0.38 crumble.dust@0.05
new stretch gain -6 synth 0.6 pinknoise band -n 480 160 sinc -t 150 260-1450 synth 0.6 sine amod 14 30 fade h 0.08 0.6 0.3
breath throw 0.5 0.08 760 500
struck bell 2.2 1046:0 523:-3 627:-9 784:-11 1400:-18
struck note1 1.0 392:0 196:-9 588:-7 784:-14
struck note2 1.0 494:0 247:-8 741:-7 988:-14
struck note3 1.3 587:0 294:-7 881:-7 1174:-14
struck firefly 0.7 1175:0 784:-8 1568:-20
breath hold 0.5 0.3 520 300
breath release 0.9 0.12 460 320
# Ten lanterns: D, E, G, A, B over two octaves, rising.
lantern=0
for tone in 294 330 392 440 494 587 659 784 880 988; do lantern=$((lantern + 1)); struck "lantern$lantern" 1.2 "$tone:0" "$((tone * 2)):-14" "$((tone * 3)):-22"; done
# Eight bells of the winch, twice: wood in C for the left foot, glass in G for the right.
bell=0
for tone in 262 294 330 392 440 523 587 659; do bell=$((bell + 1)); struck "low$bell" 0.8 "$tone:0" "$((tone * 2)):-18" "$((tone * 4)):-16"; done
bell=0
for tone in 392 440 494 587 659 784 880 988; do bell=$((bell + 1)); struck "high$bell" 1.8 "$tone:0" "$((tone / 2)):-8" "$((tone * 3 / 2)):-14" "$((tone * 2)):-12"; done
breath puff 0.45 0.05 430 260
breath flame 1.6 0.35 380 240
for tone in 392 494 587 784; do struck "well$tone" 1.1 "$tone:0" "$((tone * 2)):-12"; done
together welldone well392@0 well494@0.13 well587@0.26 well784@0.39
# The last second of the wind is cross-faded into its first, so that it loops without a seam.
new gust gain -6 synth 7 pinknoise band -n 520 420 sinc -t 150 260-1450 gain -n -1
sox -q "$parts/gust.wav" "$parts/gust.in.wav" trim 0 6 fade h 1 6 0
sox -q "$parts/gust.wav" "$parts/gust.out.wav" trim 6 1 fade h 0 1 1
sox -q -m "$parts/gust.in.wav" "$parts/gust.out.wav" "$parts/wind.wav"

finish -17 tick step thud crumble stretch
finish -20 throw hold release puff flame
finish -19 note1 note2 note3 lantern1 lantern2 lantern3 lantern4 lantern5 lantern6 lantern7 lantern8 lantern9 lantern10
finish -19 low1 low2 low3 low4 low5 low6 low7 low8 high1 high2 high3 high4 high5 high6 high7 high8
finish -16 bell welldone
finish -24 firefly wind
