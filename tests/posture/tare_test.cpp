// SPDX-License-Identifier: MIT
#include "posture/tare.hpp"

#include <cmath>
#include <functional>

#include <gtest/gtest.h>

#include "base/random.hpp"

namespace surefoot::test {
namespace {

/// Feeds a tare with the newtons that a function of cell and time gives, plus noise, and returns when the zero was
/// ready (0: never).
struct Bench {
  Board board = classicBoard();
  double rateHz = 80.0;
  double noiseN = 0.3;
  Random random{7};
  std::function<double(std::size_t, double)> newtons = [](std::size_t, double) { return 0.0; };
  std::function<std::uint32_t(double)> faults = [](double) { return 0U; };

  Sample sampleAt(double tS) {
    Sample sample;
    sample.boardTimeUs = static_cast<std::uint64_t>(tS * 1e6);
    sample.faults = faults(tS);
    for (std::size_t i = 0; i < board.cells.size(); ++i) {
      const double noisyN = newtons(i, tS) + noiseN * random.normal();
      sample.counts[i] = static_cast<std::int32_t>(std::lround(noisyN * board.calibration[i].countsPerN));
    }
    return sample;
  }

  double doneAt(Tare& tare, double fromS, double toS) {
    for (double tS = fromS; tS < toS; tS += 1.0 / rateHz) {
      tare.step(sampleAt(tS));
      if (tare.result()) {
        return tS;
      }
    }
    return 0.0;
  }
};

/// Quiet standing: a quarter of the weight on each cell, moved by a slow sway of 3 mm.
double standing(std::size_t cell, double tS, double weightN) {
  const double sway = weightN * (3.0 / 460.0) * std::sin(2.0 * 3.14159 * 0.4 * tS);
  return weightN / 4.0 + (cell % 2 == 0 ? sway : -sway);
}

TEST(TareTest, EmptyBoard_ZeroIsFoundInTwoSeconds) {
  for (const double rate : {10.0, 40.0, 80.0, 115.7}) {
    Bench bench;
    bench.rateHz = rate;
    bench.newtons = [](std::size_t cell, double) { return 3.0 + static_cast<double>(cell); };
    Tare tare(bench.board);
    const double doneS = bench.doneAt(tare, 0.0, 5.0);
    EXPECT_NEAR(doneS, 2.0 + 1.0 / rate, 1.5 / rate) << rate;
    ASSERT_TRUE(tare.result());
    EXPECT_FALSE(tare.occupied());
    EXPECT_EQ(tare.progress(), 1.0);
    for (std::size_t i = 0; i < 4; ++i) {
      const CellCalibration& zero = (*tare.result())[i];
      EXPECT_NEAR(zero.zeroCounts / zero.countsPerN, 3.0 + static_cast<double>(i), 0.3) << rate;
      EXPECT_EQ(zero.countsPerN, bench.board.calibration[i].countsPerN);
    }
  }
}

TEST(TareTest, PersonOnTheBoard_IsRefusedUntilTheyLeaveEvenWithAWrongZero) {
  for (const double offN : {0.0, 8.0, -8.0}) {
    Bench bench;
    bench.newtons = [offN](std::size_t cell, double tS) { return offN + standing(cell, tS, 350.0); };
    Tare tare(bench.board);
    EXPECT_EQ(bench.doneAt(tare, 0.0, 30.0), 0.0);
    EXPECT_TRUE(tare.occupied());
    EXPECT_EQ(tare.progress(), 0.0);
    // It continues by itself as soon as the person leaves.
    bench.newtons = [offN](std::size_t, double) { return offN; };
    EXPECT_NEAR(bench.doneAt(tare, 30.0, 40.0), 32.0, 0.5);
    EXPECT_FALSE(tare.occupied());
  }
}

TEST(TareTest, UncalibratedOrFarOffZero_PersonIsRefusedByTheirSway) {
  Bench bench;
  bench.board.calibrated = false;
  bench.newtons = [](std::size_t cell, double tS) { return 400.0 + standing(cell, tS, 350.0); };
  Tare tare(bench.board);
  EXPECT_EQ(bench.doneAt(tare, 0.0, 30.0), 0.0);
  EXPECT_TRUE(tare.occupied());

  Bench wrongZero;
  wrongZero.newtons = [](std::size_t cell, double tS) { return -100.0 + standing(cell, tS, 350.0); };
  Tare wrong(wrongZero.board);
  EXPECT_EQ(wrongZero.doneAt(wrong, 0.0, 30.0), 0.0);
}

TEST(TareTest, EmptyBoardWithAZeroFarOff_IsTared) {
  Bench bench;
  bench.newtons = [](std::size_t, double) { return -49.0; };  // a second-hand board that shows -20 kg
  Tare tare(bench.board);
  EXPECT_GT(bench.doneAt(tare, 0.0, 5.0), 0.0);

  Bench offset;
  offset.board.calibrated = false;
  offset.newtons = [](std::size_t, double) { return 300.0; };
  Tare uncalibrated(offset.board);
  EXPECT_GT(offset.doneAt(uncalibrated, 0.0, 5.0), 0.0);
}

TEST(TareTest, FaultOrGap_RestartsItButAStraddledReadingDoesNot) {
  Bench bench;
  bench.faults = [](double tS) { return tS > 1.0 && tS < 1.1 ? kFaultDead << 2U : 0U; };
  Tare faulty(bench.board);
  EXPECT_NEAR(bench.doneAt(faulty, 0.0, 5.0), 3.1, 0.1);

  bench.faults = [](double) { return 0U; };
  Tare gap(bench.board);
  EXPECT_EQ(bench.doneAt(gap, 0.0, 1.5), 0.0);
  EXPECT_NEAR(bench.doneAt(gap, 2.5, 6.0), 4.5, 0.1);

  int reads = 0;
  bench.faults = [&reads](double) { return ++reads % 10 == 0 ? kFaultStraddles : 0U; };
  Tare straddled(bench.board);
  EXPECT_NEAR(bench.doneAt(straddled, 0.0, 5.0), 2.0, 0.1);
}

TEST(TareTest, OneGlitch_DoesNotSpoilTheZero) {
  Bench bench;
  bench.newtons = [](std::size_t cell, double tS) {
    return cell == 1 && tS > 1.0 && tS < 1.0 + 1.0 / 80.0 ? -400.0 : 0.0;
  };
  Tare tare(bench.board);
  EXPECT_NEAR(bench.doneAt(tare, 0.0, 6.0), 2.0, 0.1);
  EXPECT_NEAR((*tare.result())[1].zeroCounts / (*tare.result())[1].countsPerN, 0.0, 0.1);
}

TEST(TareTest, CellThatIsOftenFarOff_IsNotStill) {
  Bench seldom;
  int reads = 0;
  seldom.newtons = [&reads](std::size_t cell, double) { return cell == 2 && ++reads % 8 == 0 ? -60.0 : 0.0; };
  Tare robust(seldom.board);
  EXPECT_NEAR(seldom.doneAt(robust, 0.0, 5.0), 2.0, 0.1);
  EXPECT_NEAR((*robust.result())[2].zeroCounts / (*robust.result())[2].countsPerN, 0.0, 0.1);

  Bench often;
  often.newtons = [&reads](std::size_t cell, double) { return cell == 2 && ++reads % 3 == 0 ? -60.0 : 0.0; };
  Tare never(often.board);
  EXPECT_EQ(often.doneAt(never, 0.0, 10.0), 0.0);
}

}  // namespace
}  // namespace surefoot::test
