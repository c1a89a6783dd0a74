// SPDX-License-Identifier: MIT
#include "exchange/places.hpp"

#include <algorithm>

#include "base/median.hpp"

namespace surefoot {

Range rangeOf(std::span<const double> values) {
  Range range;
  for (const double value : values) {
    range.least = std::min(range.least, value);
    range.most = std::max(range.most, value);
  }
  return range;
}

double middleOf(std::vector<double> values) {
  std::ranges::sort(values);
  const std::size_t edge = values.size() / 20;
  return values[values.size() - 1 - edge] - values[edge];
}

double Places::widthMm() const {
  return std::max(rangeOf(xMm).width(), rangeOf(yMm).width());
}

Places placesOf(std::span<const Reading> readings) {
  Places places;
  for (const Reading& reading : readings) {
    if (reading.whole.valid) {
      places.tS.push_back(reading.tS);
      places.xMm.push_back(reading.whole.mm.x);
      places.yMm.push_back(reading.whole.mm.y);
    }
  }
  return places;
}

double medianStepMm(const Places& places) {
  std::vector<double> steps;
  for (std::size_t i = 0; i + 1 < places.size(); ++i) {
    steps.push_back(places.between(i, i + 1));
  }
  return medianOf(std::move(steps)).value_or(0.0);
}

}  // namespace surefoot
