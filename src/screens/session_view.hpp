// SPDX-License-Identifier: MIT
// What the screens of a session are told beside the session itself.
#pragma once

#include <string>
#include <vector>

#include "play/session.hpp"
#include "records/progress.hpp"
#include "records/settings.hpp"

namespace surefoot {

/// What the person did over the bout, ten points a second of play. Call after every tick.
class BoutTrace {
 public:
  struct Point {
    double value = 0.0;  ///< Presses: N (or mm of a forward press). Tiptoe: rise in shares of where a hold starts.
    double level = 0.0;  ///< Where a press or hold starts, in the same unit.
    Vec2 place;  ///< Circles: handle, in shares of the radius a lap needs. Raft: shift in shares of foot length.
    bool backward = false;  ///< Asked to go counter-clockwise.
  };

  void tick(const Session& session);
  const std::vector<Point>& points() const { return points_; }

 private:
  std::vector<Point> points_;
  Point peak_;  ///< Of the tenth of a second that runs.
  int ticks_ = 0;
};

/// For a helper, shown on a key.
struct DebugFacts {
  bool shown = false;
  double delayMs = 0.0;  ///< From the sensor to the screen.
  double rateHz = 0.0;
  double framesPerS = 0.0;
};

struct SessionView {
  double timeS = 0.0;  ///< For idle life; may be any clock.
  Feedback feedback = Feedback::Full;
  const BoutTrace* trace = nullptr;
  const ScoreHistory* history = nullptr;  ///< Of the person and exercise before this bout; null for a guest.
  std::string note;                       ///< Message id said of a bout that is over instead of its own sentence.
  DebugFacts debug;
};

}  // namespace surefoot
