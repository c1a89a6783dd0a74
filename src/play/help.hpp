// SPDX-License-Identifier: MIT
// Help for a person who is asked for a repetition while nothing is detected: shown first, then an easier threshold,
// then a question. Counts ticks of play only, so a replay helps in the same ticks.
#pragma once

#include <cstdint>

#include "base/time.hpp"

namespace surefoot {

enum class Help : std::uint8_t {
  None,
  Shown,  ///< The feet show the movement, in other words than the game's.
  Eased,  ///< The threshold has sunk as well.
};

/// By which the detector's thresholds are multiplied each time they sink.
inline constexpr double kEase = 0.8;

class Helper {
 public:
  /// One tick of play. `asked`: a repetition is expected. `moving`: the person is at it.
  void play(bool asked, bool moving);
  /// One tick in which the question is open or the person rests. `leanedS`: how long they have leaned to `side` (-1
  /// left, 1 right) since then.
  void wait(bool moving, int side, double leanedS);

  Help help() const { return help_; }
  /// How often the threshold has sunk in this bout.
  int eased() const { return eased_; }
  /// It sinks in this tick.
  bool eases() const { return eases_; }
  /// "Skip or rest?" is open.
  bool asks() const { return state_ == State::Asks; }
  bool rests() const { return state_ == State::Rests; }
  /// The person chose to leave the rest of the bout out.
  bool skipped() const { return state_ == State::Skipped; }

 private:
  enum class State : std::uint8_t { Watches, Asks, Rests, Skipped };

  void begin(State state);

  State state_ = State::Watches;
  Help help_ = Help::None;
  Tick ticks_ = 0;  ///< Of waiting, or since the question.
  int eased_ = 0;
  bool eases_ = false;
};

}  // namespace surefoot
