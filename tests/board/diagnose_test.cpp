// SPDX-License-Identifier: MIT
// Every fault of a board is reported with its cell and one line on what to do.
#include "board/diagnose.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/math.hpp"
#include "base/random.hpp"
#include "board/simulated_source.hpp"

namespace surefoot::test {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

BoardHealth goodHealth(const Board& board) {
  BoardHealth health;
  health.samples = 1000;
  health.rateHz = 92.6;
  for (std::size_t i = 0; i < board.cells.size(); ++i) {
    health.cells[i].meanCounts = board.calibration[i].zeroCounts;
  }
  return health;
}

/// The rows with this id that are not Ok.
std::vector<Finding> troubles(const Diagnosis& diagnosis, const std::string& id = "") {
  std::vector<Finding> found;
  for (const Finding& finding : diagnosis.findings) {
    if (finding.verdict > Verdict::Ok && (id.empty() || finding.id == id)) {
      found.push_back(finding);
    }
  }
  return found;
}

class Diagnose : public ::testing::Test {
 protected:
  Diagnose() {
    noiseCounts_.fill(45.0);
    restCounts_.fill(0.0);
  }

  /// Five seconds of counts about `restCounts_`, with 700 N more on all cells together if somebody is there.
  std::vector<Sample> samples(bool empty = true) {
    std::vector<Sample> samples;
    for (std::uint32_t k = 0; k < 460; ++k) {
      Sample sample{.boardTimeUs = k * 10800ULL, .sequence = k};
      for (std::size_t i = 0; i < board_.cells.size(); ++i) {
        const double forceN = empty ? 0.0 : 700.0 / static_cast<double>(board_.cells.size());
        sample.counts[i] = static_cast<std::int32_t>(restCounts_[i] + forceN * board_.calibration[i].countsPerN +
                                                     noiseCounts_[i] * random_.normal());
      }
      samples.push_back(sample);
    }
    return samples;
  }

  /// The only row that is not Ok.
  Finding only(bool empty = true) {
    const std::vector<Finding> found = troubles(diagnose(board_, health_, samples(empty)));
    EXPECT_EQ(found.size(), 1U);
    return found.empty() ? Finding{} : found.front();
  }

  Board board_ = splitBoard();
  BoardHealth health_ = goodHealth(board_);
  std::array<double, kMaxCells> noiseCounts_{};
  std::array<double, kMaxCells> restCounts_{};
  Random random_{3};
};

TEST_F(Diagnose, GoodBoard_NothingIsWrong) {
  const Diagnosis diagnosis = diagnose(board_, health_, samples());
  EXPECT_EQ(diagnosis.verdict(), Verdict::Ok);
  EXPECT_TRUE(diagnosis.empty);
  EXPECT_GE(diagnosis.findings.size(), 15U);
  for (const Finding& finding : diagnosis.findings) {
    EXPECT_EQ(finding.advice, "") << finding.id;
    const bool within =
        finding.bound == Bound::AtMost ? finding.value <= finding.limit : finding.value >= finding.limit;
    EXPECT_TRUE(within) << finding.id;
  }
}

TEST_F(Diagnose, SimulatedBoard_NothingIsWrong) {
  BodySetup body;
  body.behaviour = Behaviour::Quiet;
  SimulatedSource source(body, BoardModel::Split);
  std::vector<Sample> samples;
  source.poll(ticksOf(30.0), samples);
  const Diagnosis diagnosis = diagnose(source.board(), source.health(), samples);
  EXPECT_EQ(diagnosis.verdict(), Verdict::Ok) << troubles(diagnosis).front().advice;
}

TEST_F(Diagnose, SlowRate_IsNamed) {
  health_.rateHz = 10.1;
  EXPECT_EQ(only().id, "rate");
  EXPECT_EQ(only().verdict, Verdict::Bad);
  EXPECT_THAT(only().advice, HasSubstr("RATE pin"));
  health_.rateHz = 65.0;
  EXPECT_EQ(only().verdict, Verdict::Warn);
  health_.rateHz = 0.0;
  EXPECT_THAT(only().advice, HasSubstr("no samples"));
}

TEST_F(Diagnose, FaultsOfTheBoard_AreNamed) {
  board_.calibrated = false;
  EXPECT_EQ(only().id, "calibration");
  EXPECT_THAT(only().advice, HasSubstr("every cell still has a built-in gain"));
  for (const std::size_t cell : {0, 1, 2, 5}) {
    board_.calibration[cell].countsPerN = 2100.5;
  }
  EXPECT_EQ(only().value, 4.0);
  EXPECT_THAT(only().advice, HasSubstr("cells 4, 5, 7 and 8 still have a built-in gain"));
  EXPECT_THAT(only().advice, HasSubstr("board calibrate"));
  board_ = splitBoard();
  health_.jitterMs = 3.0;
  EXPECT_EQ(only().id, "jitter");
  EXPECT_EQ(only().verdict, Verdict::Warn);
  health_.jitterMs = 0.0;
  health_.skewMs = 9.0;
  EXPECT_EQ(only().id, "skew");
}

TEST_F(Diagnose, FaultsOfTheLine_AreNamed) {
  health_.lostSamples = 3;
  health_.gaps = 1;
  EXPECT_EQ(only().id, "gaps");
  EXPECT_DOUBLE_EQ(only().value, 0.3);
  EXPECT_EQ(only().verdict, Verdict::Warn);
  health_.overflowed = 3;
  EXPECT_EQ(only().id, "overflow") << "samples that this computer dropped are not the cable's fault";
  health_.lostSamples = health_.overflowed = 0;
  health_.badFrames = 20;
  EXPECT_EQ(only().id, "bad-frames");
  EXPECT_EQ(only().verdict, Verdict::Bad);
  health_.badFrames = 0;
  health_.straddled = 1;
  EXPECT_EQ(only().id, "straddle");
  health_.straddled = 0;
  health_.reconnects = 2;
  EXPECT_EQ(only().id, "reconnects");
}

TEST_F(Diagnose, FaultyCell_IsNamed) {
  health_.cells[2].dead = 1000;
  noiseCounts_[2] = 0.0;
  health_.cells[2].meanCounts = -1e6;
  EXPECT_EQ(only().id, "dead") << "its consequences are not reported again";
  EXPECT_EQ(only().cell, 3);
  EXPECT_EQ(only().verdict, Verdict::Bad);
  EXPECT_THAT(only().advice, HasSubstr("cell 3 does not answer"));
  health_ = goodHealth(board_);
  noiseCounts_[2] = 45.0;
  health_.cells[7].saturated = 2;
  EXPECT_EQ(only().id, "saturated");
  EXPECT_EQ(only().cell, 8);
  EXPECT_EQ(only().verdict, Verdict::Warn);
  health_ = goodHealth(board_);
  health_.cells[0].outOfStep = 500;
  EXPECT_EQ(only().id, "out-of-step");
  EXPECT_EQ(only().cell, 1);
}

TEST_F(Diagnose, NoisyOrFrozenCell_IsNamed) {
  noiseCounts_[4] = 0.5 * board_.calibration[4].countsPerN;
  EXPECT_EQ(only().id, "noise");
  EXPECT_EQ(only().cell, 5);
  EXPECT_NEAR(only().value, 0.5, 0.1);
  EXPECT_EQ(diagnose(board_, health_, samples(false)).verdict(), Verdict::Ok) << "a person may cause noise";
  noiseCounts_[4] = 1.5 * board_.calibration[4].countsPerN;
  EXPECT_THAT(only(false).advice, HasSubstr("cell 5 is noisy under load"));
  noiseCounts_[4] = 0.0;
  EXPECT_THAT(only().advice, HasSubstr("cell 5 never changes"));
}

TEST_F(Diagnose, CellNoisyForOneSecondInTheMiddle_IsNamed) {
  std::vector<Sample> all = samples();
  for (std::size_t k = 200; k < 260; ++k) {
    all[k].counts[2] += static_cast<std::int32_t>((k % 3 == 0 ? 0.6 : -0.6) * board_.calibration[2].countsPerN);
  }
  const std::vector<Finding> found = troubles(diagnose(board_, health_, all));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found.front().id, "noise");
  EXPECT_EQ(found.front().cell, 3);
}

TEST_F(Diagnose, SingleWrongReadings_AreCountedByCellAndSpoilNothingElse) {
  std::vector<Sample> all = samples();
  HealthMeter meter(board_);
  for (std::size_t k = 40; k < all.size(); k += 90) {
    all[k].counts[1] = 1048575;
  }
  for (const Sample& sample : all) {
    meter.take(sample);
  }
  const std::vector<Finding> found = troubles(diagnose(board_, meter.read(), all));
  ASSERT_EQ(found.size(), 1U) << found.back().advice;
  EXPECT_EQ(found.front().id, "wrong-readings");
  EXPECT_EQ(found.front().cell, 2);
  EXPECT_EQ(found.front().verdict, Verdict::Bad);
  EXPECT_THAT(found.front().advice, HasSubstr("cell 2 gave 5 single wrong readings"));
}

TEST_F(Diagnose, CellThatRestsNearItsEnd_HasTooLittleRoom) {
  restCounts_[2] = 8'000'000.0;
  board_.calibration[2].zeroCounts = 8'000'000.0;
  health_.cells[2].meanCounts = 8'000'000.0;
  EXPECT_EQ(only().id, "headroom");
  EXPECT_EQ(only().cell, 3);
  EXPECT_EQ(only().verdict, Verdict::Bad);
  EXPECT_NEAR(only().value, 388607.0 / board_.calibration[2].countsPerN, 1.0);
  EXPECT_THAT(only().advice, HasSubstr("wired wrongly"));
  restCounts_[2] = board_.calibration[2].zeroCounts = health_.cells[2].meanCounts = -7'500'000.0;
  EXPECT_EQ(only().verdict, Verdict::Warn) << "the other end is as near";
}

TEST_F(Diagnose, DriftedZeroOrMinusTwentyKilograms_IsNamed) {
  health_.cells[1].meanCounts = 12.0 * board_.calibration[1].countsPerN;
  EXPECT_EQ(only().id, "zero");
  EXPECT_EQ(only().cell, 2);
  EXPECT_NEAR(only().value, 12.0, 1e-9);
  EXPECT_THAT(only().advice, HasSubstr("board tare"));
  EXPECT_EQ(diagnose(board_, health_, samples(false)).verdict(), Verdict::Ok) << "a person is on the board";
  health_.cells[1].meanCounts = -196.0 * board_.calibration[1].countsPerN;
  const Finding offset = only(false);
  EXPECT_EQ(offset.id, "offset");
  EXPECT_EQ(offset.cell, 2);
  EXPECT_EQ(offset.verdict, Verdict::Bad);
}

TEST_F(Diagnose, ControllerAtThreeVolts_IsNamed) {
  board_.supplyV = 5.2;
  EXPECT_EQ(diagnose(board_, health_, samples(true)).verdict(), Verdict::Ok);
  board_.supplyV = 3.4;
  EXPECT_EQ(only().id, "supply");
  EXPECT_EQ(only().verdict, Verdict::Bad);
  EXPECT_THAT(only().advice, HasSubstr("5 V"));
}

/// The weight moves from foot to foot; `order[i]` is the cell whose wire is in the plug of cell i.
std::vector<Sample> shifting(const Board& board, const std::array<std::size_t, kMaxCells>& order) {
  std::vector<Sample> samples;
  for (std::uint32_t k = 0; k < 600; ++k) {
    const double right = 0.5 + 0.3 * det::sin(2.0 * kPi * k / 200.0);
    Sample sample;
    for (std::size_t i = 0; i < board.cells.size(); ++i) {
      const Zone zone = board.cells[order[i]].zone;
      const double forceN = 170.0 * (isLeft(zone) ? 1.0 - right : right);
      sample.counts[i] = static_cast<std::int32_t>(forceN * board.calibration[i].countsPerN);
    }
    samples.push_back(sample);
  }
  return samples;
}

TEST_F(Diagnose, SwappedCells_AreHintedAt) {
  EXPECT_TRUE(troubles(diagnose(board_, health_, shifting(board_, {0, 1, 2, 3, 4, 5, 6, 7})), "swapped").empty());
  const std::vector<Finding> found =
      troubles(diagnose(board_, health_, shifting(board_, {0, 4, 2, 3, 1, 5, 6, 7})), "swapped");
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].cell, 2);
  EXPECT_EQ(found[1].cell, 5);
}

}  // namespace
}  // namespace surefoot::test
