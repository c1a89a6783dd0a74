// SPDX-License-Identifier: MIT
// Forces and centres of pressure at one moment, from one sample, without history.
#pragma once

#include <array>

#include "posture/board.hpp"

namespace surefoot {

/// A centre of pressure and the load on it. If `valid` is false the load is too small to locate it, and `mm` is 0, 0.
struct Cop {
  Vec2 mm;
  double loadN = 0.0;
  bool valid = false;
};

/// One moment in newtons and millimetres. A classic board cannot tell feet and toes apart: there left and right are
/// invalid and the toe forces 0.
struct Reading {
  double tS = 0.0;                        ///< Board time in seconds.
  std::array<double, kMaxCells> cellN{};  ///< Force of each cell.
  Cop whole;                              ///< All cells.
  Cop left;                               ///< Foot plate and toe bar of the left foot.
  Cop right;
  double toeLeftN = 0.0;  ///< Force on the toe bar, 0 where there is none.
  double toeRightN = 0.0;
  bool hasToes = false;  ///< The board measures the toes (split board).
  /// A cell was dead, saturated, out of step or wrong: the forces are unusable and every CoP is invalid.
  bool faulty = false;
  /// A single wrong reading (wrong_readings.hpp), left out of everything that is shown, detected or measured.
  bool wrong = false;
  std::uint8_t faultyCells = 0;  ///< Bit i: cell i is to blame. 0 if cells are not known.
};

/// The load above which a CoP is valid: max(100 N, 20 % of body weight) standing, 20 N seated (README.md).
struct ValidityGate {
  double leastLoadN = 100.0;
};

/// Gate for a person of this body weight in newtons (0: unknown).
ValidityGate gateFor(double bodyWeightN, bool seated);

/// Forces and CoP of one sample. CoP = sum(force * place) / sum(force); a foot's CoP uses its own cells and a quarter
/// of the gate. A faulty sample gives no valid CoP.
Reading readingOf(const Board& board, const Sample& sample, ValidityGate gate);

/// Marks a single wrong reading of these cells (0: not known which).
void markWrong(Reading& reading, std::uint8_t cells);

}  // namespace surefoot
