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
#include "body/habit.hpp"
#include "body/intent.hpp"
#include "body/press_watch.hpp"
#include "body/script.hpp"
#include "body/sway.hpp"
#include "body/tiptoe.hpp"
#include "body/traits.hpp"
#include "movement/cue.hpp"
#include "movement/event.hpp"
#include "posture/board.hpp"

namespace surefoot {

struct BodySetup {
  Behaviour behaviour = Behaviour::Player;
  bool shaky = false;
  bool supported = false;  ///< A hand on the rail takes part of the weight.
  bool seated = false;
  bool older = false;
  bool foam = false;
  bool unsure = false;              ///< Stands back on the heels for the first seconds, and then comes forward.
  bool touching = false;            ///< Lightly touches a rail now and then.
  bool toeLeaner = false;           ///< The toes follow the body's sway by 1 to 3 N/mm.
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
  void step();
  double nowS() const { return static_cast<double>(steps_) * kBodyStepS; }
  void expect(const Cue& cue, double heardS);
  void follow(const Cue& cue);
  void sit(bool down);
  void placeFeet(const Cue& cue, Foot foot, bool soles);
  void pursue(const Intent& wanted);
  void feelPlace();
  void stepOnOrOff();
  void swapFeet();
  void topple();
  void standOnOne();
  void putFootDown();
  double weightOn(std::size_t foot) const;
  void lean();
  void grip(double effort);
  void heels(const Intent& was);
  void turnHabit();
  void moveHeight();
  void moveFeet();
  void moveToes();
  void move();
  Stance stance();

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
  Script script_;
  Habit habit_;
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
  Wander touch_;    ///< A light touch of the rail, in shares of the weight.
  Spring sink_;     ///< How far the body has sunk in a forward lean, mm.
  Glide knees_;     ///< How far it is lowered by bent knees, mm.
  Glide unsureMm_;  ///< How far in front of their place an unsure person stands: behind it at first.
  double unsureUntilS_ = 0.0;

  PressWatch toeWatch_;
  PressWatch leanWatch_;
  std::vector<TruePress> presses_;
};

}  // namespace surefoot
