// SPDX-License-Identifier: MIT
// The musicians: they play the day's score and follow the feet. Knows no session and no sound card.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/enum_table.hpp"
#include "music/score.hpp"
#include "music/synth.hpp"

namespace surefoot {

/// What the music follows.
struct Mood {
  bool playing = false;    ///< A bout or a trial is under way; false: a page, before it, or paused.
  double stillness = 0.0;  ///< 0 restless to 1 quiet: brings in the bells.
  double effort = 0.0;     ///< How far the feet are into the movement, 0 to about 1.5: a string climbs with it.
  double hold = -1.0;      ///< Share of the hold or lap under way, 0 to 1, whose phrase it plays; below 0: none.
  double progress = 0.0;   ///< Of the bout, 0 to 1: brings in the wood.
  int repetition = 0;      ///< How many are done.
  bool somebodySpeaks = false;
  bool silent = false;  ///< Nothing may be heard: a balance test is under way.
};

class Band {
 public:
  /// The same day time and seed make the same music.
  Band(DayTime dayTime, std::uint64_t seed);

  /// Takes effect within the next 20 ms of sound.
  void follow(const Mood& mood);
  /// 0 off, 0.5 soft, 1 full. Off costs nothing but zeros.
  void setLoudness(double loudness) { loudness_ = loudness; }

  void render(std::span<Frame> out);

 private:
  /// A level that follows its target.
  struct Level {
    float now = 0.0F;
    float target = 0.0F;
    void step(float share) { now += share * (target - now); }
  };
  struct Later {
    std::int64_t at = 0;
    LayeredNote note;
  };

  void beginHalfBeat();
  void playDue();
  void followHold(const Mood& mood);
  float climbing();
  Frame next();

  Score score_;
  EnumTable<Layer, Synth> layers_;
  EnumTable<Layer, Level> levels_;
  Synth phrase_;  ///< What the person plays.
  Room room_;
  Level whole_;
  std::vector<Later> later_;
  std::int64_t at_ = 0;
  std::int64_t nextHalfBeatAt_ = 0;
  double loudness_ = 1.0;

  // The string that climbs with the feet.
  int degree_ = 0;
  double phase_ = 0.0;
  Level pitchHz_;
  Level bow_;
  Level bright_;

  double lastHold_ = -1.0;
  int phraseNotes_ = 0;  ///< Of the phrase under way, that have sounded.
};

}  // namespace surefoot
