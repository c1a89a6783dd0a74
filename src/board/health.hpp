// SPDX-License-Identifier: MIT
// How well a board does: everything counted, everything measured, nothing assumed. Knows no port and no clock.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "posture/board.hpp"

namespace surefoot {

struct CellHealth {
  /// SD of the counts over the last second without what moves slowly: from second differences, so that a person who
  /// stands on the board hardly adds to it. 0 when unknown.
  double noiseCounts = 0.0;
  double meanCounts = 0.0;  ///< Over the last second.
  std::uint64_t dead = 0;   ///< Samples in which it did not answer, and so on.
  std::uint64_t saturated = 0;
  std::uint64_t outOfStep = 0;
};

struct BoardHealth {
  std::uint64_t samples = 0;
  std::uint64_t bytes = 0;
  std::uint64_t badFrames = 0;    ///< Dropped: checksum, framing, length, type, version or cell count.
  std::uint64_t lostSamples = 0;  ///< From jumps of the sequence number.
  std::uint64_t gaps = 0;         ///< How many such jumps.
  std::uint64_t overflowed = 0;   ///< Samples dropped because nobody took them in time; they are in lostSamples too.
  std::uint64_t straddled = 0;
  std::uint64_t reconnects = 0;  ///< How often it came back, after a loss or a reset.
  double rateHz = 0.0;           ///< Conversions a second by board time over the last 5 s, 0 when unknown.
  double jitterMs = 0.0;         ///< SD of the intervals by board time, over the same.
  double skewMs = 0.0;           ///< Cells on their own oscillators: mean age of the oldest conversion, over the same.
  bool connected = true;
  std::array<CellHealth, kMaxCells> cells{};
};

/// Measures from the samples themselves. What only a link can know (bytes, bad frames, overflow, reconnects) stays 0.
class HealthMeter {
 public:
  static constexpr double kRateSpanS = 5.0;
  static constexpr double kNoiseSpanS = 1.0;

  HealthMeter();

  /// `isFirstOfEpoch`: the time since the last sample is no interval of the board; rate and jitter begin anew.
  void take(const Sample& sample, double skewMs = 0.0, bool isFirstOfEpoch = false);

  BoardHealth read() const;

 private:
  struct Entry {
    Sample sample;
    double skewMs = 0.0;
  };

  void countFaults(std::uint32_t faults);
  const Entry& back(std::size_t age) const;
  std::size_t within(double spanS) const;
  void measureRate(BoardHealth& health) const;
  void measureCells(BoardHealth& health) const;

  BoardHealth counted_;
  std::vector<Entry> recent_;  // A ring, so that taking a sample costs a copy and reading costs all the rest.
  std::size_t next_ = 0;
  std::size_t held_ = 0;
};

}  // namespace surefoot
