// SPDX-License-Identifier: MIT
#include "posture/wrong_readings.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <string>
#include <utility>

namespace surefoot {

namespace {

constexpr double kLeastJumpN = 5.0;
constexpr double kLeastJumpMm = 10.0;
constexpr double kTimesMoved = 4.0;
constexpr double kForget = 0.7;         // of what a channel moved, with each sample
constexpr double kBackShare = 1 / 3.0;  // of the jump: nearer than this to where it came from, it is back
constexpr double kGapS = 0.5;
constexpr int kAtOnce = 2;
constexpr double kTwoTimes = 4.0;   // two cells at once must jump so many times as far as one alone
constexpr double kTimesRest = 4.0;  // and each so many times as far as every other cell

constexpr std::uint8_t bit(std::size_t channel) {
  return static_cast<std::uint8_t>(1U << channel);
}

std::array<double, kMaxCells> leastJumps(const Board& board) {
  std::array<double, kMaxCells> counts{};
  for (std::size_t i = 0; i < board.cells.size(); ++i) {
    counts[i] = kLeastJumpN * std::fabs(board.calibration[i].countsPerN);
  }
  return counts;
}

/// Three or more cells, and all of them show the same count, which no force does.
bool alike(std::span<const double> counts, std::uint8_t cells) {
  if (std::popcount(cells) < 3) {
    return false;
  }
  const double same = counts[static_cast<std::size_t>(std::countr_zero(cells))];
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if ((cells & bit(i)) != 0 && counts[i] != same) {
      return false;
    }
  }
  return true;
}

}  // namespace

WrongReadingWatch::WrongReadingWatch(std::size_t channels, const Values& leastJump, bool cells)
    : channels_(channels), cells_(cells), leastJump_(leastJump) {
  verdicts_.reserve(4);
}

WrongReadingWatch::WrongReadingWatch(const Board& board)
    : WrongReadingWatch(board.cells.size(), leastJumps(board), true) {}

WrongReadingWatch WrongReadingWatch::ofCop() {
  return {2, {kLeastJumpMm, kLeastJumpMm}, false};
}

std::span<const std::uint8_t> WrongReadingWatch::take(const Sample& sample) {
  Frame frame{.tS = static_cast<double>(sample.boardTimeUs) * 1e-6};
  for (std::size_t i = 0; i < channels_; ++i) {
    frame.values[i] = sample.counts[i];
  }
  frame.flagged = faultyCellsOf(sample, channels_);
  return step(frame);
}

std::span<const std::uint8_t> WrongReadingWatch::take(double tS, Vec2 copMm) {
  return step({.tS = tS, .values = {copMm.x, copMm.y}});
}

std::span<const std::uint8_t> WrongReadingWatch::end() {
  verdicts_.clear();
  if (first_) {
    verdicts_.push_back(0);
  }
  if (suspected_ != 0) {
    verdicts_.push_back(suspected_);
  }
  any_ = first_ = false;
  suspected_ = 0;
  moved_ = {};
  return verdicts_;
}

std::span<const std::uint8_t> WrongReadingWatch::step(const Frame& frame) {
  verdicts_.clear();
  const double newestS = suspected_ != 0 ? waiting_.tS : last_.tS;
  if (any_ && (frame.tS <= newestS || frame.tS - newestS > kGapS)) {
    continueAfterGap(frame);
  } else {
    judge(frame);
  }
  return verdicts_;
}

/// What happened in the gap is not known, so nothing on either side of it is called wrong.
void WrongReadingWatch::continueAfterGap(const Frame& frame) {
  if (std::exchange(suspected_, std::uint8_t{0}) != 0) {
    accept(waiting_);
  }
  accept(frame);
  moved_ = {};
}

void WrongReadingWatch::judge(const Frame& frame) {
  if (!any_) {
    last_ = frame;
    any_ = first_ = true;
    return;
  }
  if (suspected_ != 0) {
    decideWaiting(frame);
  }
  suspected_ = suspects(frame);
  if (suspected_ != 0) {
    waiting_ = frame;
  } else {
    accept(frame);
  }
}

/// `next` is where the last frame was: what waits was wrong. Else it was a movement, or the very first frame was wrong.
void WrongReadingWatch::decideWaiting(const Frame& next) {
  const auto wrong = static_cast<std::uint8_t>(suspected_ & backIn(next, last_, waiting_));
  if (wrong != 0) {
    if (std::exchange(first_, false)) {
      verdicts_.push_back(0);
    }
    verdicts_.push_back(wrong);
  } else if (first_ && (suspected_ & ~backIn(next, waiting_, last_)) == 0) {
    first_ = false;
    verdicts_.push_back(suspected_);
    verdicts_.push_back(0);
    last_ = waiting_;
  } else {
    accept(waiting_);
  }
}

void WrongReadingWatch::accept(const Frame& frame) {
  if (first_) {
    verdicts_.push_back(0);
    first_ = false;
  }
  verdicts_.push_back(0);
  for (std::size_t i = 0; i < channels_; ++i) {
    moved_[i] = std::max(std::fabs(frame.values[i] - last_.values[i]), kForget * moved_[i]);
  }
  last_ = frame;
}

/// The cells that may be wrong in this frame, or in the very first one before it: those newly called faulty, and those
/// that jumped if that is no movement.
std::uint8_t WrongReadingWatch::suspects(const Frame& frame) const {
  std::uint8_t jumped = 0;
  for (std::size_t i = 0; i < channels_; ++i) {
    const double jump = std::fabs(frame.values[i] - last_.values[i]);
    if (((frame.flagged | last_.flagged) & bit(i)) == 0 && jump > std::max(leastJump_[i], kTimesMoved * moved_[i])) {
      jumped |= bit(i);
    }
  }
  const auto flagged = first_ ? frame.flagged ^ last_.flagged : frame.flagged & ~last_.flagged;
  return static_cast<std::uint8_t>(flagged | (isMovement(frame, jumped) ? 0 : jumped));
}

/// A force reaches several cells; how far a jump goes is counted in least jumps, so that cells can be compared.
bool WrongReadingWatch::isMovement(const Frame& frame, std::uint8_t jumped) const {
  if (jumped == 0 || !cells_ || alike(frame.values, jumped) || (first_ && alike(last_.values, jumped))) {
    return false;
  }
  double leastOfJumps = HUGE_VAL;
  double mostOfRest = 0.0;
  for (std::size_t i = 0; i < channels_; ++i) {
    const double jump = std::fabs(frame.values[i] - last_.values[i]) / leastJump_[i];
    if ((jumped & bit(i)) != 0) {
      leastOfJumps = std::min(leastOfJumps, jump);
    } else if (((frame.flagged | last_.flagged) & bit(i)) == 0) {
      mostOfRest = std::max(mostOfRest, jump);
    }
  }
  const int count = std::popcount(jumped);
  return count > kAtOnce || (count == kAtOnce && leastOfJumps < kTwoTimes) || leastOfJumps < kTimesRest * mostOfRest;
}

/// The cells that are `now` where they were `before`, and were elsewhere or faulty in `between`.
std::uint8_t WrongReadingWatch::backIn(const Frame& now, const Frame& before, const Frame& between) const {
  std::uint8_t cells = 0;
  for (std::size_t i = 0; i < channels_; ++i) {
    const double off = std::fabs(now.values[i] - before.values[i]);
    const double jump = std::fabs(between.values[i] - before.values[i]);
    const bool near = off <= std::max(kBackShare * jump, 2.0 * moved_[i]);
    const bool faulty = ((now.flagged | before.flagged) & bit(i)) != 0;
    if (!faulty && (near || (between.flagged & bit(i)) != 0)) {
      cells |= bit(i);
    }
  }
  return cells;
}

std::vector<std::uint8_t> wrongCellsOf(const Board& board, std::span<const Sample> samples) {
  WrongReadingWatch watch(board);
  std::vector<std::uint8_t> cells;
  cells.reserve(samples.size());
  for (const Sample& sample : samples) {
    const auto decided = watch.take(sample);
    cells.insert(cells.end(), decided.begin(), decided.end());
  }
  const auto rest = watch.end();
  cells.insert(cells.end(), rest.begin(), rest.end());
  return cells;
}

void markWrong(std::span<Reading> readings, const Board& board, std::span<const Sample> samples) {
  const std::vector<std::uint8_t> cells = wrongCellsOf(board, samples);
  for (std::size_t i = 0; i < readings.size(); ++i) {
    if (cells[i] != 0) {
      markWrong(readings[i], cells[i]);
    }
  }
}

void markWrongCops(std::span<Reading> readings) {
  WrongReadingWatch watch = WrongReadingWatch::ofCop();
  std::vector<Reading*> undecided;
  const auto mark = [&undecided](std::span<const std::uint8_t> decided) {
    for (std::size_t i = 0; i < decided.size(); ++i) {
      if (decided[i] != 0) {
        markWrong(*undecided[i], 0);
      }
    }
    undecided.erase(undecided.begin(), undecided.begin() + static_cast<std::ptrdiff_t>(decided.size()));
  };
  for (Reading& reading : readings) {
    if (reading.whole.valid) {
      undecided.push_back(&reading);
      mark(watch.take(reading.tS, reading.whole.mm));
    }
  }
  mark(watch.end());
}

void WrongReadings::add(std::uint8_t wrongCells) {
  ++total;
  for (std::size_t i = 0; i < kMaxCells; ++i) {
    cells[i] += (wrongCells & bit(i)) != 0 ? 1 : 0;
  }
}

WrongReadings wrongAmong(std::span<const Reading> readings) {
  WrongReadings wrong;
  for (const Reading& reading : readings) {
    if (reading.wrong) {
      wrong.add(reading.faultyCells);
    }
  }
  return wrong;
}

std::string wordsFor(const WrongReadings& wrong) {
  if (wrong.total == 0) {
    return "";
  }
  std::string byCell;
  for (std::size_t i = 0; i < kMaxCells; ++i) {
    if (wrong.cells[i] > 0) {
      byCell +=
          (byCell.empty() ? " (cell " : ", cell ") + std::to_string(i + 1) + ": " + std::to_string(wrong.cells[i]);
    }
  }
  return std::to_string(wrong.total) + (wrong.total == 1 ? " single wrong reading" : " single wrong readings") +
         (byCell.empty() ? "" : byCell + ")");
}

}  // namespace surefoot
