// SPDX-License-Identifier: MIT
// What the person's feet do at one moment: forces and centres of pressure, from one sample. No history, no people.
#pragma once

#include <array>

#include "posture/board.hpp"

namespace surefoot {

/// A centre of pressure with the load on it. `valid` false: too little load to say where it is, `mm` is then 0, 0.
struct Cop {
  Vec2 mm;
  double loadN = 0.0;
  bool valid = false;
};

/// One moment in newtons and millimetres. On a classic board the feet and toes cannot be told apart: left, right are
/// invalid, toes 0.
struct Reading {
  double tS = 0.0;                        ///< Board time in seconds.
  std::array<double, kMaxCells> cellN{};  ///< Force of each cell.
  Cop whole;                              ///< All cells.
  Cop left;                               ///< Foot plate and toe bar of the left foot.
  Cop right;
  double toeLeftN = 0.0;  ///< Force on the toe bar, 0 where there is none.
  double toeRightN = 0.0;
  bool hasToes = false;  ///< The board can see the toes (split board).
  bool faulty = false;   ///< A cell was dead, saturated or out of step: forces and CoP are then not to be trusted,
                         ///< `whole.valid` false.
};

/// Least load at which a CoP is believed: max(100 N, 20 % of body weight) standing, 20 N seated (README.md).
struct ValidityGate {
  double leastLoadN = 100.0;
};

/// Gate for a person of this weight (0: unknown) in newtons.
ValidityGate gateFor(double bodyWeightN, bool seated);

/// Newtons and CoP of one sample. CoP = sum(force * place) / sum(force), a foot's from its own cells with a quarter of
/// the gate. `whole` of a faulty sample is invalid.
Reading readingOf(const Board& board, const Sample& sample, ValidityGate gate);

}  // namespace surefoot
