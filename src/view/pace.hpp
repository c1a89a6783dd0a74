// SPDX-License-Identifier: MIT
// How many frames a second to show: 60 if that can be reached, otherwise 30. Gets measured times; reads no clock.
#pragma once

#include <array>
#include <cstddef>

namespace surefoot {

/// Frame times over the last two seconds.
struct FrameTimes {
  double paintMedianMs = 0.0;  ///< From the draw list to the swapped buffers.
  double paintP99Ms = 0.0;
  double framesPerSecond = 0.0;
  int cap = 60;  ///< Target number of frames a second.
};

class Pace {
 public:
  /// At most `cap` frames a second; 0: no limit.
  explicit Pace(int cap) : wanted_(cap), cap_(cap) {}

  /// Forgets all measurements, because the window has changed.
  void restart();

  /// Shortest time from frame to frame.
  double periodMs() const { return cap_ > 0 ? 1000.0 / cap_ : 0.0; }

  /// Adds the times of one frame: for painting alone, and since the previous frame.
  void frame(double paintMs, double intervalMs);

  FrameTimes times() const;

 private:
  static constexpr std::size_t kKept = 120;
  static constexpr int kFallBack = 30;
  static constexpr double kRetryMs = 30'000.0;

  bool late() const;

  int wanted_;
  int cap_;
  std::array<double, kKept> paintMs_{};
  std::array<double, kKept> intervalMs_{};
  std::size_t count_ = 0;
  double sinceChangeMs_ = 0.0;
};

}  // namespace surefoot
