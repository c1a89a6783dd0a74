// SPDX-License-Identifier: MIT
// What every game here shares: stages with their own clock, which stops while the person is near the edge of their base
// of support; a prompt that is spoken when it changes; the sounds of a tick.
#pragma once

#include <algorithm>
#include <string_view>

#include "games/sounds.hpp"
#include "play/game.hpp"

namespace surefoot {

struct Prompt {
  std::string_view id;
  bool spoken = true;
};

/// Invalid input from a broken board must not reach the physics: NaN counts as `low`.
inline double bounded(double value, double low, double high) {
  return value > low ? std::min(value, high) : low;
}

/// `Stage` is an enum whose first value begins the game and whose value Over ends it.
template <typename Stage>
class StagedGame : public Game {
 public:
  void step(const TickInput& input) final {
    sounds_.clear();
    nearEdge_ = input.movement.nearEdge;
    play(input);
    if (const Prompt& now = prompt(); &now != said_) {
      said_ = &now;
      if (now.spoken) {
        say(now.id);
      }
    }
    ++tick_;
    // Nobody is hurried near the edge of their base of support.
    if (!nearEdge_) {
      ++stageTicks_;
      ++askedTicks_;
    }
  }
  std::span<const SoundCue> sounds() const final { return sounds_.all(); }
  int done() const override = 0;
  bool finished() const final { return stage_ == Stage::Over && stageS() >= overS_; }

 protected:
  /// `overS`: how long the last stage lasts.
  StagedGame(const BoutSetup& setup, double overS) : setup_(setup), overS_(overS) {
    setup_.repetitions = std::max(1, setup_.repetitions);
  }

  virtual void play(const TickInput& input) = 0;
  virtual const Prompt& prompt() const = 0;

  bool guided() const { return setup_.form == Form::Guided; }
  bool seated() const { return setup_.form == Form::Seated; }
  double nowS() const { return static_cast<double>(tick_) * kTickS; }
  /// Time played so far, without the time near the edge of the base of support.
  double askedS() const { return static_cast<double>(askedTicks_) * kTickS; }
  /// The person is near the edge of their base of support: the game should get gentler.
  bool nearEdge() const { return nearEdge_; }
  double stageS() const { return static_cast<double>(stageTicks_) * kTickS; }
  void begin(Stage stage) {
    stage_ = stage;
    stageTicks_ = 0;
  }
  void say(std::string_view name, double volume = 1.0, double pan = 0.0) { sounds_.say(name, volume, pan); }

  BoutSetup setup_;
  Tick tick_ = 0;
  Stage stage_{};
  Tick stageTicks_ = 0;
  Sounds sounds_;

 private:
  Tick askedTicks_ = 0;
  bool nearEdge_ = false;
  double overS_;
  const Prompt* said_ = nullptr;
};

}  // namespace surefoot
