// SPDX-License-Identifier: MIT
// What is wrong with a board and what to do about it, from its measurements alone.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "board/health.hpp"
#include "posture/board.hpp"

namespace surefoot {

/// A slower board can be diagnosed, but not used for games or tests: posturography needs at least 50 Hz (ISPGR). An
/// HX711 with its RATE pin low gives 10.
inline constexpr double kLeastBoardRateHz = 50.0;

/// In order of severity.
enum class Verdict : std::uint8_t { Ok, Warn, Bad };

/// Whether a limit is an upper or a lower one.
enum class Bound : std::uint8_t { AtMost, AtLeast };

/// One row of `board diagnose`.
struct Finding {
  std::string id;  ///< "rate", "jitter", "dead" and so on: stable, for programs.
  int cell = 0;    ///< 1 to 8 as labelled on the board; 0: the whole board, or all cells.
  double value = 0.0;
  std::string unit;    ///< "Hz", "ms", "%", "N", "cells", or "" if there is no unit.
  double limit = 0.0;  ///< Beyond it, the verdict is not Ok.
  Bound bound = Bound::AtMost;
  Verdict verdict = Verdict::Ok;
  std::string advice;  ///< One line: what it means and what to do. Empty if Ok.
};

struct Diagnosis {
  std::vector<Finding> findings;
  /// Nobody was on the board during the measurement, so every force was an error of the zero. Otherwise zeros are left
  /// out and noise has a wider limit, because a person causes it too.
  bool empty = true;

  /// The worst verdict of all findings.
  Verdict verdict() const;
};

/// "cell 3", "cells 1, 2 and 5".
std::string cellsText(const std::vector<int>& cells);
std::string cellsText(std::uint8_t mask);  ///< Bit i: cell i + 1.

/// `samples`: all of the measurement, best with the weight shifted from foot to foot a few times; without that swapped
/// cells are not found.
/// One row for each cell that is over twice as noisy on the empty board as `certifiedN` says, in newtons a cell; one
/// row if none is. Nothing if somebody was on the board.
std::vector<Finding> besideCertified(const Board& board, std::span<const Sample> samples,
                                     std::span<const double> certifiedN);

Diagnosis diagnose(const Board& board, const BoardHealth& health, std::span<const Sample> samples);

}  // namespace surefoot
