// SPDX-License-Identifier: MIT
// Stored samples, returned tick by tick. Reads no file: the caller passes the samples.
#pragma once

#include <string>
#include <vector>

#include "board/health.hpp"
#include "board/sample_source.hpp"

namespace surefoot {

struct TickedSample {
  Tick tick = 0;  ///< The tick in which it came.
  Sample sample;
};

/// A replay goes tick by tick, so a longer one would never end: such times are in another unit, or of two recordings.
inline constexpr double kLongestReplayS = 24.0 * 3600.0;

/// Throws Error where a recording lasts longer.
void checkReplayLasts(double spanS);

/// Assigns ticks to samples that were stored without them: each comes with the first tick at or after its board time,
/// the first sample with tick 0. Throws Error where the board time goes back or lasts longer than kLongestReplayS.
std::vector<TickedSample> ticksByTime(const std::vector<Sample>& samples);

class ReplaySource final : public SampleSource {
 public:
  /// `samples` in the order in which they came. `name` is for describe().
  ReplaySource(Board board, std::vector<TickedSample> samples, std::string name);

  const Board& board() const override { return board_; }
  std::string describe() const override { return "a replay of " + name_; }
  void poll(Tick tick, std::vector<Sample>& samples) override;
  bool atEnd() const override { return next_ == samples_.size(); }
  BoardHealth health() const override { return meter_.read(); }

 private:
  Board board_;
  std::vector<TickedSample> samples_;
  std::string name_;
  std::size_t next_ = 0;
  HealthMeter meter_;
};

}  // namespace surefoot
