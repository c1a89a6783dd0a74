// SPDX-License-Identifier: MIT
// The condition of a board, counted and measured.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "posture/board.hpp"
#include "posture/wrong_readings.hpp"

namespace surefoot {

struct CellHealth {
  /// SD of the counts over the last second without slow changes: from second differences, so that a person on the board
  /// hardly adds to it. 0 if unknown.
  double noiseCounts = 0.0;
  double meanCounts = 0.0;  ///< Over the last second.
  std::uint64_t dead = 0;   ///< Samples in which the cell did not answer; the next two likewise.
  std::uint64_t saturated = 0;
  std::uint64_t outOfStep = 0;
};

struct BoardHealth {
  std::uint64_t samples = 0;
  std::uint64_t bytes = 0;
  std::uint64_t badFrames = 0;    ///< Dropped: checksum, framing, length, type, version or cell count.
  std::uint64_t lostSamples = 0;  ///< From jumps of the sequence number.
  std::uint64_t gaps = 0;         ///< Number of such jumps, and of silences across a restart.
  double silentS = 0.0;           ///< Time without samples, in intervals of over 150 ms.
  std::uint64_t overflowed = 0;   ///< Samples dropped because nobody took them in time; they count as lostSamples too.
  std::uint64_t straddled = 0;
  WrongReadings wrong;           ///< Those that the board itself called faulty included.
  std::uint64_t reconnects = 0;  ///< Number of times the board came back after a loss or a reset.
  double rateHz = 0.0;    ///< Samples a second by board time over the last 5 s, lost ones included; 0 if unknown.
  double jitterMs = 0.0;  ///< SD of the intervals by board time, over the same 5 s.
  /// Mean age of the oldest conversion, over the same 5 s; large if cells run on their own oscillators.
  double skewMs = 0.0;
  double latestMs = 0.0;  ///< How much later than by board time a sample came at most: samples in bursts come late.
  bool connected = true;
  std::array<CellHealth, kMaxCells> cells{};
};

/// Measures from the samples alone. What only a link knows (bytes, bad frames, overflow, reconnects) stays 0.
class HealthMeter {
 public:
  static constexpr double kRateSpanS = 5.0;
  static constexpr double kNoiseSpanS = 1.0;

  explicit HealthMeter(const Board& board);

  /// `isFirstOfEpoch`: the time since the last sample is not an interval of the board; rate and jitter start again.
  void take(const Sample& sample, double skewMs = 0.0, bool isFirstOfEpoch = false);

  BoardHealth read() const;

 private:
  struct Entry {
    Sample sample;
    double skewMs = 0.0;
    bool good = false;  ///< Decided, and not wrong.
  };

  void countFaults(std::uint32_t faults);
  void decide(const Sample& sample);
  const Entry& back(std::size_t age) const;
  std::size_t within(double spanS) const;
  void measureRate(BoardHealth& health) const;
  void measureCells(BoardHealth& health) const;

  WrongReadingWatch watch_;
  std::size_t undecided_ = 0;  ///< The newest so many entries.
  BoardHealth counted_;
  std::vector<Entry> recent_;  // A ring, so that taking a sample is only a copy; read() does the work.
  std::size_t next_ = 0;
  std::size_t held_ = 0;
};

}  // namespace surefoot
