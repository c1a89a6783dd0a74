// SPDX-License-Identifier: MIT
// The sounds requested in one tick of a game. Rules and world of a game share one list.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "play/game.hpp"

namespace surefoot {

class Sounds {
 public:
  /// `volume` from 0 to 1, `pan` from -1 (left) to 1 (right).
  void say(std::string_view name, double volume = 1.0, double pan = 0.0) { cues_.push_back({name, volume, pan}); }
  void clear() { cues_.clear(); }
  std::span<const SoundCue> all() const { return cues_; }

 private:
  std::vector<SoundCue> cues_;
};

}  // namespace surefoot
