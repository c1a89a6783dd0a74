// SPDX-License-Identifier: MIT
#include "board/still_mean.hpp"

#include <algorithm>
#include <cmath>

#include "base/math.hpp"

namespace surefoot {
namespace {

constexpr double kBlockS = 0.25;
constexpr double kGapS = 0.5;

double secondsBetween(const Sample& from, const Sample& to) {
  return static_cast<double>(to.boardTimeUs - from.boardTimeUs) * 1e-6;
}

double meanOf(const std::vector<double>& values) {
  double sum = 0.0;
  for (const double value : values) {
    sum += value;
  }
  return sum / static_cast<double>(values.size());
}

}  // namespace

double StillMean::loadN(const Sample& sample) const {
  double sum = 0.0;
  for (const std::size_t i : plateCells(board_)) {
    sum += (sample.counts[i] - board_.calibration[i].zeroCounts) / board_.calibration[i].countsPerN;
  }
  return sum;
}

void StillMean::restart() {
  samples_.clear();
  done_ = false;
}

double StillMean::progress() const {
  return done_ ? 1.0
         : samples_.empty()
             ? 0.0
             : std::min(1.0, secondsBetween(samples_.front(), samples_.back()) / (demand_.settleS + demand_.spanS));
}

void StillMean::step(const Sample& sample, bool loaded) {
  if (done_) {
    return;
  }
  const bool gap = !samples_.empty() && (sample.boardTimeUs <= samples_.back().boardTimeUs ||
                                         secondsBetween(samples_.back(), sample) > kGapS);
  if (!loaded || gap) {
    samples_.clear();
  }
  if (!loaded) {
    return;
  }
  samples_.push_back(sample);
  if (secondsBetween(samples_.front(), sample) >= demand_.settleS + demand_.spanS) {
    judge();
  }
}

/// Cuts the settling off; if the rest is not still, its first block too, and goes on.
void StillMean::judge() {
  const auto isOld = [&](const Sample& s) { return secondsBetween(s, samples_.back()) > demand_.spanS; };
  const auto from = std::ranges::find_if_not(samples_, isOld);
  double low = HUGE_VAL;
  double high = -HUGE_VAL;
  for (auto at = from; at != samples_.end();) {
    std::vector<double> block;
    const Sample& first = *at;
    while (at != samples_.end() && secondsBetween(first, *at) < kBlockS) {
      block.push_back(loadN(*at++));
    }
    if (block.size() >= 3) {
      low = std::min(low, meanOf(block));
      high = std::max(high, meanOf(block));
    }
  }
  if (high - low <= demand_.stillN) {
    samples_.erase(samples_.begin(), from);
    finish();
    return;
  }
  unstillN_ = high - low;
  const auto next =
      std::ranges::find_if(samples_, [&](const Sample& s) { return secondsBetween(samples_.front(), s) >= kBlockS; });
  samples_.erase(samples_.begin(), next);
}

void StillMean::finish() {
  done_ = true;
  noiseN_ = humShare_ = 0.0;
  std::vector<double> timesS;
  for (const Sample& sample : samples_) {
    timesS.push_back(secondsBetween(samples_.front(), sample));
  }
  for (std::size_t i = 0; i < board_.cells.size(); ++i) {
    std::vector<double> values;
    for (const Sample& sample : samples_) {
      values.push_back(sample.counts[i]);
    }
    mean_[i] = meanOf(values);
    double squares = 0.0;
    for (const double value : values) {
      squares += (value - mean_[i]) * (value - mean_[i]);
    }
    const double sdN =
        std::sqrt(squares / static_cast<double>(values.size())) / std::fabs(board_.calibration[i].countsPerN);
    if (sdN > noiseN_) {
      noiseN_ = sdN;
      noisiest_ = i;
    }
    // Only a cell that is read in step with its own clock shows a clean line: the slowest of them is.
    humShare_ = std::max(humShare_, humShareOf(timesS, values));
  }
}

double humShareOf(const std::vector<double>& timesS, const std::vector<double>& values) {
  const double mean = meanOf(values);
  double squares = 0.0;
  for (const double value : values) {
    squares += (value - mean) * (value - mean);
  }
  double most = 0.0;
  for (const double mains : {50.0, 60.0}) {
    for (double hz = 0.95 * mains; hz <= 1.05 * mains && squares > 0.0; hz += 0.1) {
      double re = 0.0;
      double im = 0.0;
      for (std::size_t k = 0; k < values.size(); ++k) {
        re += (values[k] - mean) * std::cos(2.0 * kPi * hz * timesS[k]);
        im += (values[k] - mean) * std::sin(2.0 * kPi * hz * timesS[k]);
      }
      most = std::max(most, 2.0 * (re * re + im * im) / (static_cast<double>(values.size()) * squares));
    }
  }
  return std::min(most, 1.0);
}

}  // namespace surefoot
