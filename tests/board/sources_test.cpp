// SPDX-License-Identifier: MIT
// WHERE, the simulated board and replays: everything that needs no port.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"
#include "board/replay_source.hpp"
#include "board/simulated_source.hpp"
#include "board/where.hpp"
#include "posture/reading.hpp"

namespace surefoot::test {
namespace {

using ::testing::HasSubstr;

std::string errorOf(const std::string& where) {
  try {
    parseWhere(where);
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

TEST(Where, EveryForm_IsRead) {
  EXPECT_EQ(parseWhere("auto").kind, Where::Kind::Auto);
  EXPECT_EQ(parseWhere("/dev/ttyUSB0").kind, Where::Kind::Port);
  EXPECT_EQ(parseWhere("/dev/ttyUSB0").path, "/dev/ttyUSB0");
  EXPECT_EQ(parseWhere("replay:a,b.csv").kind, Where::Kind::Replay);
  EXPECT_EQ(parseWhere("replay:a,b.csv").path, "a,b.csv");
  const Where plain = parseWhere("sim");
  EXPECT_EQ(plain.kind, Where::Kind::Simulated);
  EXPECT_EQ(plain.model, BoardModel::Split);
  EXPECT_EQ(plain.body.behaviour, Behaviour::Player);
  const Where full = parseWhere("sim:quiet+shaky,board=classic,seed=18446744073709551615");
  EXPECT_EQ(full.body.behaviour, Behaviour::Quiet);
  EXPECT_TRUE(full.body.shaky);
  EXPECT_EQ(full.model, BoardModel::Classic);
  EXPECT_EQ(full.body.seed, 18446744073709551615ULL);
  EXPECT_EQ(parseWhere("sim,seed=7").body.seed, 7U);
}

TEST(Where, WrongWord_IsNamed) {
  EXPECT_THAT(errorOf(""), HasSubstr("does not name a board"));
  EXPECT_THAT(errorOf("replay:"), HasSubstr("does not name a board"));
  EXPECT_THAT(errorOf("sim:dancer"), HasSubstr("dancer"));
  EXPECT_THAT(errorOf("sim,board=round"), HasSubstr("`round`"));
  EXPECT_THAT(errorOf("sim,seed=-1"), HasSubstr("`-1`"));
  EXPECT_THAT(errorOf("sim,seed="), HasSubstr("seed"));
  EXPECT_THAT(errorOf("sim,sede=1"), HasSubstr("`sede=1`"));
  EXPECT_THAT(errorOf("sim,"), HasSubstr("unknown option"));
}

BodySetup quiet(std::uint64_t seed) {
  BodySetup setup;
  setup.behaviour = Behaviour::Quiet;
  setup.seed = seed;
  return setup;
}

TEST(SimulatedSource, PolledEachTick_GivesSamplesByBoardTime) {
  SimulatedSource source(quiet(1), BoardModel::Split);
  std::vector<Sample> samples;
  source.poll(0, samples);
  ASSERT_EQ(samples.size(), 1U);
  source.poll(1, samples);
  EXPECT_EQ(samples.size(), 1U);
  source.poll(2, samples);
  EXPECT_EQ(samples.size(), 2U);
  for (Tick tick = 3; tick <= ticksOf(60.0); ++tick) {
    source.poll(tick, samples);
    ASSERT_LE(samples.back().boardTimeUs * 120, static_cast<std::uint64_t>(tick) * 1000000);
  }
  EXPECT_EQ(samples.size(), 6945U) << "60 s at 8640 us each, plus the first";
  EXPECT_NEAR(source.health().rateHz, 115.74, 0.01);
  EXPECT_NEAR(source.health().cells[0].noiseCounts, SimulatedSource::kNoiseCounts, 15.0);
  EXPECT_EQ(source.health().gaps, 0U);
}

TEST(SimulatedSource, SameSeed_IsTheSameHoweverItIsPolled) {
  SimulatedSource first(quiet(7), BoardModel::Classic);
  SimulatedSource second(quiet(7), BoardModel::Classic);
  SimulatedSource other(quiet(8), BoardModel::Classic);
  std::vector<Sample> a;
  std::vector<Sample> b;
  std::vector<Sample> c;
  for (Tick tick = 0; tick <= 600; ++tick) {
    first.poll(tick, a);
  }
  second.poll(600, b);
  other.poll(600, c);
  ASSERT_EQ(a.size(), b.size());
  bool differs = false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    ASSERT_EQ(a[i].counts, b[i].counts);
    differs = differs || a[i].counts != c[i].counts;
  }
  EXPECT_TRUE(differs);
}

TEST(SimulatedSource, QuietPerson_WeightIsMeasured) {
  SimulatedSource source(quiet(3), BoardModel::Split);
  std::vector<Sample> samples;
  source.poll(ticksOf(20.0), samples);
  const Reading reading = readingOf(source.board(), samples.back(), gateFor(700.0, false));
  EXPECT_TRUE(reading.whole.valid);
  EXPECT_NEAR(reading.whole.loadN, 700.0, 20.0);
}

TEST(CountForces, AnyForce_IsQuantisedAndSaturatedLikeInTheChip) {
  Board board = classicBoard();
  board.calibration = {{100.0, 2.0}, {0.0, -2.0}, {0.0, 1.0}, {0.0, 1.0}};
  Random random(1);
  Sample sample;
  countForces(board, {10.2, 10.0, 1e9, -1e9}, 0.0, random, sample);
  EXPECT_EQ(sample.counts[0], 120);
  EXPECT_EQ(sample.counts[1], -20);
  EXPECT_EQ(sample.counts[2], 8388607);
  EXPECT_EQ(sample.counts[3], -8388608);
  EXPECT_EQ(sample.faults, kFaultSaturated << 2U | kFaultSaturated << 3U);
}

Sample atTime(std::uint32_t sequence, std::uint64_t timeUs) {
  Sample sample;
  sample.sequence = sequence;
  sample.boardTimeUs = timeUs;
  return sample;
}

TEST(ReplaySource, EachTick_GivesItsSamples) {
  ReplaySource source(splitBoard(), {{2, atTime(0, 5)}, {2, atTime(1, 6)}, {7, atTime(2, 7)}}, "a.csv");
  std::vector<Sample> samples;
  source.poll(1, samples);
  EXPECT_TRUE(samples.empty());
  source.poll(2, samples);
  EXPECT_EQ(samples.size(), 2U);
  EXPECT_FALSE(source.atEnd());
  source.poll(7, samples);
  EXPECT_EQ(samples.size(), 3U);
  EXPECT_TRUE(source.atEnd());
  EXPECT_EQ(source.health().samples, 3U);
  EXPECT_EQ(source.describe(), "a replay of a.csv");
}

TEST(ReplaySource, SamplesWithoutTicks_AreAssignedThem) {
  const std::vector<TickedSample> ticked =
      ticksByTime({atTime(0, 1000000), atTime(1, 1008333), atTime(2, 1008334), atTime(3, 2000000)});
  ASSERT_EQ(ticked.size(), 4U);
  EXPECT_EQ(ticked[0].tick, 0);
  EXPECT_EQ(ticked[1].tick, 1);
  EXPECT_EQ(ticked[2].tick, 2);
  EXPECT_EQ(ticked[3].tick, 120);
  EXPECT_TRUE(ticksByTime({}).empty());
}

TEST(SampleSource, SourceWithoutAMemory_RefusesToWriteAndRead) {
  SimulatedSource source(quiet(1), BoardModel::Split);
  EXPECT_THROW(source.storeCalibration(source.board().calibration), Error);
  EXPECT_THROW(source.readCalibration(), Error);
}

}  // namespace
}  // namespace surefoot::test
