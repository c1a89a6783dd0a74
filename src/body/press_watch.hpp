// SPDX-License-Identifier: MIT
// Presses as they were really done, to test the detectors against. Knows no board and no sway.
#pragma once

#include <vector>

#include "movement/event.hpp"

namespace surefoot {

/// A press as it was really done: the thresholds of movement/README.md applied to the forces of the muscles, without
/// sway and without a board.
struct TruePress {
  PressKind kind = PressKind::Toe;
  double startS = 0.0;    ///< Crossing of the start level: max(5 N, 20 % of bestToeN), or forwardStartShare.
  double endS = 0.0;      ///< Crossing of the end level: toes half of the start level, forward 5 % of foot length.
  double heldS = 0.0;     ///< Time of the plateau: from the first to the last time at 85 % of its
                          ///< median, less dips under half of it.
  double peak = 0.0;      ///< N or mm.
  double leanMm = 0.0;    ///< Mean forward shift of the CoP during the hold, including sway.
  bool complete = false;  ///< Held for 3.0 s or longer.
};

/// Finds presses in what the person does; newtons for toes, millimetres for a forward press.
class PressWatch {
 public:
  PressWatch(PressKind kind, double startLevel, double endLevel)
      : startLevel_(startLevel), endLevel_(endLevel), press_{.kind = kind} {}

  /// One step of the body. `forwardMm`: how far forward the CoP is. Adds a press that ends.
  void step(double nowS, double value, double forwardMm, std::vector<TruePress>& ended);

 private:
  void measurePlateau();

  double startLevel_;
  double endLevel_;
  bool active_ = false;
  TruePress press_;
  std::vector<double> values_;
  std::vector<double> forwardMm_;
};

}  // namespace surefoot
