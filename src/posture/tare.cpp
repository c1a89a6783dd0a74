// SPDX-License-Identifier: MIT
// The empty-board zero, collected in blocks of a quarter of a second: within a block the noise of a cell averages out,
// a person's sway does not.
#include "posture/tare.hpp"

#include <algorithm>
#include <cmath>

#include "base/median.hpp"

namespace surefoot {

namespace {

constexpr double kOccupiedN = 50.0;
constexpr double kStillN = 1.0;
constexpr std::uint64_t kBlockUs = 250'000;
constexpr std::uint64_t kGapUs = 500'000;
constexpr double kFarN = 0.5;
constexpr double kFarDeviations = 10.0;
constexpr double kSdOfMad = 1.4826;  // SD of normal noise over its median absolute deviation
constexpr double kLeastKept = 0.75;

}  // namespace

Tare::Tare(const Board& board) : stored_(board.calibration), zeroKnown_(board.calibrated) {
  static_assert(kBlocks * kBlockUs * 1e-6 == kSpanS);
}

void Tare::step(const Sample& sample) {
  // A reading that straddles a conversion may mix two counts. It is left out, but does not mean that anybody moved.
  if (result_ || (sample.faults & kFaultStraddles) != 0) {
    return;
  }
  const bool gap = started_ && (sample.boardTimeUs <= lastUs_ || sample.boardTimeUs - lastUs_ > kGapUs);
  lastUs_ = sample.boardTimeUs;
  loadN_ = heavyN(sample);
  const bool loaded = loadN_ > 0.0;
  if (!started_ || gap || loaded || sample.faults != 0) {
    occupied_ = occupied_ || loaded;
    restart();
    return;
  }
  if (sample.boardTimeUs - blockSinceUs_ >= kBlockUs && !block_[0].empty()) {
    closeBlock();
  }
  if (result_) {
    return;
  }
  for (std::size_t i = 0; i < stored_.size(); ++i) {
    block_[i].push_back(sample.counts[i]);
  }
}

double Tare::progress() const {
  if (result_) {
    return 1.0;
  }
  const double partUs = started_ && !block_[0].empty() ? static_cast<double>(lastUs_ - blockSinceUs_) : 0.0;
  return std::min(1.0,
                  (static_cast<double>(blocks_) + std::min(1.0, partUs / static_cast<double>(kBlockUs))) / kBlocks);
}

double Tare::heavyN(const Sample& sample) const {
  if (!zeroKnown_) {
    return 0.0;
  }
  double sumN = 0.0;
  for (std::size_t i = 0; i < stored_.size(); ++i) {
    sumN += (sample.counts[i] - stored_[i].zeroCounts) / stored_[i].countsPerN;
  }
  return sumN > kOccupiedN ? sumN : 0.0;
}

void Tare::restart() {
  started_ = true;
  blockSinceUs_ = lastUs_;
  clearBlock();
  blocks_ = 0;
  totalSum_ = {};
  totalCount_ = {};
}

void Tare::clearBlock() {
  for (std::vector<double>& counts : block_) {
    counts.clear();
  }
}

void Tare::closeBlock() {
  std::uint8_t moving = 0;
  for (std::size_t i = 0; i < stored_.size(); ++i) {
    moving |= static_cast<std::uint8_t>((addCell(i) && still(i) ? 0U : 1U) << i);
  }
  ++blocks_;
  clearBlock();
  blockSinceUs_ += kBlockUs;
  if (moving != 0) {
    restless_ = moving;
    occupied_ = true;
    restart();
    return;
  }
  // A swaying person is still at each turning point, but not for a whole second.
  occupied_ = occupied_ && blocks_ < kBlocks / 2;
  restless_ = occupied_ ? restless_ : std::uint8_t{0};
  if (blocks_ == kBlocks) {
    finish();
  }
}

/// Adds the counts of a cell in this block without those far from their median. False: they were too many.
bool Tare::addCell(std::size_t cell) {
  const std::vector<double>& counts = block_[cell];
  const double median = medianOf(counts).value_or(0.0);
  std::vector<double> off;
  for (const double count : counts) {
    off.push_back(std::fabs(count - median));
  }
  const double far =
      std::max(kFarN * std::fabs(stored_[cell].countsPerN), kFarDeviations * kSdOfMad * medianOf(off).value_or(0.0));
  double sum = 0.0;
  double count = 0.0;
  for (std::size_t k = 0; k < counts.size(); ++k) {
    if (off[k] <= far) {
      sum += counts[k];
      count += 1.0;
    }
  }
  means_[blocks_][cell] = sum / count;
  totalSum_[cell] += sum;
  totalCount_[cell] += count;
  return count >= kLeastKept * static_cast<double>(counts.size());
}

/// The means of a cell over the blocks so far, the one that is being closed included.
bool Tare::still(std::size_t cell) const {
  double low = means_[0][cell];
  double high = low;
  for (std::size_t b = 1; b <= blocks_; ++b) {
    low = std::min(low, means_[b][cell]);
    high = std::max(high, means_[b][cell]);
  }
  return high - low <= kStillN * std::fabs(stored_[cell].countsPerN);
}

void Tare::finish() {
  result_ = stored_;
  for (std::size_t i = 0; i < stored_.size(); ++i) {
    (*result_)[i].zeroCounts = totalSum_[i] / totalCount_[i];
  }
}

}  // namespace surefoot
