// SPDX-License-Identifier: MIT
// What the screens of a session need besides the session.
#pragma once

#include <string>
#include <vector>

#include "play/session.hpp"
#include "programme/history.hpp"
#include "screens/settings.hpp"

namespace surefoot {

/// What the person did during the bout, ten points per second of play. Call after every tick.
class BoutTrace {
 public:
  struct Point {
    /// Presses: N (or mm for a forward press). Tiptoe: rise as a share of the level at which a hold starts.
    double value = 0.0;
    double level = 0.0;  ///< Level at which a press or hold starts, in the same unit.
    Vec2 place;  ///< Circles: handle, in shares of the radius that a lap needs. Raft: shift in shares of foot length.
    bool backward = false;  ///< The direction asked for is counter-clockwise.
  };

  void tick(const Session& session);
  const std::vector<Point>& points() const { return points_; }

 private:
  std::vector<Point> points_;
  Point peak_;  ///< Largest value in the current tenth of a second.
  int ticks_ = 0;
};

/// Facts for a helper, shown with F3.
struct DebugFacts {
  bool shown = false;
  double delayMs = 0.0;  ///< From the sensor to the screen.
  double rateHz = 0.0;
  double framesPerS = 0.0;
};

struct SessionView {
  double timeS = 0.0;  ///< For idle animation; may be any clock.
  Feedback feedback = Feedback::Full;
  const BoutTrace* trace = nullptr;
  const ScoreHistory* history = nullptr;  ///< For the person and exercise, before this bout; null for a guest.
  std::string note;                       ///< Message id to show about a finished bout instead of its own sentence.
  DebugFacts debug;
};

}  // namespace surefoot
