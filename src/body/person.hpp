// SPDX-License-Identifier: MIT
// The simulated person: quiet stance and every exercise, steady or shaky, as forces on the cells of any board. Driven
// by a seed, without a clock.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "body/circling.hpp"
#include "body/footing.hpp"
#include "body/glide.hpp"
#include "body/sway.hpp"
#include "body/tiptoe.hpp"
#include "body/traits.hpp"
#include "movement/cue.hpp"
#include "movement/event.hpp"
#include "posture/board.hpp"

namespace surefoot {

enum class Behaviour : std::uint8_t {
  Player,      ///< Follows the cues.
  Quiet,       ///< Steps on and stands quietly.
  ToePress,    ///< Steps on, stands still, then presses without cues at a calm pace.
  Tiptoe,      ///< The same with tiptoe holds.
  AnkleCircle  ///< The same with circles.
};

/// Something the person does besides what they are asked: what a detector must, or must not, take for an exercise.
enum class ActionKind : std::uint8_t {
  Lean,      ///< Forward with the heels down; `size` in shares of foot length, negative is backward.
  Shift,     ///< Sideways; `size` in shares of foot length, to the right.
  ToePress,  ///< `size` in shares of bestToeN.
  Rail,      ///< A hand on the rail; `size` in shares of body weight.
  StepOff,   ///< Off the board, and on again at the end; `size` is not used.
  Stumble,   ///< Loses balance to the left (`size` -1) or right (1) and steps off; on again at the end.
  Rise,      ///< On tiptoe; `size`: height, 1 is full height.
  March,     ///< On tiptoe, walking in place; `size` as for Rise.
  Circle     ///< Circles, counter-clockwise or, if `size` is negative, clockwise; `size` in shares of the person's own
             ///< radius.
};

/// Begins at `startS` and ends `lengthS` later, without reaction time. The person must be on the board by then.
struct BodyAction {
  double startS = 0.0;
  ActionKind kind{};
  double size = 0.0;
  double lengthS = 0.0;
  double riseS = 0.0;  ///< For Rise and March: duration of the rise; 0 leaves it to the person.
};

struct BodySetup {
  Behaviour behaviour = Behaviour::Player;
  bool shaky = false;
  bool supported = false;  ///< A hand on the rail takes part of the weight.
  bool seated = false;
  bool older = false;
  bool foam = false;
  double weightN = 700.0;           ///< 350 to 1500.
  double footLengthMm = 250.0;      ///< 190 to 330.
  double bestToeN = 80.0;           ///< Strongest press, both feet; over 0, at most the weight.
  double forwardStartShare = 0.10;  ///< Where a forward press counts, in shares of foot length; 0.06 for weak users.
  std::uint64_t seed = 1;
  std::vector<BodyAction> actions;  ///< In any order.
};

/// Parses `player+shaky+older`: a behaviour, then flags. Throws Error with the wrong word and the words that are
/// allowed.
BodySetup bodyFromText(const std::string& text);

/// A press as it was really done: the thresholds of movement/README.md applied to the forces of the muscles, without
/// sway and without a board.
struct TruePress {
  PressKind kind = PressKind::Toe;
  double startS = 0.0;    ///< Crossing of the start level: max(5 N, 20 % of bestToeN), or forwardStartShare.
  double endS = 0.0;      ///< Crossing of the end level: toes half of the start level, forward 5 % of foot length.
  double heldS = 0.0;     ///< Time at or over the hold level: for toes the start level, forward 70 % of it.
  double peak = 0.0;      ///< N or mm.
  double leanMm = 0.0;    ///< Mean forward shift of the CoP during the hold, including sway.
  bool complete = false;  ///< Held for 3.0 s or longer.
};

/// A person on a board. Time only goes forward. The body moves in steps of kBodyStepS and the forces are interpolated
/// between them, so the times at which it is asked do not change what it does.
class PersonSimulator {
 public:
  /// Throws Error if the board cannot be used or a value of the setup is out of range.
  PersonSimulator(const BodySetup& setup, const Board& board);

  /// What the person is asked to do; they act after a reaction time. Only a Player listens. The same cue again has no
  /// effect.
  void hear(const Cue& cue);

  /// Newtons on each cell at `tS`, which must not be before the last call (seconds since the person came near the
  /// board).
  std::array<double, kMaxCells> forcesAt(double tS);

  /// Finished presses, in order of their end.
  const std::vector<TruePress>& presses() const { return presses_; }
  const std::vector<TrueHold>& holds() const { return tiptoe_.holds(); }
  const std::vector<TrueLap>& laps() const { return circling_.laps(); }

 private:
  /// What the person intends to do now: a cue or the script, changed by actions.
  struct Intent {
    bool onBoard = false;
    Vec2 leanShare;
    double effort = 0.0;
    double heelsUp = 0.0;  ///< Height, 1 is full height.
    double riseS = 0.0;
    bool marching = false;
    /// In shares of the person's own radius; positive is counter-clockwise, negative clockwise.
    double circling = 0.0;
    double stumble = 0.0;  ///< -1 to the left, 1 to the right.
    bool soles = false;    ///< Seated: the whole sole is on the board, on any board.
    Foot foot = Foot::Both;
    Foot onOne = Foot::Both;  ///< Standing on this foot alone.
    SwayPlace place;
    double railShare = 0.0;
    bool attentive = false;  ///< Aiming or holding: the slow sway is smaller.
  };
  /// Finds presses in what the person does.
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
  void sit(bool down);
  void placeFeet(const Cue& cue, Foot foot, bool soles);
  void followScript();
  void say(const Cue& cue, double waitS);
  void scriptPresses(int line);
  void scriptTiptoe(int line);
  void scriptCircles(int line);
  void applyActions();
  void pursue(const Intent& wanted);
  void feelPlace();
  void stepOnOrOff();
  void swapFeet();
  void topple();
  void standOnOne();
  Vec2 farthestShare(Vec2 way) const;
  double weightOn(std::size_t foot) const;
  void lean();
  void grip(double effort);
  void heels(const Intent& was);
  void moveFeet();
  void moveToes();
  void move();
  Stance stance();
  void watch(PressWatch& watched, double value);

  BodySetup setup_;
  bool seated_;  ///< Now: a person who came standing may sit down and stand up again.
  Traits traits_;
  Board board_;
  Footing footing_;
  Random swayRandom_;
  Random actRandom_;
  Random cueRandom_;
  Random placeRandom_;
  Random balanceRandom_;
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
  int lapsToDo_ = 0;  ///< In a script: continue when these are done.

  Intent asked_;
  Intent intent_;
  std::vector<double> turnsS_;  ///< When an action begins or ends, ascending.
  std::size_t nextTurn_ = 0;

  std::array<Glide, 2> feet_;  ///< Share of the weight on each foot, left and right.
  bool beenOn_ = false;
  double downAtS_ = 0.0;    ///< When the lifted foot must come down.
  double nextFootS_ = 0.0;  ///< When the second foot follows the first; 0 when both are done.
  Spring landing_;          ///< The weight that the board measures: it oscillates after a step.
  double loadShare_ = 0.0;
  Glide arrivalMm_;
  double forwardMm_ = 0.0;  ///< The total forward shift at the previous step.
  Aim leanX_;
  Aim leanY_;
  Glide calm_;
  Glide wanderGain_;
  Glide trembleGain_;
  Glide sideGain_;
  Aim toes_;
  Tremble toeTremor_;
  double toeN_ = 0.0;
  double regripS_ = 0.0;  ///< When a hold is lost, or resumed.
  Tiptoe tiptoe_;
  Circling circling_;
  Glide legs_;  ///< Share of body weight on the board.
  Glide rail_;
  Wander railWander_;

  PressWatch toeWatch_;
  PressWatch leanWatch_;
  std::vector<TruePress> presses_;
};

}  // namespace surefoot
