// SPDX-License-Identifier: MIT
// The simulated person in a balance test: closed eyes, foam, one leg, leaning as far as is safe.
#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "body/listen.hpp"

namespace surefoot::test {
namespace {

constexpr int kPeople = 16;

/// Mean velocity in cm/s. Sampling at 20 Hz removes what a 10 Hz low-pass would remove.
double velocityOf(const std::vector<Moment>& moments) {
  double path = 0.0;
  for (std::size_t i = 1; i < moments.size(); ++i) {
    path += length(moments[i].copMm - moments[i - 1].copMm);
  }
  return path / (moments.back().tS - moments.front().tS) / 10.0;
}

BodySetup setupOf(int seed, bool older) {
  BodySetup setup;
  setup.seed = static_cast<std::uint64_t>(seed);
  setup.older = older;
  return setup;
}

PersonSimulator standing(const BodySetup& setup, const Board& board) {
  PersonSimulator person(setup, board);
  person.hear({.kind = CueKind::StepOn});
  person.forcesAt(8.0);
  return person;
}

/// Median over many people, one minute each.
double medianVelocity(bool older, bool eyesClosed, bool foam) {
  const Board board = classicBoard();
  std::vector<double> velocities;
  for (int seed = 1; seed <= kPeople; ++seed) {
    PersonSimulator person = standing(setupOf(seed, older), board);
    person.hear({.kind = CueKind::StandStill, .eyesClosed = eyesClosed, .foam = foam});
    velocities.push_back(velocityOf(watchPerson(person, board, 12.0, 72.0, 40.0)));
  }
  std::nth_element(velocities.begin(), velocities.begin() + kPeople / 2, velocities.end());
  return velocities[kPeople / 2];
}

struct Published {
  bool older;
  bool eyesClosed;
  bool foam;
  double p5;  ///< cm/s, computed from Santos & Duarte 2016, 10.7717/peerj.2648.
  double p95;
};

TEST(Balance, ClosedEyesOrFoam_SwayAsRealPeopleDo) {
  constexpr Published kPublished[] = {{false, true, false, 0.59, 1.72}, {true, true, false, 0.65, 1.83},
                                      {false, false, true, 1.67, 3.42}, {true, false, true, 2.64, 4.96},
                                      {false, true, true, 2.04, 5.12},  {true, true, true, 3.01, 6.02}};
  for (const Published& one : kPublished) {
    const double velocity = medianVelocity(one.older, one.eyesClosed, one.foam);
    EXPECT_GT(velocity, one.p5) << one.older << one.eyesClosed << one.foam;
    EXPECT_LT(velocity, one.p95) << one.older << one.eyesClosed << one.foam;
  }
}

TEST(Balance, ClosedEyes_ChangeSwayAsInRealPeople) {
  struct Ratio {
    bool older;
    bool foam;
    double closedToOpen;  ///< Ratio of the medians, from the same data.
  };
  constexpr Ratio kRatios[] = {{false, false, 1.01}, {true, false, 1.10}, {false, true, 1.34}, {true, true, 1.20}};
  for (const Ratio& one : kRatios) {
    const double ratio = medianVelocity(one.older, true, one.foam) / medianVelocity(one.older, false, one.foam);
    EXPECT_NEAR(ratio, one.closedToOpen, 0.08) << one.older << one.foam;
  }
}

TEST(Balance, Foam_StaysUntilTheyStepOff) {
  const Board board = classicBoard();
  PersonSimulator person = standing(setupOf(3, false), board);
  person.hear({.kind = CueKind::StandStill, .foam = true});
  person.forcesAt(12.0);
  person.hear({.kind = CueKind::Rest});
  EXPECT_GT(velocityOf(watchPerson(person, board, 14.0, 44.0, 40.0)), 1.5);
  person.hear({.kind = CueKind::StepOff});
  person.forcesAt(50.0);
  person.hear({.kind = CueKind::StepOn});
  person.forcesAt(56.0);
  EXPECT_LT(velocityOf(watchPerson(person, board, 58.0, 88.0, 40.0)), 1.5);
}

/// Share of the load to the right of the middle of the board.
double rightShare(const Board& board, const CellForces& forces) {
  double right = 0.0;
  double all = 0.0;
  for (std::size_t i = 0; i < board.cells.size(); ++i) {
    all += forces[i];
    right += board.cells[i].placeMm.x > 0.0 ? forces[i] : 0.0;
  }
  return right / all;
}

/// How long the right leg carries nearly everything, at most `mostS`.
double oneLegS(const BodySetup& setup, double mostS) {
  const Board board = splitBoard();
  PersonSimulator person = standing(setup, board);
  person.hear({.kind = CueKind::StandOnOne, .foot = Foot::Right});
  double heldS = 0.0;
  for (double tS = 8.0; tS < 12.0 + mostS; tS += 0.02) {
    heldS += rightShare(board, person.forcesAt(tS)) > 0.95 ? 0.02 : 0.0;
  }
  return heldS;
}

TEST(Balance, OneLeg_YoungStandForLongAndShakyOlderPutTheFootDown) {
  for (int seed = 1; seed <= 6; ++seed) {
    EXPECT_GT(oneLegS(setupOf(seed, false), 15.0), 13.0) << seed;
    BodySetup shaky = setupOf(seed, true);
    shaky.shaky = true;
    const double heldS = oneLegS(shaky, 40.0);
    EXPECT_GT(heldS, 0.5) << seed;
    EXPECT_LT(heldS, 30.0) << seed;
  }
}

TEST(Balance, FootDownAgain_TheySwayAsOnBothFeet) {
  const Board board = splitBoard();
  for (int seed = 1; seed <= 4; ++seed) {
    BodySetup setup = setupOf(seed, true);
    setup.shaky = true;
    PersonSimulator person = standing(setup, board);
    const double onBoth = velocityOf(watchPerson(person, board, 10.0, 40.0, 40.0));
    person.hear({.kind = CueKind::StandOnOne, .foot = Foot::Right});
    ASSERT_LT(rightShare(board, person.forcesAt(100.0)), 0.9) << seed;
    EXPECT_NEAR(velocityOf(watchPerson(person, board, 102.0, 132.0, 40.0)), onBoth, 0.3 * onBoth) << seed;
  }
}

TEST(Balance, AskedToRest_TheFootComesDown) {
  const Board board = splitBoard();
  PersonSimulator person = standing(setupOf(2, false), board);
  person.hear({.kind = CueKind::StandOnOne, .foot = Foot::Left});
  EXPECT_LT(rightShare(board, person.forcesAt(11.0)), 0.05);
  person.hear({.kind = CueKind::Rest});
  EXPECT_NEAR(rightShare(board, person.forcesAt(14.0)), 0.5, 0.2);
}

TEST(Balance, FarthestLean_IsThePersonsLimitAndLongerForwardThanBack) {
  const Board board = classicBoard();
  const auto reach = [&](int seed, Vec2 way) {
    const BodySetup setup = setupOf(seed, false);
    PersonSimulator person = standing(setup, board);
    const Vec2 before = momentOf(board, person.forcesAt(8.0), 8.0).copMm;
    person.hear({.kind = CueKind::LeanTo, .targetShare = way, .farthest = true});
    person.forcesAt(12.0);
    Vec2 mean;
    for (const Moment& m : watchPerson(person, board, 12.0, 14.0)) {
      mean += (m.copMm - before) * (1.0 / 240.0);
    }
    return (mean.x * way.x + mean.y * way.y) / length(way) / setup.footLengthMm;
  };
  for (int seed = 1; seed <= 5; ++seed) {
    EXPECT_NEAR(reach(seed, {0.0, 1.0}), 0.25, 0.07);
    EXPECT_NEAR(reach(seed, {0.0, -1.0}), 0.155, 0.07);
    EXPECT_NEAR(reach(seed, {-1.0, 0.0}), 0.32, 0.08);
    EXPECT_GT(reach(seed, {1.0, 1.0}), 0.2);
  }
}

}  // namespace
}  // namespace surefoot::test
