// SPDX-License-Identifier: MIT
// The mean counts of a load that lies still.
#pragma once

#include <optional>
#include <vector>

#include "board/calibration_fit.hpp"
#include "posture/board.hpp"

namespace surefoot {

/// Collects once the load has been still for `settleS`: the newest `spanS`, in blocks of a quarter of a second whose
/// loads differ by at most `stillN` newtons on all cells together.
class StillMean {
 public:
  struct Demand {
    double settleS = 1.0;
    double spanS = 2.0;
    double stillN = 0.5;
  };
  StillMean(const Board& board, Demand demand) : board_(board), demand_(demand) {}

  /// `loaded` false: what was collected does not count.
  void step(const Sample& sample, bool loaded);
  void restart();

  bool done() const { return done_; }
  double progress() const;
  const PerCell& meanCounts() const { return mean_; }
  /// SD of the newtons of the noisiest cell in the span, and which (from 0).
  double noiseN() const { return noiseN_; }
  std::size_t noisiest() const { return noisiest_; }
  /// Largest share of a cell's variance at the frequency of the mains, 50 or 60 Hz, 0 to 1.
  double humShare() const { return humShare_; }
  /// By how much the loads of the last span differed when it was not still, in newtons.
  double unstillN() const { return unstillN_; }

 private:
  double loadN(const Sample& sample) const;
  void judge();
  void finish();

  const Board& board_;
  Demand demand_;
  std::vector<Sample> samples_;
  bool done_ = false;
  PerCell mean_{};
  double noiseN_ = 0.0;
  std::size_t noisiest_ = 0;
  double humShare_ = 0.0;
  double unstillN_ = 0.0;
};

/// Share of the variance of `values` at `timesS` that is a sine of 50 or 60 Hz (+- 5 %, for clocks that are off).
double humShareOf(const std::vector<double>& timesS, const std::vector<double>& values);

}  // namespace surefoot
