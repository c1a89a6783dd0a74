// SPDX-License-Identifier: MIT
// Faults of wires told apart by what the counts do.
#include "board/setup_check.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "board/dead_weight_board.hpp"

namespace surefoot::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// Five seconds of the empty board, after `change` has spoilt each sample.
std::vector<std::string> faultsOf(const std::function<void(Sample&)>& change, const BuiltBoard& built = {},
                                  double supplyV = 5.0, const std::string& line = "noise:1") {
  DeadWeightBoard sim(built);
  sim.say(line);
  Board board = sim.board();
  board.supplyV = supplyV;
  std::vector<Sample> samples = sim.record(5.0);
  HealthMeter meter(board);
  for (Sample& sample : samples) {
    change(sample);
    meter.take(sample);
  }
  return wiringFaults(board, meter.read(), samples);
}

const auto kAsItIs = [](Sample&) {};

TEST(SetupCheck, GoodBoard_HasNoFaults) {
  EXPECT_THAT(faultsOf(kAsItIs), IsEmpty());
}

TEST(SetupCheck, TenSamplesASecond_IsTheStrap) {
  EXPECT_THAT(faultsOf(kAsItIs, {.rateHz = 10.0}), ElementsAre(HasSubstr("pin 15 (RATE)")));
}

TEST(SetupCheck, ThreeVolts_IsTheSupply) {
  EXPECT_THAT(faultsOf(kAsItIs, {}, 3.3), ElementsAre(HasSubstr("runs at 3.3 V")));
}

TEST(SetupCheck, EndOfTheRange_NamesTheCandidatesAndTheMeter) {
  const auto faults = faultsOf([](Sample& sample) {
    sample.counts[2] = 0x7FFFFF;
    sample.faults |= kFaultSaturated << 2U;
  });
  ASSERT_EQ(faults.size(), 1U);
  EXPECT_THAT(faults[0], HasSubstr("cell 3 (module U3)"));
  EXPECT_THAT(faults[0], HasSubstr("completion resistors"));
  EXPECT_THAT(faults[0], HasSubstr("E- to GND under 1 mV"));
}

TEST(SetupCheck, SilentCell_IsItsModule) {
  EXPECT_THAT(faultsOf([](Sample& sample) { sample.faults |= kFaultDead << 1U; }),
              ElementsAre(HasSubstr("cell 2 (module U2) does not answer")));
}

TEST(SetupCheck, LooseJointAndHum_AreToldApart) {
  EXPECT_THAT(faultsOf(kAsItIs, {}, 5.0, "noise:60"), testing::Each(HasSubstr("a loose joint")));
  EXPECT_THAT(faultsOf(kAsItIs, {}, 5.0, "hum:2:50"), testing::Each(HasSubstr("hums with the mains")));
}

TEST(SetupCheck, Presses_TellWhichWire) {
  const Board board = classicBoard();
  EXPECT_EQ(pressFault(board, 0, {150, 10, 10, 2}, {}), "");
  EXPECT_THAT(pressFault(board, 0, {10, 150, 2, 10}, {}), HasSubstr("their plugs are exchanged"));
  EXPECT_THAT(pressFault(board, 0, {-150, 10, 10, 2}, {}), HasSubstr("exchange A+ and A-"));
  EXPECT_THAT(pressFault(board, 0, {5, 5, 5, 5}, {}), HasSubstr("feels nothing"));
  EXPECT_THAT(pressFault(board, 0, {150, 10, 10, -80}, {}), HasSubstr("the base rocks"));
  EXPECT_THAT(pressFault(board, 0, {150, 10, 10, 2}, {6, 0, 0, 0}), HasSubstr("rubs"));
}

TEST(SetupCheck, ToeBar_IsNotTakenForTheCellsOfItsPlate) {
  EXPECT_EQ(pressFault(splitBoard(), 6, {90, 80, 0, 0, 0, 0, 60, 0}, {}), "");
}

}  // namespace
}  // namespace surefoot::test
