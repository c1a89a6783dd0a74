// SPDX-License-Identifier: MIT
// The calibration of a whole board by a weight on its marks, with the loads of the virtual board.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "board/dead_weight_board.hpp"

namespace surefoot::test {
namespace {

using testing::HasSubstr;

BuiltBoard builtBadly(BoardModel model = BoardModel::Classic) {
  return {.model = model, .seed = 3, .gainPercent = 3.0, .placeMm = 2.0};
}

std::string refusalOf(DeadWeightBoard& sim, const std::string& instead, const std::function<void()>& meanwhile = {}) {
  const Board board = sim.board();
  const std::vector<Mark> marks = marksOf(board.model);
  const Placing placing = placeOn(
      sim, board, marks, {0, marks[0].placeMm, marks[0].zone, false, 20.0 * kNewtonsPerKg, {}}, instead, meanwhile);
  return placing.stage() == Placing::Stage::Refused ? placing.trouble() : placing.waitsFor();
}

TEST(CalibrationFit, GainsPlacesAndToolOff_AreFound) {
  DeadWeightBoard sim(builtBadly());
  sim.say("tool:2,-2");
  sim.say("noise:2");
  const Board board = sim.board();
  const BoardCalibration fit = fitBoard(board, placeAll(sim, board));
  const Board calibrated = calibratedWith(board, fit);
  EXPECT_LT(worstGainPercent(sim.truth(), calibrated), 0.1);
  EXPECT_LT(deckErrorOf(sim.truth(), calibrated, 1.0).worstMm, 0.3);
  EXPECT_GT(deckErrorOf(sim.truth(), board, 1.0).worstMm, 1.0) << "else there was nothing to find";
  EXPECT_NEAR(fit.toolMm.x, 2.0, 0.1);
  EXPECT_NEAR(fit.toolMm.y, -2.0, 0.1);
  EXPECT_FALSE(fit.gainsHeld);
}

TEST(CalibrationFit, SplitBoard_IsCalibratedWithItsToes) {
  DeadWeightBoard sim(builtBadly(BoardModel::Split));
  const Board board = sim.board();
  const std::vector<Placement> placements = placeAll(sim, board);
  EXPECT_EQ(placements.size(), 22U);
  const Board calibrated = calibratedWith(board, fitBoard(board, placements));
  EXPECT_LT(worstGainPercent(sim.truth(), calibrated), 0.1);
  EXPECT_LT(deckErrorOf(sim.truth(), calibrated, 1.0).worstMm, 0.5);
}

TEST(CalibrationFit, ToolAlwaysTheSameWay_IsRefused) {
  DeadWeightBoard sim(builtBadly());
  const Board board = sim.board();
  std::vector<Placement> placements = placeAll(sim, board);
  for (Placement& one : placements) {
    one.turned = false;
  }
  try {
    fitBoard(board, placements);
    FAIL() << "not refused";
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), HasSubstr("both ways"));
  }
}

TEST(CalibrationFit, StiffDeck_HoldsItsGainsUnlessThereIsACard) {
  DeadWeightBoard sim(builtBadly());
  sim.say("twist:0");
  const Board board = sim.board();
  const std::vector<Placement> placements = placeAll(sim, board);
  const BoardCalibration held = fitBoard(board, placements);
  EXPECT_TRUE(held.gainsHeld);
  EXPECT_LT(deckErrorOf(sim.truth(), calibratedWith(board, held), 0.0).worstMm, 0.3);
  PerCell card{};
  const PerCell twisted{15.0, -15.0, -15.0, 15.0};
  for (std::size_t i = 0; i < 4; ++i) {
    card[i] = twisted[i] * sim.truth().calibration[i].countsPerN;
  }
  const BoardCalibration carded = fitBoard(board, placements, card);
  EXPECT_FALSE(carded.gainsHeld);
  EXPECT_LT(worstGainPercent(sim.truth(), calibratedWith(board, carded)), 0.3);
  EXPECT_GT(worstGainPercent(sim.truth(), calibratedWith(board, held)), 0.3) << "the card was not needed";
}

TEST(Placing, WrongMark_IsNamed) {
  DeadWeightBoard sim(BuiltBoard{});
  EXPECT_THAT(refusalOf(sim, "weight:20@180,-100,0"), HasSubstr("stands on mark 9, not on mark 1"));
}

TEST(Placing, OtherMass_IsNamed) {
  DeadWeightBoard sim(BuiltBoard{});
  EXPECT_THAT(refusalOf(sim, "weight:15@-180,100,0"), HasSubstr("another weight than you said"));
}

TEST(Placing, SwappedPlugs_AreNamed) {
  DeadWeightBoard sim(BuiltBoard{});
  sim.say("swap:1,2");
  EXPECT_THAT(refusalOf(sim, ""), HasSubstr("cells 1 and 2 changed places"));
}

TEST(Placing, RubbingCell_IsNamed) {
  DeadWeightBoard sim(BuiltBoard{});
  sim.say("rub:1:2");
  EXPECT_THAT(refusalOf(sim, ""), HasSubstr("cell 1 came back"));
}

TEST(Placing, TouchingStop_IsNamed) {
  DeadWeightBoard sim(BuiltBoard{});
  sim.say("touch:120");
  EXPECT_THAT(refusalOf(sim, ""), HasSubstr("touches something"));
}

TEST(Placing, Hum_IsNamed) {
  DeadWeightBoard sim(BuiltBoard{});
  sim.say("hum:2:50");
  EXPECT_THAT(refusalOf(sim, ""), HasSubstr("hums with the mains"));
}

TEST(Placing, UnpluggedUnderTheWeight_SaysWhatHappened) {
  DeadWeightBoard sim(BuiltBoard{});
  EXPECT_THAT(refusalOf(sim, "", [&] { sim.unplug(5.0); }), HasSubstr("the board went away"));
}

TEST(Placing, DeadCellUnderTheWeight_IsNamed) {
  DeadWeightBoard sim(BuiltBoard{});
  EXPECT_THAT(refusalOf(sim, "", [&] { sim.kill(3); }), HasSubstr("cell 3 gave no reading"));
}

TEST(Placing, ReversedCell_IsNamed) {
  DeadWeightBoard sim(BuiltBoard{});
  Board board = sim.board();
  board.calibration[0].countsPerN *= -1.0;
  const std::vector<Mark> marks = marksOf(board.model);
  const Placing placing =
      placeOn(sim, board, marks, {0, marks[0].placeMm, marks[0].zone, false, 20.0 * kNewtonsPerKg, {}}, "", {});
  EXPECT_THAT(placing.trouble() + placing.waitsFor(), HasSubstr("cell 1 falls"));
}

}  // namespace
}  // namespace surefoot::test
