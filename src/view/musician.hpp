// SPDX-License-Identifier: MIT
// Plays the band's music on the sound card, on a thread of its own. Without a sound card nothing is played.
#pragma once

#include <cstdint>
#include <memory>

#include "base/time.hpp"
#include "music/band.hpp"

namespace surefoot {

class Musician {
 public:
  Musician(DayTime dayTime, std::uint64_t seed);
  ~Musician();
  Musician(const Musician&) = delete;
  Musician& operator=(const Musician&) = delete;

  /// Is heard within 100 ms: three buffers of 23 ms lie ahead of the sound card.
  void follow(const Mood& mood);
  /// 0 off (as at first), 0.5 soft, 1 full. More than 0 needs an open sound card.
  void setLoudness(double loudness);

 private:
  struct Stream;
  DayTime dayTime_;
  std::uint64_t seed_;
  std::unique_ptr<Stream> stream_;  ///< Null while the music is off.
};

}  // namespace surefoot
