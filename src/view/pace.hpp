// SPDX-License-Identifier: MIT
// How many frames a second: 60 where that is reached, else 30. Fed with measured times,
// reads no clock.
#pragma once

#include <array>
#include <cstddef>

namespace surefoot {

/// Times of the last two seconds of frames.
struct FrameTimes {
  double paintMedianMs = 0.0;  ///< From the draw list to the swapped buffers.
  double paintP99Ms = 0.0;
  double framesPerSecond = 0.0;
  int cap = 60;  ///< Frames a second aimed at.
};

class Pace {
 public:
  /// `cap` frames a second at most; 0: as many as there can be.
  explicit Pace(int cap) : wanted_(cap), cap_(cap) {}

  /// Forgets what was measured: the window is another one.
  void restart();

  /// Least time from frame to frame.
  double periodMs() const { return cap_ > 0 ? 1000.0 / cap_ : 0.0; }

  /// Takes the times of a frame: painting alone, and from the frame before to this one.
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
