// SPDX-License-Identifier: MIT
// From what was recorded of a board under a dead weight to the numbers of its certificate.
#pragma once

#include <optional>
#include <vector>

#include "board/calibration_fit.hpp"
#include "board/health.hpp"
#include "posture/certificate.hpp"

namespace surefoot {

/// A weight put on and taken off in steps: the load at one height, once going up and once coming down.
struct WeightStep {
  double kg = 0.0;
  double upN = 0.0;
  double downN = 0.0;
};

/// A toe bar under the weight, and the deck behind its gap.
struct ToeTrial {
  bool left = true;
  double knownN = 0.0;
  double feltN = 0.0;  ///< Of the toe cell; with the weight behind the gap, knownN is 0.
};

/// What `board prove` has recorded. What was left out is empty.
struct ProofRecording {
  Board board;
  double weightKg = 0.0;
  double forKg = 60.0;
  std::vector<Sample> empty;       ///< Good samples only, as all of these.
  std::vector<Sample> loaded;      ///< The weight in the middle.
  std::vector<Placement> repeats;  ///< Off and on, the same mark.
  std::vector<WeightStep> steps;   ///< Up and down, at least three.
  std::vector<Sample> creeping;    ///< Under load, then
  std::vector<Sample> returned;    ///< empty again.
  std::vector<Placement> checks;   ///< Marks not used before, tool turned by turns.
  std::vector<ToeTrial> toes;
  BoardHealth before;  ///< Of the board when (b) began
  BoardHealth after;   ///< and when it ended.
};

/// Numbers, picture and curve; without id, time and program. The formulas are in hardware/calibration.md.
Certificate proofOf(const ProofRecording& recording);

}  // namespace surefoot
