// SPDX-License-Identifier: MIT
// Tells somebody at the board, in the terminal, where to set a weight down, until it has been measured.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "board/placing.hpp"
#include "board/sample_source.hpp"

namespace surefoot {

class GuidedPlacing {
 public:
  /// `marks` must outlive it.
  GuidedPlacing(SampleSource& source, const std::vector<Mark>& marks) : source_(source), marks_(marks) {}

  /// Asks for `wanted`, whose place is told as `title` ("3 of 18: mark 2 at ..."). What cannot be used is said, and
  /// asked for again. Throws Error after three tries, if nothing comes for two minutes, or if it is stopped.
  Placement place(const Placement& wanted, const std::string& title);

  /// Zeros of the empty board after the last placement, in counts.
  const PerCell& zeroCounts() const { return zeroCounts_; }
  const PerCell& zeroBefore() const { return zeroBefore_; }

 private:
  Placing attempt(const Placement& wanted);

  SampleSource& source_;
  const std::vector<Mark>& marks_;
  PerCell zeroCounts_{};
  PerCell zeroBefore_{};
};

/// Runs until `each` returns false, over samples with single wrong readings told. Throws Error if no sample comes for
/// two minutes or the program is asked to stop.
void forEachSample(SampleSource& source, const std::function<bool(const Sample&, std::uint8_t wrongCells)>& each);

}  // namespace surefoot
