// SPDX-License-Identifier: MIT
// What is played when: a tune without end, made anew each day from five notes that agree with every effect.
#pragma once

#include <cstdint>
#include <vector>

#include "base/random.hpp"
#include "base/time.hpp"
#include "music/synth.hpp"

namespace surefoot {

/// The layers of the music, in the order in which they join.
enum class Layer : std::uint8_t { Bed, Strings, Wood, Bells };

struct LayeredNote {
  Layer layer = Layer::Bed;
  double afterS = 0.0;  ///< After the half beat for which it was asked.
  Note note;
};

/// G, A, B, D, E: with the tonic G in the morning, D at midday, E in the evening. Each part repeats after another
/// number of beats (bed 16, strings 12, wood 14, bells 10), so that the whole never returns within a visit.
class Score {
 public:
  Score(DayTime dayTime, std::uint64_t seed);

  /// Notes of the next half beat.
  std::vector<LayeredNote> nextHalfBeat();
  double halfBeatS() const;
  /// The pitch `degree` steps of the scale above the tonic, in Hz. What lies outside 196 to 1319 Hz is played an octave
  /// nearer.
  double hz(int degree) const;
  /// The phrase of a hold: four degrees, of which the last comes to rest. Another one for each repetition.
  static std::vector<int> phrase(int repetition);

 private:
  void playBed(std::vector<LayeredNote>& notes) const;
  void playStrings(std::vector<LayeredNote>& notes);
  void playWood(std::vector<LayeredNote>& notes);
  void playBells(std::vector<LayeredNote>& notes);
  LayeredNote noteOf(Layer layer, Instrument instrument, int degree, double loudness, double pan);

  DayTime dayTime_;
  Random random_;
  std::vector<int> strings_;  ///< Degrees, one for each half beat of its round; kRest: silent.
  std::vector<int> wood_;
  std::vector<int> bells_;
  int halfBeat_ = 0;
};

}  // namespace surefoot
