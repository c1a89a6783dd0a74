// SPDX-License-Identifier: MIT
// A range to draw from.
#pragma once

#include "base/random.hpp"

namespace surefoot {

struct Span {
  double low = 0.0;
  double high = 0.0;
  double draw(Random& random) const { return random.uniform(low, high); }
};

}  // namespace surefoot
