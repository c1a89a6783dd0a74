// SPDX-License-Identifier: MIT
// The day's score: five notes, another tonic for each part of the day, another tune each day.
#include "music/score.hpp"

#include <cmath>
#include <set>

#include <gtest/gtest.h>

namespace surefoot::test {
namespace {

constexpr std::array kDay{DayTime::Morning, DayTime::Midday, DayTime::Evening};

std::vector<LayeredNote> notesOf(DayTime dayTime, std::uint64_t seed, int halfBeats) {
  Score score(dayTime, seed);
  std::vector<LayeredNote> notes;
  for (int i = 0; i < halfBeats; ++i) {
    for (const LayeredNote& note : score.nextHalfBeat()) {
      notes.push_back(note);
    }
  }
  return notes;
}

/// Semitones above G, 0 to 11; 100 if it lies between two.
int pitchClass(double hz) {
  const double semitones = 12.0 * std::log2(hz / 195.998);
  const double nearest = std::round(semitones);
  return std::abs(semitones - nearest) > 0.01 ? 100 : (static_cast<int>(nearest) % 12 + 12) % 12;
}

TEST(Score, EveryNote_IsOneOfTheFiveThatAgreeWithTheEffects) {
  const std::set<int> five{0, 2, 4, 7, 9};
  for (const DayTime dayTime : kDay) {
    for (const LayeredNote& note : notesOf(dayTime, 3, 400)) {
      EXPECT_TRUE(five.contains(pitchClass(note.note.hz))) << note.note.hz;
      EXPECT_GE(note.note.hz, 195.0);
      EXPECT_LE(note.note.hz, 1500.0);
    }
  }
}

TEST(Score, PartsOfTheDay_HaveTheirOwnTonicAndTempo) {
  EXPECT_EQ(pitchClass(Score(DayTime::Morning, 1).hz(0)), 0) << "G";
  EXPECT_EQ(pitchClass(Score(DayTime::Midday, 1).hz(0)), 7) << "D";
  EXPECT_EQ(pitchClass(Score(DayTime::Evening, 1).hz(0)), 9) << "E";
  EXPECT_LT(Score(DayTime::Midday, 1).halfBeatS(), Score(DayTime::Evening, 1).halfBeatS());
  for (const DayTime dayTime : kDay) {
    EXPECT_NEAR(Score(dayTime, 1).hz(5) / Score(dayTime, 1).hz(0), 2.0, 1e-9) << "five steps are an octave";
  }
}

TEST(Score, SameDay_SameTuneAndAnotherDay_AnotherOne) {
  const auto hzOf = [](std::uint64_t seed) {
    std::vector<double> hz;
    for (const LayeredNote& note : notesOf(DayTime::Morning, seed, 100)) {
      hz.push_back(note.note.hz);
    }
    return hz;
  };
  EXPECT_EQ(hzOf(20260301), hzOf(20260301));
  EXPECT_NE(hzOf(20260301), hzOf(20260302));
}

TEST(Score, EveryLayer_Plays) {
  for (const DayTime dayTime : kDay) {
    for (std::uint64_t day = 0; day < 100; ++day) {
      std::array<int, 4> counts{};
      for (const LayeredNote& note : notesOf(dayTime, day, 240)) {
        ++counts[static_cast<std::size_t>(note.layer)];
      }
      for (const int count : counts) {
        EXPECT_GT(count, 3) << day;
      }
    }
  }
}

TEST(Score, Phrases_EndOnTheTonic) {
  for (int repetition = 0; repetition < 30; ++repetition) {
    const std::vector<int> phrase = Score::phrase(repetition);
    ASSERT_EQ(phrase.size(), 4U);
    EXPECT_EQ(phrase.back() % 5, 0) << repetition;
  }
  EXPECT_NE(Score::phrase(0), Score::phrase(1));
}

}  // namespace
}  // namespace surefoot::test
