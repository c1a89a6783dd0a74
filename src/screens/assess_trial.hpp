// SPDX-License-Identifier: MIT
// One trial of a balance test, run as a game: it says what to do, counts down, and then shows one still point, and
// nothing moves until the time is over. Reports when the trial began and ended, and why; measures nothing.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "play/game.hpp"
#include "programme/protocol.hpp"

namespace surefoot {

/// Directions of Reach: unit vectors, forward first, then clockwise.
Vec2 wayOfReach(std::size_t i);

/// Game id under which sessions of this condition are stored: "trial-eyes-open-firm".
std::string gameOfTrial(const TrialCondition& condition);
bool isTrial(std::string_view game);

/// The trial as a bout: `holdS` is TrialRequest::plannedS, `repetitions` the number of directions of Reach.
BoutSetup boutOfTrial(const TrialRequest& request, DayTime dayTime);

class TrialGame final : public Game {
 public:
  TrialGame(const TrialCondition& condition, const BoutSetup& setup);

  void step(const TickInput& input) override;
  void draw(DrawList& out, const Canvas& canvas) const override;
  HudState hud() const override;
  Cue cue() const override;
  std::span<const SoundCue> sounds() const override { return sounds_; }
  bool finished() const override { return stage_ == Stage::Over; }
  ScoreSheet score() const override { return {}; }
  void digest(Digest& digest) const override;

  const TrialReport& report() const { return report_; }
  /// True while nothing on the screen may move.
  bool recording() const { return stage_ == Stage::Lift || stage_ == Stage::Record; }

 private:
  enum class Stage : std::uint8_t { Tell, Settle, Lift, Record, Done, Over };

  void enter(Stage stage);
  void finish(TrialEnd end, double atS);
  void say(std::string_view sound, double volume = 1.0) { sounds_.push_back({.name = sound, .volume = volume}); }
  void settle();
  void lift(const TickInput& input);
  void record(const TickInput& input);
  void reach(double tS);
  bool broken(const TickInput& input);
  double stanceShare(const TickInput& input) const;
  std::string_view prompt() const;
  double stageS() const { return static_cast<double>(stageTicks_) * kTickS; }

  TrialCondition condition_;
  double plannedS_;
  int ways_;
  DayTime dayTime_;
  Stage stage_ = Stage::Tell;
  Tick stageTicks_ = 0;
  int counted_ = 0;  ///< The last number of the countdown that was spoken.
  double lastS_ = 0.0;
  double crossedS_ = 0.0;  ///< Board time since which a foot has been up, or down; 0 if it is not.
  bool leaning_ = false;   ///< Reach: leaning out, not coming back.
  double turnS_ = 0.0;     ///< Reach: board time of the last change between out and back.
  TrialReport report_;
  std::vector<SoundCue> sounds_;
};

/// The trial of a stored session. Throws Error if there is no such condition.
std::unique_ptr<TrialGame> makeTrial(std::string_view game, const BoutSetup& setup);

}  // namespace surefoot
