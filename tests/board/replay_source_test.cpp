// SPDX-License-Identifier: MIT
// Ticks of stored samples, and times that no recording has.
#include "board/replay_source.hpp"

#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"

namespace surefoot::test {
namespace {

std::vector<Sample> samplesAt(std::initializer_list<std::uint64_t> timesUs) {
  std::vector<Sample> samples;
  for (const std::uint64_t timeUs : timesUs) {
    samples.push_back({.boardTimeUs = timeUs, .sequence = static_cast<std::uint32_t>(samples.size())});
  }
  return samples;
}

std::string refusalOf(const std::vector<Sample>& samples) {
  try {
    ticksByTime(samples);
  } catch (const Error& error) {
    return error.what();
  }
  return {};
}

TEST(TicksByTime, EachSample_ComesWithTheFirstTickAtOrAfterIt) {
  const auto ticked = ticksByTime(samplesAt({500, 500, 8833, 8834, 1000500}));
  std::vector<Tick> ticks;
  for (const TickedSample& one : ticked) {
    ticks.push_back(one.tick);
  }
  EXPECT_THAT(ticks, testing::ElementsAre(0, 0, 1, 2, 120));
}

TEST(TicksByTime, NoSamples_NoTicks) {
  EXPECT_TRUE(ticksByTime({}).empty());
}

TEST(TicksByTime, TimeRunsBackwards_IsRefused) {
  EXPECT_THAT(refusalOf(samplesAt({1000000, 2000000, 1999999})), testing::HasSubstr("goes back from 2000000"));
}

TEST(TicksByTime, ThirtyOneYears_IsRefused) {
  EXPECT_THAT(refusalOf(samplesAt({0, 978307200000000})), testing::HasSubstr("lasts 271752 hours"));
  EXPECT_THAT(refusalOf(samplesAt({0, ~0ULL})), testing::HasSubstr("hours"));
  EXPECT_EQ(refusalOf(samplesAt({0, 24ULL * 3600 * 1000000})), "");
}

TEST(CheckReplayLasts, NoNumber_IsRefused) {
  EXPECT_THROW(checkReplayLasts(HUGE_VAL), Error);
  EXPECT_THROW(checkReplayLasts(NAN), Error);
}

}  // namespace
}  // namespace surefoot::test
