// SPDX-License-Identifier: MIT
// The circumstances that every detector must handle: slow and irregular boards, people away from the middle, drift,
// foam, light and heavy people, weak presses, slow rises. A steady simulated person does the exercise; the detectors
// must find all of it and nothing else.
#include <string>
#include <tuple>
#include <vector>

#include <gtest/gtest.h>

#include "movement/simulated_session.hpp"

namespace surefoot::test {
namespace {

/// The detectors' constants were tuned on seeds under 1000.
constexpr std::uint64_t kFirstSeed = 5000;
constexpr int kPeople = 4;
constexpr double kFirstS = 25.0;
constexpr double kBetweenS = 5.0;

struct Circumstance {
  const char* name;
  double weightN = 700.0;
  double footLengthMm = 240.0;
  double rateHz = 80.0;
  double jitter = 0.02;
  Vec2 awayMm;
  double driftNPerS = 0.0;
  bool foam = false;
  bool weak = false;   ///< Presses of 8 % of foot length, or of a quarter of the person's best.
  double riseS = 0.8;  ///< Duration of a rise onto the toes.
};

constexpr Circumstance kUsual{.name = "Usual"};
constexpr Circumstance kIrregular{.name = "Irregular40Hz", .rateHz = 40.0, .jitter = 0.45};
constexpr Circumstance kRight{.name = "OffToTheRight", .awayMm = {25.0, 0.0}};
constexpr Circumstance kBack{.name = "OffToTheBack", .awayMm = {0.0, -25.0}};
constexpr Circumstance kDrift{.name = "Drift", .driftNPerS = 0.01};
constexpr Circumstance kFoam{.name = "Foam", .foam = true};
constexpr Circumstance kLight{.name = "Light", .weightN = 350.0, .footLengthMm = 190.0};
constexpr Circumstance kHeavy{.name = "Heavy", .weightN = 1500.0, .footLengthMm = 330.0};
constexpr Circumstance kWeak{.name = "Weak", .weak = true};
constexpr Circumstance kSlowRise{.name = "SlowRise", .riseS = 2.2};
constexpr Circumstance kAllAtOnce{.name = "AllAtOnce",
                                  .rateHz = 40.0,
                                  .jitter = 0.45,
                                  .awayMm = {-25.0, 25.0},
                                  .driftNPerS = -0.01,
                                  .weak = true,
                                  .riseS = 2.2};

std::string nameOf(const Circumstance& at, Form form, bool split) {
  return std::string(at.name) + (form == Form::Seated ? "Seated" : "Standing") + (split ? "Split" : "Classic");
}

SimulatedSession sessionOf(const Circumstance& at, Exercise exercise, Form form, bool split, std::uint64_t seed) {
  SimulatedSession session;
  session.seed = seed;
  session.board = split ? splitBoard() : classicBoard();
  session.body.seated = form == Form::Seated;
  session.body.foam = at.foam;
  session.body.weightN = at.weightN;
  session.body.footLengthMm = at.footLengthMm;
  session.body.bestToeN = 60.0;
  session.body.seed = seed;
  session.tracker.person.footLengthMm = at.footLengthMm;
  session.tracker.person.bestToeN = 60.0;
  session.tracker.exercise = exercise;
  session.tracker.form = form;
  session.tracker.toes = split || form == Form::Seated;
  session.tracker.forwardStartShare = at.weak ? 0.06 : 0.10;
  session.foot = exercise == Exercise::AnkleCircle && form == Form::Seated ? Foot::Right : Foot::Both;
  session.rateHz = at.rateHz;
  session.jitter = at.jitter;
  session.awayMm = at.awayMm;
  session.driftNPerS.fill(at.driftNPerS);
  return session;
}

/// The actions one after the other, with rests between.
void perform(SimulatedSession& session, std::vector<BodyAction> actions) {
  double startS = kFirstS;
  for (BodyAction& action : actions) {
    action.startS = startS;
    startS += action.lengthS + kBetweenS;
  }
  session.body.actions = std::move(actions);
  session.lastsS = startS;
}

/// Everything that was done was found, and everything that was found was done.
void expectSame(const Outcome& outcome, std::ptrdiff_t least, std::uint64_t seed) {
  EXPECT_GE(
      std::count_if(outcome.truth.begin(), outcome.truth.end(), [](const Stretch& truth) { return truth.counts; }),
      least)
      << "seed " << seed;
  for (const Stretch& truth : outcome.truth) {
    EXPECT_TRUE(!truth.counts || anyLike(outcome.found, truth, true))
        << "missed: " << truth.startS << " to " << truth.endS << " s, seed " << seed;
  }
  for (const Stretch& found : outcome.found) {
    EXPECT_TRUE(anyLike(outcome.truth, found, false))
        << "false: " << found.startS << " to " << found.endS << " s, seed " << seed;
  }
}

struct Case {
  Circumstance at;
  Form form = Form::Standing;
  bool split = true;
};

void PrintTo(const Case& one, std::ostream* out) {
  *out << nameOf(one.at, one.form, one.split);
}

std::string nameOfCase(const ::testing::TestParamInfo<Case>& info) {
  return nameOf(info.param.at, info.param.form, info.param.split);
}

std::vector<Case> casesOf(const std::vector<Circumstance>& all, const std::vector<std::pair<Form, bool>>& forms) {
  std::vector<Case> cases;
  for (const Circumstance& at : all) {
    for (const auto& [form, split] : forms) {
      // Nobody sits on foam, or with the feet away from their place on the board.
      if (form == Form::Standing || (!at.foam && at.awayMm == Vec2{})) {
        cases.push_back({at, form, split});
      }
    }
  }
  return cases;
}

class PressIn : public ::testing::TestWithParam<Case> {};

TEST_P(PressIn, AnyCircumstance_AllAreFoundButNotLeansShiftsOrShortOnes) {
  const auto& [at, form, split] = GetParam();
  for (std::uint64_t seed = kFirstSeed; seed < kFirstSeed + kPeople; ++seed) {
    SimulatedSession session = sessionOf(at, Exercise::ToePress, form, split, seed);
    const bool toes = session.tracker.toes;
    const ActionKind kind = toes ? ActionKind::ToePress : ActionKind::Lean;
    const double size = toes ? (at.weak ? 0.3 : 0.6) : (at.weak ? 0.095 : at.foam ? 0.20 : 0.16);
    std::vector<BodyAction> actions{
        {0.0, kind, size, 5.6}, {0.0, ActionKind::Shift, 0.2, 4.0},  {0.0, kind, size, 5.6},
        {0.0, kind, size, 1.5}, {0.0, ActionKind::Shift, -0.2, 4.0}, {0.0, kind, size, 5.6}};
    if (toes && form == Form::Standing) {
      actions.push_back({0.0, ActionKind::Lean, 0.14, 5.0});
    }
    perform(session, actions);
    Outcome outcome = run(session);
    outcome.truth.clear();
    for (const BodyAction& action : session.body.actions) {
      if (action.kind == kind && action.lengthS > 3.0 && action.size == size) {
        outcome.truth.push_back({action.startS, action.startS + action.lengthS});
      }
    }
    expectSame(outcome, 3, seed);
  }
}

INSTANTIATE_TEST_SUITE_P(
    All, PressIn,
    ::testing::ValuesIn(casesOf({kUsual, kIrregular, kRight, kBack, kDrift, kFoam, kLight, kHeavy, kWeak, kAllAtOnce},
                                {{Form::Standing, true}, {Form::Standing, false}, {Form::Seated, false}})),
    nameOfCase);

class HoldIn : public ::testing::TestWithParam<Case> {};

TEST_P(HoldIn, AnyCircumstance_AllAreFoundButNotLeansShiftsOrHandSupport) {
  const auto& [at, form, split] = GetParam();
  for (std::uint64_t seed = kFirstSeed; seed < kFirstSeed + kPeople; ++seed) {
    SimulatedSession session = sessionOf(at, Exercise::Tiptoe, form, split, seed);
    std::vector<BodyAction> actions{{0.0, ActionKind::Rise, 1.0, 8.0, at.riseS},
                                    {0.0, ActionKind::Shift, 0.2, 4.0},
                                    {0.0, ActionKind::March, 1.0, 10.0, at.riseS},
                                    {0.0, ActionKind::Shift, -0.2, 4.0},
                                    {0.0, ActionKind::Rise, 1.0, 15.0, at.riseS}};
    // While seated, raised heels cannot be told from a lean onto the balls of the feet.
    if (form == Form::Standing) {
      actions.insert(actions.begin() + 1, {0.0, ActionKind::Lean, 0.12, 4.0});
      actions.insert(actions.begin() + 3, {0.0, ActionKind::Lean, 0.20, 4.0});
      actions.push_back({0.0, ActionKind::Rail, 0.08, 5.0});
    }
    perform(session, actions);
    Outcome outcome = run(session);
    // A lean that the load does not tell from a slow rise is credited: it is not measured.
    std::erase_if(outcome.found,
                  [&](const Stretch& found) { return !found.measured && !anyLike(outcome.truth, found, false); });
    expectSame(outcome, 3, seed);
  }
}

INSTANTIATE_TEST_SUITE_P(All, HoldIn,
                         ::testing::ValuesIn(casesOf(
                             {kUsual, kIrregular, kRight, kBack, kDrift, kFoam, kLight, kHeavy, kSlowRise, kAllAtOnce},
                             {{Form::Standing, true}, {Form::Standing, false}, {Form::Seated, true}})),
                         nameOfCase);

class LapIn : public ::testing::TestWithParam<Case> {};

TEST_P(LapIn, AnyCircumstance_AllAreFoundButNotLeansShiftsOrSmallOnes) {
  const auto& [at, form, split] = GetParam();
  for (std::uint64_t seed = kFirstSeed; seed < kFirstSeed + kPeople; ++seed) {
    SimulatedSession session = sessionOf(at, Exercise::AnkleCircle, form, split, seed);
    std::vector<BodyAction> actions{{0.0, ActionKind::Circle, 1.0, 15.0},
                                    {0.0, ActionKind::Circle, 0.3, 10.0},
                                    {0.0, ActionKind::Circle, -1.0, 15.0}};
    if (form == Form::Standing) {
      actions.insert(actions.begin() + 1, {0.0, ActionKind::Shift, 0.2, 4.0});
      actions.insert(actions.begin() + 3, {0.0, ActionKind::Lean, 0.14, 4.0});
      actions.push_back({0.0, ActionKind::Shift, -0.2, 4.0});
    }
    perform(session, actions);
    expectSame(run(session), 4, seed);
  }
}

INSTANTIATE_TEST_SUITE_P(
    All, LapIn,
    ::testing::ValuesIn(casesOf({kUsual, kIrregular, kRight, kBack, kDrift, kFoam, kLight, kHeavy, kAllAtOnce},
                                {{Form::Standing, true}, {Form::Standing, false}, {Form::Seated, true}})),
    nameOfCase);

}  // namespace
}  // namespace surefoot::test
