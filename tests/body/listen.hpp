// SPDX-License-Identifier: MIT
// For tests of the simulated person: one moment of a board without noise.
#pragma once

#include <vector>

#include "body/person.hpp"

namespace surefoot::test {

struct Moment {
  double tS = 0.0;
  double loadN = 0.0;
  double leastN = 0.0;
  double toesN = 0.0;
  Vec2 copMm;  ///< 0, 0 without load.
};

inline Moment momentOf(const Board& board, const CellForces& forces, double tS) {
  Moment moment;
  moment.tS = tS;
  for (std::size_t i = 0; i < board.cells.size(); ++i) {
    const Zone zone = board.cells[i].zone;
    const double addedN = isCarried(zone) ? 0.0 : forces[i];
    moment.loadN += addedN;
    moment.leastN = forces[i] < moment.leastN ? forces[i] : moment.leastN;
    moment.toesN += isToes(zone) ? forces[i] : 0.0;
    moment.copMm += board.cells[i].placeMm * addedN;
  }
  moment.copMm *= moment.loadN > 0.0 ? 1.0 / moment.loadN : 0.0;
  return moment;
}

/// Samples from `fromS` (inclusive) to `toS` (exclusive) at `rateHz`.
inline std::vector<Moment> watchPerson(PersonSimulator& person, const Board& board, double fromS, double toS,
                                       double rateHz = 120.0) {
  std::vector<Moment> moments;
  const auto count = static_cast<int>((toS - fromS) * rateHz + 0.5);
  for (int i = 0; i < count; ++i) {
    const double tS = fromS + i / rateHz;
    moments.push_back(momentOf(board, person.forcesAt(tS), tS));
  }
  return moments;
}

}  // namespace surefoot::test
