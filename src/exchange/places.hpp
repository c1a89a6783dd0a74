// SPDX-License-Identifier: MIT
// The centres of pressure of a recording, by themselves.
#pragma once

#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

#include "posture/reading.hpp"

namespace surefoot {

struct Range {
  double least = HUGE_VAL;
  double most = -HUGE_VAL;
  double width() const { return most - least; }
};

Range rangeOf(std::span<const double> values);

/// Width of the middle nine tenths. `values` may not be empty.
double middleOf(std::vector<double> values);

/// Times in seconds and places in millimetres, all of one length.
struct Places {
  std::vector<double> tS;
  std::vector<double> xMm;
  std::vector<double> yMm;

  std::size_t size() const { return tS.size(); }
  double lastsS() const { return tS.empty() ? 0.0 : tS.back() - tS.front(); }
  double widthMm() const;
  double between(std::size_t i, std::size_t j) const { return std::hypot(xMm[i] - xMm[j], yMm[i] - yMm[j]); }
};

/// Of the readings that have one. Single wrong readings have none.
Places placesOf(std::span<const Reading> readings);

/// From one place to the next; 0 for fewer than two.
double medianStepMm(const Places& places);

}  // namespace surefoot
