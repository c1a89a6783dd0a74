// SPDX-License-Identifier: MIT
// Every screen of a visit, from the empty board to the result: session in, picture out. Knows no window and no clock.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "play/session.hpp"
#include "screens/screen.hpp"

namespace surefoot {

/// What the result shows of the bout: toe force over time, ten points a second of play. Call after every tick.
class BoutTrace {
 public:
  struct Point {
    double force = 0.0;  ///< N (or mm of a forward press).
    double level = 0.0;  ///< Where a press starts, in the same unit.
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
  const BoutTrace* trace = nullptr;
  DebugFacts debug;
};

/// The screen of the session's phase, with the pause over it.
void drawSession(DrawList& out, const Canvas& canvas, const Session& session, const SessionView& view,
                 int selected = 0);

/// A bout that is over: score, its parts, trace. What is chosen there lies over it.
void drawBout(DrawList& out, const Canvas& canvas, const Session& session, const SessionView& view);

enum class ResultChoice : std::uint8_t { Again, Home };

/// Keys and mouse on the result.
class ResultScreen {
 public:
  std::optional<ResultChoice> handle(const ScreenInput& input, const Canvas& canvas);
  int selected() const { return selected_; }
  static std::vector<HitBox> hits(const Canvas& canvas);

 private:
  int selected_ = 0;  ///< Again, home.
};

/// Message ids of what is written and spoken beside the games' own prompts: while getting ready, and in a pause.
struct ScreenWords {
  std::string_view prompt;  ///< Empty where nothing is.
  std::string_view hint;
};
ScreenWords wordsOn(const Session& session);

/// Message id of the one friendly sentence about a bout.
std::string resultSentence(const ScoreSheet& sheet, bool stopped);

}  // namespace surefoot
