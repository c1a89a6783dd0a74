// SPDX-License-Identifier: MIT
// The empty-board zero, collected in blocks of a quarter of a second: within a block the noise of a cell averages out,
// a person's sway does not.
#include "posture/tare.hpp"

#include <algorithm>
#include <cmath>

namespace surefoot {

namespace {

constexpr double kOccupiedN = 50.0;
constexpr double kStillN = 1.0;
constexpr std::uint64_t kBlockUs = 250'000;
constexpr std::uint64_t kGapUs = 500'000;

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
  const bool loaded = heavy(sample);
  if (!started_ || gap || loaded || sample.faults != 0) {
    occupied_ = occupied_ || loaded;
    restart();
    return;
  }
  if (sample.boardTimeUs - blockSinceUs_ >= kBlockUs && blockCount_ > 0.0) {
    closeBlock();
  }
  if (result_) {
    return;
  }
  for (std::size_t i = 0; i < stored_.size(); ++i) {
    blockSum_[i] += sample.counts[i];
  }
  blockCount_ += 1.0;
}

double Tare::progress() const {
  if (result_) {
    return 1.0;
  }
  const double partUs = started_ && blockCount_ > 0.0 ? static_cast<double>(lastUs_ - blockSinceUs_) : 0.0;
  return std::min(1.0,
                  (static_cast<double>(blocks_) + std::min(1.0, partUs / static_cast<double>(kBlockUs))) / kBlocks);
}

bool Tare::heavy(const Sample& sample) const {
  if (!zeroKnown_) {
    return false;
  }
  double sumN = 0.0;
  for (std::size_t i = 0; i < stored_.size(); ++i) {
    sumN += (sample.counts[i] - stored_[i].zeroCounts) / stored_[i].countsPerN;
  }
  return sumN > kOccupiedN;
}

void Tare::restart() {
  started_ = true;
  blockSinceUs_ = lastUs_;
  blockSum_ = {};
  blockCount_ = 0.0;
  blocks_ = 0;
  totalSum_ = {};
  totalCount_ = 0.0;
}

void Tare::closeBlock() {
  for (std::size_t i = 0; i < stored_.size(); ++i) {
    means_[blocks_][i] = blockSum_[i] / blockCount_;
    totalSum_[i] += blockSum_[i];
  }
  totalCount_ += blockCount_;
  ++blocks_;
  blockSum_ = {};
  blockCount_ = 0.0;
  blockSinceUs_ += kBlockUs;
  if (!still()) {
    occupied_ = true;
    restart();
    return;
  }
  // A swaying person is still at each turning point, but not for a whole second.
  occupied_ = occupied_ && blocks_ < kBlocks / 2;
  if (blocks_ == kBlocks) {
    finish();
  }
}

bool Tare::still() const {
  for (std::size_t i = 0; i < stored_.size(); ++i) {
    double low = means_[0][i];
    double high = low;
    for (std::size_t b = 1; b < blocks_; ++b) {
      low = std::min(low, means_[b][i]);
      high = std::max(high, means_[b][i]);
    }
    if (high - low > kStillN * std::fabs(stored_[i].countsPerN)) {
      return false;
    }
  }
  return true;
}

void Tare::finish() {
  result_ = stored_;
  for (std::size_t i = 0; i < stored_.size(); ++i) {
    (*result_)[i].zeroCounts = totalSum_[i] / totalCount_;
  }
}

}  // namespace surefoot
