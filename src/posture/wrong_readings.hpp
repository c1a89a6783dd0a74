// SPDX-License-Identifier: MIT
// Single wrong readings: a value that jumps away in one sample and is back in the next. Knows neither forces nor
// people.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "posture/board.hpp"
#include "posture/reading.hpp"

namespace surefoot {

/// More wrong readings than this share, and there are too few good ones between them: measures are withheld and a trial
/// does not count. Up to here the good ones are still evenly spaced (timingOf).
inline constexpr double kMostWrongShare = 0.01;

/// Judges samples one after the other, each cell against its neighbours in time and against the other cells. An HX711
/// averages over four conversions (data sheet: it settles in 50 ms at 80 samples a second), so a force shows in several
/// samples and, through the stiff plate, in several cells. What jumps in one or two cells for one sample is an error of
/// reading; likewise three or more cells that suddenly show the same count, as in a frame of zeros, and a fault that
/// the board reports for one sample only.
///
/// A jump is more than 5 N (of two cells at once: 20 N each), more than four times what the cell moved lately, and more
/// than four times what every other cell moves now. Only a sample with a jump, and the very first one, waits for the
/// next sample.
class WrongReadingWatch {
 public:
  explicit WrongReadingWatch(const Board& board);
  /// For a centre of pressure without cells: channels 0 and 1 are x and y in millimetres, and a jump is more than
  /// 10 mm.
  static WrongReadingWatch ofCop();

  /// Returns the verdicts on the samples that are now decided, oldest first, at most three: the cells that were wrong,
  /// bit i for cell i. Valid until the next call.
  std::span<const std::uint8_t> take(const Sample& sample);
  std::span<const std::uint8_t> take(double tS, Vec2 copMm);
  /// No sample will follow: decides those that still wait. A jump with nothing after it counts as wrong.
  std::span<const std::uint8_t> end();

 private:
  using Values = std::array<double, kMaxCells>;

  struct Frame {
    double tS = 0.0;
    Values values{};
    std::uint8_t flagged = 0;  ///< Cells that the board itself calls faulty.
  };

  WrongReadingWatch(std::size_t channels, const Values& leastJump, bool cells);

  std::span<const std::uint8_t> step(const Frame& frame);
  void judge(const Frame& frame);
  void decideWaiting(const Frame& next);
  void accept(const Frame& frame);
  void continueAfterGap(const Frame& frame);
  std::uint8_t suspects(const Frame& frame) const;
  bool isMovement(const Frame& frame, std::uint8_t jumped) const;
  std::uint8_t backIn(const Frame& now, const Frame& before, const Frame& between) const;

  std::size_t channels_;
  bool cells_;  ///< The channels are cells, so that a movement shows in several of them.
  Values leastJump_;
  Frame last_;      ///< The last frame that was not wrong.
  Values moved_{};  ///< How much each channel changed lately from one sample to the next.
  bool any_ = false;
  bool first_ = false;  ///< `last_` is the first frame, and not decided yet.
  Frame waiting_;
  std::uint8_t suspected_ = 0;  ///< What jumped in `waiting_`; 0: nothing waits.
  std::vector<std::uint8_t> verdicts_;
};

/// Samples as they come, each passed on as soon as it is decided.
class SampleSieve {
 public:
  explicit SampleSieve(const Board& board) : watch_(board) {}

  /// Calls use(sample, wrongCells) for each sample that is now decided, in their order.
  template <typename Use>
  void take(const Sample& sample, Use use) {
    undecided_.push_back(sample);
    const auto decided = watch_.take(sample);
    for (std::size_t i = 0; i < decided.size(); ++i) {
      use(undecided_[i], decided[i]);
    }
    undecided_.erase(undecided_.begin(), undecided_.begin() + static_cast<std::ptrdiff_t>(decided.size()));
  }

 private:
  WrongReadingWatch watch_;
  std::vector<Sample> undecided_;
};

/// One mask for each sample of a whole recording, as WrongReadingWatch::take returns it.
std::vector<std::uint8_t> wrongCellsOf(const Board& board, std::span<const Sample> samples);

/// Marks the single wrong readings of a recording: by their samples, one for each reading, or, if its cells are not
/// known, by its centre of pressure.
void markWrong(std::span<Reading> readings, const Board& board, std::span<const Sample> samples);
void markWrongCops(std::span<Reading> readings);

/// Counts of single wrong readings.
struct WrongReadings {
  std::size_t total = 0;
  std::array<std::size_t, kMaxCells> cells{};  ///< All 0 where the cells are not known.

  /// One more wrong reading, of these cells (bit i: cell i).
  void add(std::uint8_t wrongCells);
  /// More than kMostWrongShare, beside so many good readings.
  bool tooMany(std::size_t good) const {
    return static_cast<double>(total) > kMostWrongShare * static_cast<double>(good + total);
  }
};

WrongReadings wrongAmong(std::span<const Reading> readings);

/// "5 single wrong readings (cell 2: 5)"; empty if there are none.
std::string wordsFor(const WrongReadings& wrong);

}  // namespace surefoot
