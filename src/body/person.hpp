// SPDX-License-Identifier: MIT
// The simulated person: quiet stance and every exercise, steady or shaky, as forces on the cells of any board. Seeded,
// no clock.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "body/footing.hpp"
#include "body/glide.hpp"
#include "body/sway.hpp"
#include "body/traits.hpp"
#include "movement/cue.hpp"
#include "movement/event.hpp"
#include "posture/board.hpp"

namespace surefoot {

enum class Behaviour : std::uint8_t {
  Player,      ///< Follows the cues.
  Quiet,       ///< Steps on and stands quietly.
  ToePress,    ///< Steps on, stands still, then presses by itself at a calm pace.
  Tiptoe,      ///< Likewise with tiptoe holds.
  AnkleCircle  ///< Likewise with circles.
};

/// Something that a person does beside what they are asked: what a detector must, or must not, take for an exercise.
enum class ActionKind : std::uint8_t {
  Lean,      ///< Forward with the heels down; `size` in shares of foot length, negative backward.
  Shift,     ///< Sideways; `size` in shares of foot length, to the right.
  ToePress,  ///< `size` in shares of bestToeN.
  Rail,      ///< A hand on the rail; `size` in shares of body weight.
  StepOff    ///< Off the board, and on again at the end; `size` has no meaning.
};

/// Begun at `startS` and undone `lengthS` later, without reaction time. The person must be on the board by then.
struct BodyAction {
  double startS = 0.0;
  ActionKind kind{};
  double size = 0.0;
  double lengthS = 0.0;
};

struct BodySetup {
  Behaviour behaviour = Behaviour::Player;
  bool shaky = false;
  bool supported = false;  ///< A hand on the rail takes some of the weight.
  bool seated = false;
  bool older = false;
  bool foam = false;
  double weightN = 700.0;       ///< 350 to 1500.
  double footLengthMm = 250.0;  ///< 190 to 330.
  double bestToeN = 80.0;       ///< Firmest press, both feet; over 0, at most the weight.
  std::uint64_t seed = 1;
  std::vector<BodyAction> actions;  ///< In any order.
};

/// Parses `player+shaky+older`: a behaviour, then flags. Throws Error naming the word that is wrong and the words there
/// are.
BodySetup bodyFromText(const std::string& text);

/// A press as it was truly done, by the thresholds of domain section 3 on what the muscles did: no sway, no board
/// between.
struct TruePress {
  PressKind kind = PressKind::Toe;
  double startS = 0.0;    ///< Crossing of the start level: max(5 N, 20 % of bestToeN), or 10 % of foot length forward.
  double endS = 0.0;      ///< Crossing of the end level: half of the start level.
  double heldS = 0.0;     ///< Time at or over the hold level: toes the start level, forward 7 % of foot length.
  double peak = 0.0;      ///< N or mm.
  bool complete = false;  ///< Held for 3.0 s or longer.
};

/// A time on tiptoe as it was truly done: heels off the ground.
struct TrueHold {
  double startS = 0.0;  ///< Own AP shift crossed 15 % of foot length, going up.
  double endS = 0.0;    ///< It fell below 10 %.
  int steps = 0;        ///< Of a march.
};

/// A turn as it was truly done: the foot's or body's own path round its centre, without sway.
struct TrueLap {
  double startS = 0.0;
  double endS = 0.0;
  bool clockwise = false;
  bool complete = false;  ///< All the way round; false when it was broken off.
};

/// A person on a board. Time only goes forward. The body moves in steps of kBodyStepS and what is between is
/// interpolated, so when it is asked does not change what it does.
class PersonSimulator {
 public:
  /// Throws Error when the board cannot be used or a number of the setup is out of its range.
  PersonSimulator(const BodySetup& setup, const Board& board);

  /// What the person is asked to do; acted on after a reaction time. Only a Player listens. The same cue again changes
  /// nothing.
  void hear(const Cue& cue);

  /// Newtons on each cell at `tS` >= the last one (seconds since the person came near the board).
  std::array<double, kMaxCells> forcesAt(double tS);

  /// Presses that are over, in order of their end.
  const std::vector<TruePress>& presses() const { return presses_; }
  const std::vector<TrueHold>& holds() const { return holds_; }
  const std::vector<TrueLap>& laps() const { return laps_; }

 private:
  /// What the person means to do now: a cue or the script, changed by actions.
  struct Intent {
    bool onBoard = false;
    Vec2 leanShare;
    double effort = 0.0;
    bool heelsUp = false;
    bool marching = false;
    double circling = 0.0;  ///< 1 counter-clockwise, -1 clockwise.
    double railShare = 0.0;
    bool attentive = false;  ///< Aiming or holding: less slow sway.
  };
  /// Finds presses in what is done.
  struct PressWatch {
    double startLevel = 0.0;
    double holdLevel = 0.0;
    double endLevel = 0.0;
    bool active = false;
    TruePress press;
  };

  void step();
  double nowS() const { return static_cast<double>(steps_) * kBodyStepS; }
  void expect(const Cue& cue, double heardS);
  void follow(const Cue& cue);
  void followScript();
  void applyActions();
  void pursue(const Intent& wanted);
  void stepOnOrOff();
  void lean();
  void grip(double effort);
  void heels();
  void moveFeet();
  void moveToes();
  void moveHeels();
  void move();
  Stance stance();
  void watch(PressWatch& watched, double value);

  BodySetup setup_;
  Traits traits_;
  Footing footing_;
  Random swayRandom_;
  Random actRandom_;
  Random cueRandom_;
  Sway sway_;

  std::int64_t steps_ = 0;
  double askedS_ = 0.0;
  CellForces before_{};  ///< Forces at the last step and the one before.
  CellForces after_{};

  Cue heard_;
  Cue expected_;
  bool expecting_ = false;
  double actAtS_ = 0.0;
  int scriptLine_ = 0;
  double scriptAtS_ = 0.0;

  Intent asked_;
  Intent intent_;
  std::vector<double> turnsS_;  ///< When an action begins or ends, ascending.
  std::size_t nextTurn_ = 0;

  std::array<Glide, 2> feet_;  ///< Share of the weight on each foot, left and right.
  double nextFootS_ = 0.0;     ///< When the second foot follows the first; 0 when both are done.
  Spring landing_;             ///< What the board feels of the weight: it rings after a step.
  double loadShare_ = 0.0;
  Glide arrivalMm_;
  Aim leanX_;
  Aim leanY_;
  Glide calm_;
  Aim toes_;
  Tremble toeTremor_;
  double toeN_ = 0.0;
  double regripS_ = 0.0;  ///< When a hold is lost, or found again.
  Aim heelsMm_;
  Aim tiptoeMm_;
  Glide side_;
  double nextMarchS_ = 0.0;
  Aim circle_;
  double circleAngle_ = 0.0;
  Glide rail_;
  Wander railWander_;

  PressWatch toeWatch_;
  PressWatch leanWatch_;
  std::vector<TruePress> presses_;
  std::vector<TrueHold> holds_;
  std::vector<TrueLap> laps_;
};

}  // namespace surefoot
