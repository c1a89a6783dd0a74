// SPDX-License-Identifier: MIT
#include "music/score.hpp"

#include <array>
#include <cmath>

#include "base/enum_table.hpp"

namespace surefoot {
namespace {

constexpr int kRest = -100;
constexpr std::array<int, 5> kScale{0, 2, 4, 7, 9};  // semitones from G
constexpr double kG3 = 195.998;

struct Hour {
  int tonic;  ///< Its place in the scale.
  double beatsAMinute;
  double busy;  ///< Share of the half beats that have a note in the strings.
};
constexpr EnumTable<DayTime, Hour> kHours{{Hour{0, 66.0, 0.62}, Hour{3, 72.0, 0.68}, Hour{4, 56.0, 0.5}}};

constexpr int kBedHalfBeats = 8;  // a chord
/// Three degrees each; four chords and back.
constexpr std::array<std::array<int, 3>, 4> kChords{{{0, 2, 4}, {-1, 1, 3}, {-2, 0, 3}, {0, 3, 5}}};

const std::array<int, 3>& chordAt(int halfBeat) {
  return kChords[static_cast<std::size_t>(halfBeat / kBedHalfBeats) % kChords.size()];
}

/// A line that mostly walks, sometimes leaps and sometimes rests.
std::vector<int> lineOf(Random& random, int halfBeats, double busy, int low, int high) {
  std::vector<int> line;
  int degree = (low + high) / 2;
  for (int i = 0; i < halfBeats; ++i) {
    const double way = random.uniform();
    const int step = way < 0.4 ? 1 : way < 0.8 ? -1 : way < 0.9 ? 2 : -3;
    degree += degree + step > high || degree + step < low ? -step : step;
    const double sounds = random.uniform();
    const bool always = i == 0 || i == halfBeats / 2;
    line.push_back(always || sounds < (i % 2 == 0 ? busy : 0.6 * busy) ? degree : kRest);
  }
  return line;
}

}  // namespace

Score::Score(DayTime dayTime, std::uint64_t seed)
    : dayTime_(dayTime),
      random_(seed),
      strings_(lineOf(random_, 24, kHours[dayTime].busy, 0, 7)),
      wood_(lineOf(random_, 28, 0.5 * kHours[dayTime].busy, 0, 5)),
      bells_(lineOf(random_, 20, 0.3 * kHours[dayTime].busy, 5, 10)) {}

double Score::halfBeatS() const {
  return 30.0 / kHours[dayTime_].beatsAMinute;
}

double Score::hz(int degree) const {
  constexpr int kLowest = 0;    // G3, 196 Hz: small loudspeakers have nothing below
  constexpr int kHighest = 14;  // E6, 1319 Hz
  const int size = static_cast<int>(kScale.size());
  int place = kHours[dayTime_].tonic + degree;
  place += place < kLowest ? size : place > kHighest ? -size : 0;
  const int octave = static_cast<int>(std::floor(static_cast<double>(place) / size));
  const int semitones = 12 * octave + kScale[static_cast<std::size_t>(place - octave * size)];
  return kG3 * std::pow(2.0, semitones / 12.0);
}

std::vector<int> Score::phrase(int repetition) {
  constexpr std::array<std::array<int, 4>, 5> kPhrases{
      {{0, 2, 4, 5}, {4, 3, 2, 5}, {0, 3, 2, 5}, {2, 4, 6, 5}, {5, 3, 4, 10}}};
  const auto& degrees = kPhrases[static_cast<std::size_t>(std::abs(repetition)) % kPhrases.size()];
  return {degrees.begin(), degrees.end()};
}

LayeredNote Score::noteOf(Layer layer, Instrument instrument, int degree, double loudness, double pan) {
  const double lateS = random_.uniform(0.0, 0.012);
  const double touch = random_.uniform(0.8, 1.0);
  return {.layer = layer,
          .afterS = lateS,
          .note = {.instrument = instrument, .hz = hz(degree), .loudness = touch * loudness, .pan = pan}};
}

std::vector<LayeredNote> Score::nextHalfBeat() {
  std::vector<LayeredNote> notes;
  playBed(notes);
  playStrings(notes);
  playWood(notes);
  playBells(notes);
  ++halfBeat_;
  return notes;
}

void Score::playBed(std::vector<LayeredNote>& notes) const {
  if (halfBeat_ % kBedHalfBeats != 0) {
    return;
  }
  double pan = -0.4;
  for (const int degree : chordAt(halfBeat_)) {
    notes.push_back({.layer = Layer::Bed,
                     .note = {.instrument = Instrument::Pad,
                              .hz = hz(degree + 2),
                              .seconds = kBedHalfBeats * halfBeatS(),
                              .loudness = 0.30,
                              .pan = pan}});
    pan += 0.4;
  }
}

void Score::playStrings(std::vector<LayeredNote>& notes) {
  const int degree = strings_[static_cast<std::size_t>(halfBeat_) % strings_.size()];
  if (halfBeat_ % kBedHalfBeats == 0) {
    notes.push_back(noteOf(Layer::Strings, Instrument::Pluck, chordAt(halfBeat_)[0], 0.42, -0.1));
  } else if (degree != kRest) {
    notes.push_back(noteOf(Layer::Strings, Instrument::Pluck, degree + 2, 0.34, 0.25));
  }
}

void Score::playWood(std::vector<LayeredNote>& notes) {
  const int degree = wood_[static_cast<std::size_t>(halfBeat_) % wood_.size()];
  if (degree != kRest) {
    notes.push_back(noteOf(Layer::Wood, Instrument::Wood, degree + 3, 0.26, -0.35));
  }
}

void Score::playBells(std::vector<LayeredNote>& notes) {
  const int degree = bells_[static_cast<std::size_t>(halfBeat_) % bells_.size()];
  if (degree != kRest) {
    notes.push_back(noteOf(Layer::Bells, Instrument::Glass, degree, 0.24, 0.5));
  }
}

}  // namespace surefoot
