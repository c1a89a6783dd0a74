// SPDX-License-Identifier: MIT
// One weight set down on one marked point and taken off again: what the samples say, and why they cannot be used.
#pragma once

#include <string>
#include <vector>

#include "board/calibration_fit.hpp"
#include "board/still_mean.hpp"

namespace surefoot {

class Placing {
 public:
  enum class Stage : std::uint8_t {
    Empty,    ///< Waits for the empty board and measures its zero.
    SetDown,  ///< Waits for the weight and measures it.
    TakeOff,  ///< Waits for it to be taken off and measures the zero again.
    Done,     ///< placement() has it.
    Refused   ///< trouble() says why; the same placement can be tried again.
  };

  /// `wanted`: what is to be set down where; its counts are ignored. `board` and `marks` must outlive it.
  Placing(const Board& board, const std::vector<Mark>& marks, const Placement& wanted);

  /// Samples in order; `wrongCells` as SampleSieve says.
  void step(const Sample& sample, std::uint8_t wrongCells);

  Stage stage() const { return stage_; }
  const std::string& trouble() const { return trouble_; }
  /// A line for whoever waits, or empty: why it does not go on.
  std::string waitsFor() const;
  const Placement& placement() const { return placement_; }
  /// Load and CoP of the weight by the present calibration, from TakeOff on.
  const PlacedLoad& felt() const { return felt_; }
  const PerCell& zeroCounts() const { return zeroAfter_; }
  /// Zero of the empty board at the beginning.
  const PerCell& zeroBefore() const { return zeroBefore_; }

 private:
  void takeEmpty(const Sample& sample);
  void takeWeight(const Sample& sample);
  void takeOff(const Sample& sample);
  void refuse(std::string why);
  bool isGap(const Sample& sample);
  std::string whatIsWrong() const;
  std::string whatCellsSay() const;
  std::string whatPlaceSays() const;
  double netN(const Sample& sample) const;
  double bornN(const Sample& sample) const;

  const Board& board_;
  const std::vector<Mark>& marks_;
  Placement placement_;
  Stage stage_ = Stage::Empty;
  std::string trouble_;
  StillMean empty_;
  StillMean weight_;
  StillMean after_;
  PerCell zeroBefore_{};
  PerCell zeroAfter_{};
  PlacedLoad felt_;
  std::uint64_t lastUs_ = 0;
  bool occupied_ = false;
  std::uint8_t faulty_ = 0;
  int faultySamples_ = 0;
};

}  // namespace surefoot
