// SPDX-License-Identifier: MIT
// What is wrong with a board and what to do about it, from its numbers alone. Prints nothing, knows no port.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "board/health.hpp"
#include "posture/board.hpp"

namespace surefoot {

/// A slower board can be diagnosed, not played or measured on: 50 Hz is the least for posturography (ISPGR). An HX711
/// whose RATE pin is low gives 10.
inline constexpr double kLeastRateHz = 50.0;

/// The later, the worse. NotJudged: what was on the board meanwhile could have caused it.
enum class Verdict : std::uint8_t { NotJudged, Ok, Warn, Bad };

/// Whether a limit is the most or the least that is well.
enum class Bound : std::uint8_t { AtMost, AtLeast };

/// One row of `board diagnose`.
struct Finding {
  std::string id;  ///< "rate", "jitter", "dead" and so on: stable, for programs.
  int cell = 0;    ///< 1 to 8 as printed on the board, 0: the whole board, or all cells alike.
  double value = 0.0;
  std::string unit;    ///< "Hz", "ms", "%", "N", "cells", or "" for a count.
  double limit = 0.0;  ///< Beyond it, it is no longer Ok.
  Bound bound = Bound::AtMost;
  Verdict verdict = Verdict::Ok;
  std::string advice;  ///< One line: what it means and what to do; empty when Ok.
};

struct Diagnosis {
  std::vector<Finding> findings;

  /// The worst of all findings.
  Verdict verdict() const;
};

/// "cell 3", "cells 1, 2 and 5".
std::string cellsText(const std::vector<int>& cells);

/// `empty`: nobody was on the board while its health was measured, so every force is an error of the zero; otherwise
/// zeros are left out and noise is not judged: a person causes it too. `samples`: what came meanwhile, best with the
/// weight shifted from foot to foot a few times; without it swapped cells are not looked for.
Diagnosis diagnose(const Board& board, const BoardHealth& health, bool empty, std::span<const Sample> samples = {});

}  // namespace surefoot
