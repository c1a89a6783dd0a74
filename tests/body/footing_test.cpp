// SPDX-License-Identifier: MIT
// Statics: whatever the feet do, the cells' forces are not negative, add up to the load and have the wanted centre of
// pressure.
#include "body/footing.hpp"

#include <gtest/gtest.h>

#include "base/random.hpp"
#include "posture/boards.hpp"

namespace surefoot::test {
namespace {

struct Felt {
  double loadN = 0.0;
  double leastN = 0.0;
  Vec2 copMm;
};

Felt feel(const Board& board, const CellForces& forces) {
  Felt felt;
  for (std::size_t i = 0; i < board.cells.size(); ++i) {
    const double addedN = isCarried(board.cells[i].zone) ? 0.0 : forces[i];
    felt.loadN += addedN;
    felt.leastN = std::min(felt.leastN, forces[i]);
    felt.copMm += board.cells[i].placeMm * addedN;
  }
  felt.copMm *= 1.0 / felt.loadN;
  return felt;
}

/// A plate with this many cells on a circle and one more in the middle.
Board roundBoard(int count) {
  Board board;
  for (int i = 0; i < count; ++i) {
    const double angle = 2.0 * kPi * i / count + 0.3;
    board.cells.push_back({{200.0 * det::cos(angle), 200.0 * det::sin(angle)}, Zone::Plate});
  }
  board.cells.push_back({{5.0, 3.0}, Zone::Plate});
  return board;
}

TEST(Plate, LoadWithinAnyConvexPlate_IsExact) {
  Random random(1);
  for (int count = 3; count <= 7; ++count) {
    const Board board = roundBoard(count);
    const Plate plate(board, Zone::Plate);
    for (int i = 0; i < 1000; ++i) {
      const double angle = random.uniform(0.0, 2.0 * kPi);
      const double far = random.uniform(0.0, 95.0);
      const Vec2 at{far * det::cos(angle), far * det::sin(angle)};
      CellForces forces{};
      plate.add(500.0, at, forces);
      const Felt felt = feel(board, forces);
      ASSERT_NEAR(felt.loadN, 500.0, 1e-9);
      ASSERT_NEAR(felt.copMm.x, at.x, 1e-9) << count;
      ASSERT_NEAR(felt.copMm.y, at.y, 1e-9) << count;
      ASSERT_GE(felt.leastN, 0.0);
    }
  }
}

TEST(Plate, LoadAtCornersEdgesAndBeyond_StaysOnThePlate) {
  const Board board = classicBoard();
  const Plate plate(board, Zone::Plate);
  const Vec2 corner = board.cells[1].placeMm;
  CellForces forces{};
  plate.add(100.0, corner, forces);
  EXPECT_NEAR(forces[1], 100.0, 1e-9);
  forces = {};
  plate.add(100.0, {corner.x, 0.0}, forces);
  EXPECT_NEAR(forces[1], 50.0, 1e-9);
  EXPECT_NEAR(forces[3], 50.0, 1e-9);
  forces = {};
  plate.add(100.0, corner * 3.0, forces);
  const Felt felt = feel(board, forces);
  EXPECT_NEAR(felt.loadN, 100.0, 1e-9);
  EXPECT_GE(felt.leastN, 0.0);
  EXPECT_NEAR(felt.copMm.x, corner.x, 1e-9);
  EXPECT_NEAR(felt.copMm.y, corner.y, 1e-9);
}

TEST(Plate, OneOrTwoCells_AreEnough) {
  Board board;
  board.cells = {{{-100.0, 50.0}, Zone::LeftToes}, {{-60.0, 50.0}, Zone::LeftToes}, {{80.0, 50.0}, Zone::RightToes}};
  CellForces forces{};
  Plate(board, Zone::LeftToes).add(40.0, {-70.0, 50.0}, forces);
  Plate(board, Zone::RightToes).add(30.0, {0.0, 0.0}, forces);
  Plate(board, Zone::LeftFoot).add(99.0, {0.0, 0.0}, forces);
  EXPECT_NEAR(forces[0], 10.0, 1e-9);
  EXPECT_NEAR(forces[1], 30.0, 1e-9);
  EXPECT_NEAR(forces[2], 30.0, 1e-9);
}

struct NamedBoard {
  const char* name;
  Board board;
};

class Stood : public testing::TestWithParam<NamedBoard> {
 protected:
  const Board& board() const { return GetParam().board; }
};

TEST_P(Stood, AnyStance_LoadAndCentreOfPressureAreExact) {
  Random random(2);
  for (int i = 0; i < 5000; ++i) {
    const double footMm = random.uniform(190.0, 330.0);
    const double offX = random.uniform(-17.0, 17.0);
    const double offY = random.uniform(-17.0, 17.0);
    const Footing footing(board(), footMm, {offX, offY});
    Stance stance;
    stance.loadN = random.uniform(350.0, 1500.0);
    const double side = random.uniform(-1.0, 1.0);
    const double swayX = random.uniform(-20.0, 20.0);
    const double swayY = random.uniform(-20.0, 20.0);
    stance.copMm = footing.standingMm(side) + Vec2{swayX, swayY};
    stance.toeLeftN = random.uniform(0.0, 60.0);
    stance.toeRightN = random.uniform(0.0, 60.0);
    const Felt felt = feel(board(), footing.forces(stance));
    ASSERT_NEAR(felt.loadN, stance.loadN, 1e-9);
    ASSERT_NEAR(felt.copMm.x, stance.copMm.x, 1e-9);
    ASSERT_NEAR(felt.copMm.y, stance.copMm.y, 1e-9);
    ASSERT_GE(felt.leastN, 0.0);
  }
}

INSTANTIATE_TEST_SUITE_P(Boards, Stood,
                         testing::Values(NamedBoard{"classic", classicBoard()}, NamedBoard{"split", splitBoard()},
                                         NamedBoard{"barsOnTheBase", boardWithBarsOnTheBase()}),
                         [](const auto& board) { return board.param.name; });

// A bar on its plate: the toes' force is told and nothing else changes.
TEST(Footing, PressOnACarriedBar_LeavesThePlatesAsTheyWere) {
  const Board board = splitBoard();
  const Footing footing(board, 250.0, {});
  const CellForces quiet = footing.forces({700.0, footing.standingMm(0.0), 5.0, 5.0});
  const CellForces pressing = footing.forces({700.0, footing.standingMm(0.0), 40.0, 30.0});
  EXPECT_NEAR(pressing[6], 40.0, 1e-9);
  EXPECT_NEAR(pressing[7], 30.0, 1e-9);
  for (std::size_t i = 0; i < 6; ++i) {
    EXPECT_NEAR(pressing[i], quiet[i], 1e-9) << i;
  }
}

TEST(Footing, Press_MovesForceToTheToesButNotTheCentreOfPressure) {
  const Board board = boardWithBarsOnTheBase();
  const Footing footing(board, 250.0, {});
  Stance quiet{700.0, footing.standingMm(0.0), 5.0, 5.0};
  Stance pressing = quiet;
  pressing.toeLeftN = 40.0;
  pressing.toeRightN = 30.0;
  const CellForces before = footing.forces(quiet);
  const CellForces after = footing.forces(pressing);
  EXPECT_NEAR(before[6], 5.0, 1e-9);
  EXPECT_NEAR(after[6], 40.0, 1e-9);
  EXPECT_NEAR(after[7], 30.0, 1e-9);
  EXPECT_LT(after[0] + after[1], before[0] + before[1] - 30.0);
  EXPECT_NEAR(feel(board, after).copMm.y, feel(board, before).copMm.y, 1e-9);
  EXPECT_NEAR(feel(board, after).loadN, 700.0, 1e-9);
}

TEST(Footing, OnOneFoot_TheOtherIsEmpty) {
  const Board board = splitBoard();
  const Footing footing(board, 250.0, {20.0, 0.0});
  const CellForces forces = footing.forces({700.0, footing.standingMm(-1.0), 5.0, 5.0});
  EXPECT_NEAR(forces[0] + forces[1] + forces[2], 700.0, 1e-9);
  EXPECT_NEAR(forces[6], 5.0, 1e-9);
  EXPECT_EQ(forces[3] + forces[4] + forces[5] + forces[7], 0.0);
}

TEST(Footing, NobodyOnTheBoard_GivesNoForce) {
  const Footing footing(splitBoard(), 250.0, {});
  EXPECT_EQ(footing.forces({}), CellForces{});
}

}  // namespace
}  // namespace surefoot::test
