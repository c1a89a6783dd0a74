// SPDX-License-Identifier: MIT
// A sample that jumps away and back in one or two cells is a wrong reading. What a person does, however fast, is not.
#include "posture/wrong_readings.hpp"

#include <cmath>
#include <functional>
#include <map>
#include <numeric>

#include <gtest/gtest.h>

#include "base/math.hpp"
#include "base/random.hpp"

namespace surefoot::test {
namespace {

/// The share of a load at this place that each corner of a classic board takes up.
double shareOf(const Cell& cell, Vec2 copMm) {
  return 0.25 * (1.0 + copMm.x / cell.placeMm.x) * (1.0 + copMm.y / cell.placeMm.y);
}

/// Ten seconds of somebody on a classic board at 80 samples a second.
struct Standing {
  Board board = classicBoard();
  std::function<double(double)> loadN = [](double) { return 700.0; };
  std::function<Vec2(double)> copMm = [](double tS) {
    return Vec2{6.0 * det::sin(2.0 * kPi * 0.4 * tS), 9.0 * det::sin(2.0 * kPi * 0.3 * tS)};
  };

  std::vector<Sample> samples() const {
    Random random(5);
    std::vector<Sample> samples;
    for (std::uint32_t k = 0; k < 800; ++k) {
      Sample sample{.boardTimeUs = k * 12500ULL, .sequence = k};
      const double tS = k / 80.0;
      for (std::size_t i = 0; i < board.cells.size(); ++i) {
        const double forceN = loadN(tS) * shareOf(board.cells[i], copMm(tS));
        sample.counts[i] =
            static_cast<std::int32_t>(std::lround(forceN * board.calibration[i].countsPerN + 45.0 * random.normal()));
      }
      samples.push_back(sample);
    }
    return samples;
  }

  /// The wrong cells by the index of their sample.
  std::map<std::size_t, int> wrongIn(const std::vector<Sample>& samples) const {
    const std::vector<std::uint8_t> cells = wrongCellsOf(board, samples);
    EXPECT_EQ(cells.size(), samples.size());
    std::map<std::size_t, int> wrong;
    for (std::size_t k = 0; k < cells.size(); ++k) {
      if (cells[k] != 0) {
        wrong[k] = cells[k];
      }
    }
    return wrong;
  }
};

using Found = std::map<std::size_t, int>;

TEST(WrongReadings, AnyCountThatIsGoneInTheNextSample_IsFoundInItsCell) {
  for (const int count : {1048575, 524287, 262143, 8388607, 2097151, 0, -1, -8388608}) {
    const Standing person;
    std::vector<Sample> samples = person.samples();
    samples[300].counts[1] = count;
    samples[301].counts[3] = count;
    samples[500].counts[1] = count;
    EXPECT_EQ(person.wrongIn(samples), (Found{{300, 2}, {301, 8}, {500, 2}})) << count;
  }
}

TEST(WrongReadings, TwoCellsAtOnce_AreBothFound) {
  const Standing person;
  std::vector<Sample> samples = person.samples();
  samples[300].counts[0] = 1048575;
  samples[300].counts[2] = 524287;
  samples[400].counts[1] = -1;
  samples[400].counts[2] = 2097151;
  EXPECT_EQ(person.wrongIn(samples), (Found{{300, 5}, {400, 6}}));
}

TEST(WrongReadings, FirstOrLastSample_IsFound) {
  const Standing person;
  std::vector<Sample> samples = person.samples();
  samples.front().counts[2] = 1048575;
  samples.back().counts[0] = 1048575;
  EXPECT_EQ(person.wrongIn(samples), (Found{{0, 4}, {799, 1}}));
}

TEST(WrongReadings, SecondSample_IsNotTakenForTheFirst) {
  const Standing person;
  std::vector<Sample> samples = person.samples();
  samples[1].counts[2] = 1048575;
  EXPECT_EQ(person.wrongIn(samples), (Found{{1, 4}}));
}

TEST(WrongReadings, FrameOfZeros_IsFoundFirstAndLater) {
  const Standing person;
  std::vector<Sample> samples = person.samples();
  samples[0].counts = {};
  samples[400].counts = {};
  EXPECT_EQ(person.wrongIn(samples), (Found{{0, 15}, {400, 15}}));
}

TEST(WrongReadings, FaultOfOneSample_IsFoundAndALastingOneIsNot) {
  const Standing person;
  std::vector<Sample> samples = person.samples();
  samples[100].counts[1] = 0;
  samples[100].faults = kFaultDead << 1U;
  for (std::size_t k = 300; k < 500; ++k) {
    samples[k].counts[3] = 8388607;
    samples[k].faults = kFaultSaturated << 3U;
  }
  EXPECT_EQ(person.wrongIn(samples), (Found{{100, 2}}));
}

TEST(WrongReadings, LargeSway_HidesNoSpikeAndIsNone) {
  Standing person;
  person.copMm = [](double tS) {
    return Vec2{70.0 * det::sin(2.0 * kPi * 0.5 * tS), 40.0 * det::sin(2.0 * kPi * 0.8 * tS)};
  };
  std::vector<Sample> samples = person.samples();
  EXPECT_EQ(person.wrongIn(samples), Found{});
  Found expected;
  for (std::size_t k = 50; k < 800; k += 100) {
    samples[k].counts[k % 4] += 60'000;
    expected[k] = 1 << (k % 4);
  }
  EXPECT_EQ(person.wrongIn(samples), expected);
}

/// A half sine of this height and length in seconds, once a second.
double pulse(double tS, double height, double lengthS) {
  const double at = tS - std::floor(tS);
  return at < lengthS ? height * det::sin(kPi * at / lengthS) : 0.0;
}

TEST(WrongReadings, StompsOfAnyLengthAndPlace_AreMovement) {
  for (const double lengthS : {0.025, 0.04, 0.08, 0.2}) {
    for (const Vec2 at : {Vec2{}, Vec2{150.0, 0.0}, Vec2{-180.0, 100.0}}) {
      Standing person;
      person.loadN = [lengthS](double tS) { return 700.0 + pulse(tS + 0.003, 1200.0, lengthS); };
      person.copMm = [at, lengthS](double tS) { return at * (pulse(tS + 0.003, 1.0, lengthS) > 0.0 ? 1.0 : 0.1); };
      EXPECT_EQ(person.wrongIn(person.samples()), Found{}) << lengthS << " at " << at.x;
    }
  }
}

TEST(WrongReadings, SteppingOffAndOn_IsMovement) {
  for (const double rampS : {0.01, 0.03, 0.1}) {
    Standing person;
    person.loadN = [rampS](double tS) {
      const double on = tS < 5.0 ? (3.0 - tS) / rampS : (tS - 6.0) / rampS;
      return 700.0 * std::fmin(1.0, std::fmax(0.0, on));
    };
    person.copMm = [](double tS) { return Vec2{tS > 2.9 && tS < 6.2 ? 200.0 : 0.0, 30.0}; };
    EXPECT_EQ(person.wrongIn(person.samples()), Found{}) << rampS;
  }
}

TEST(WrongReadings, NothingOnEitherSideOfAGap_IsWrong) {
  const Standing person;
  std::vector<Sample> samples = person.samples();
  for (std::size_t k = 400; k < 800; ++k) {
    samples[k].boardTimeUs += 900'000;
    samples[k].counts[1] += 300'000;
  }
  EXPECT_EQ(person.wrongIn(samples), Found{});
}

TEST(WrongReadingWatch, CalmSample_IsDecidedAtOnceAndAJumpWithTheNext) {
  const Standing person;
  std::vector<Sample> samples = person.samples();
  samples[20].counts[1] = 1048575;
  WrongReadingWatch watch(person.board);
  EXPECT_EQ(watch.take(samples[0]).size(), 0U) << "the very first waits for the second";
  EXPECT_EQ(watch.take(samples[1]).size(), 2U);
  for (std::size_t k = 2; k < 20; ++k) {
    EXPECT_EQ(watch.take(samples[k]).size(), 1U);
  }
  EXPECT_EQ(watch.take(samples[20]).size(), 0U);
  EXPECT_EQ(watch.take(samples[21]).size(), 2U);
}

TEST(MarkWrongCops, JumpAwayAndBack_IsMarkedWithoutACell) {
  std::vector<Reading> readings(100);
  for (std::size_t k = 0; k < readings.size(); ++k) {
    readings[k].tS = static_cast<double>(k) / 100.0;
    readings[k].whole = {.mm = {0.1 * static_cast<double>(k), 3.0}, .loadN = 700.0, .valid = true};
  }
  readings[40].whole.mm.y = 80.0;
  readings[60].whole.mm.x = -30.0;
  for (std::size_t k = 80; k < readings.size(); ++k) {
    readings[k].whole.mm.x += 50.0;  // a step, which stays
  }
  markWrongCops(readings);
  const WrongReadings wrong = wrongAmong(readings);
  EXPECT_EQ(wrong.total, 2U);
  EXPECT_TRUE(readings[40].wrong && readings[60].wrong);
  EXPECT_FALSE(readings[40].whole.valid);
  EXPECT_EQ(wordsFor(wrong), "2 single wrong readings");
}

TEST(WrongReadings, MoreThanOneInAHundred_AreTooMany) {
  EXPECT_FALSE((WrongReadings{.total = 10}).tooMany(990));
  EXPECT_TRUE((WrongReadings{.total = 11}).tooMany(989));
  EXPECT_FALSE(WrongReadings{}.tooMany(0));
}

}  // namespace
}  // namespace surefoot::test
