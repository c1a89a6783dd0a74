// SPDX-License-Identifier: MIT
// The music follows the feet in time, stays under the voice, and never clips.
#include "music/band.hpp"

#include <algorithm>

#include <gtest/gtest.h>

#include "music/spectrum.hpp"

namespace surefoot::test {
namespace {

constexpr double kBlockS = 0.01;

std::vector<Frame> playedBy(Band& band, const Mood& mood, double seconds) {
  std::vector<Frame> all;
  std::vector<Frame> block(static_cast<std::size_t>(kBlockS * kMusicHz));
  for (double t = 0.0; t < seconds - 1e-9; t += kBlockS) {
    band.follow(mood);
    band.render(block);
    all.insert(all.end(), block.begin(), block.end());
  }
  return all;
}

/// What `mood` adds to `plain` after `beforeS` of it.
std::vector<Frame> addedBy(const Mood& mood, const Mood& plain, double beforeS, double seconds) {
  Band band(DayTime::Morning, 1);
  Band without(DayTime::Morning, 1);
  playedBy(band, plain, beforeS);
  playedBy(without, plain, beforeS);
  std::vector<Frame> added = playedBy(band, mood, seconds);
  const std::vector<Frame> same = playedBy(without, plain, seconds);
  for (std::size_t i = 0; i < added.size(); ++i) {
    added[i].left -= same[i].left;
    added[i].right -= same[i].right;
  }
  return added;
}

/// A bout of presses: 3 s of hold in each 7 s, always more still.
std::vector<Frame> boutOf(DayTime dayTime, double seconds) {
  Band band(dayTime, 11);
  std::vector<Frame> all;
  for (double t = 0.0; t < seconds; t += kBlockS) {
    const double phase = std::fmod(t, 7.0);
    const bool holds = phase < 3.5;
    const std::vector<Frame> block = playedBy(band,
                                              {.playing = true,
                                               .stillness = t / seconds,
                                               .effort = holds ? std::min(1.2, 3.0 * phase) : 0.0,
                                               .hold = holds && phase > 0.5 ? (phase - 0.5) / 3.0 : -1.0,
                                               .progress = t / seconds,
                                               .repetition = static_cast<int>(t / 7.0)},
                                              kBlockS);
    all.insert(all.end(), block.begin(), block.end());
  }
  return all;
}

TEST(Band, WholeBout_StaysUnderTheVoiceAndNeverClips) {
  for (const DayTime dayTime : {DayTime::Morning, DayTime::Midday, DayTime::Evening}) {
    const std::vector<Frame> bout = boutOf(dayTime, 60.0);
    const double db = levelDb(bout);
    EXPECT_GT(db, -34.0);
    EXPECT_LT(db, -28.0) << "the voice has -20";
    float peak = 0.0F;
    for (const Frame& frame : bout) {
      peak = std::max({peak, std::abs(frame.left), std::abs(frame.right)});
    }
    EXPECT_LT(peak, 0.5F);
  }
}

TEST(Band, MostOfTheSound_LiesWhereOlderPeopleHearBest) {
  const std::vector<float> mono = monoOf(boutOf(DayTime::Morning, 20.0));
  double all = 0.0;
  double inside = 0.0;
  for (std::size_t tenth = 0; tenth < 100; tenth += 10) {
    // So short that its lines are wider than the steps between them.
    const std::span part = std::span(mono).subspan((50 + tenth) * kMusicHz / 10, kMusicHz / 10);
    for (double hz = 50.0; hz < 6000.0; hz += 10.0) {
      const double power = std::pow(amplitudeAt(part, hz), 2.0);
      all += power;
      inside += hz >= 190.0 && hz <= 1500.0 ? power : 0.0;
    }
  }
  EXPECT_GT(inside / all, 0.9);
}

TEST(Band, SomebodySpeaks_MusicStepsBackWithinAQuarterSecond) {
  Band band(DayTime::Morning, 1);
  const double before = levelDb(playedBy(band, {.playing = true}, 8.0));
  playedBy(band, {.playing = true, .somebodySpeaks = true}, 0.25);
  const double under = levelDb(playedBy(band, {.playing = true, .somebodySpeaks = true}, 8.0));
  EXPECT_LT(under, before - 9.0);
  playedBy(band, {.playing = true}, 0.25);
  EXPECT_GT(levelDb(playedBy(band, {.playing = true}, 8.0)), before - 3.0) << "and comes back";
}

TEST(Band, BalanceTest_IsSilent) {
  Band band(DayTime::Morning, 1);
  playedBy(band, {}, 2.0);
  playedBy(band, {.silent = true}, 1.0);
  EXPECT_LT(levelDb(playedBy(band, {.silent = true}, 1.0)), -80.0);
}

TEST(Band, Off_IsZeros) {
  Band band(DayTime::Morning, 1);
  band.setLoudness(0.0);
  EXPECT_LT(levelDb(playedBy(band, {.playing = true, .effort = 1.0}, 0.2)), -190.0);
}

TEST(Band, Press_IsHeardWithinATenthOfASecond) {
  const std::vector<Frame> added = addedBy({.playing = true, .effort = 0.8}, {.playing = true}, 3.0, 0.1);
  EXPECT_GT(levelDb(std::span(added).subspan(added.size() / 2)), -45.0);
}

TEST(Band, MoreEffort_ClimbsTheScale) {
  const Score score(DayTime::Morning, 1);
  const auto atEffort = [&](double effort) {
    const std::vector<Frame> added = addedBy({.playing = true, .effort = effort}, {.playing = true}, 0.0, 1.0);
    const std::vector<float> mono = monoOf(std::span(added).subspan(added.size() / 2));
    int loudest = 0;
    for (int degree = 0; degree < 9; ++degree) {
      loudest = amplitudeAt(mono, score.hz(degree)) > amplitudeAt(mono, score.hz(loudest)) ? degree : loudest;
    }
    return loudest;
  };
  EXPECT_LT(atEffort(0.2), atEffort(0.6));
  EXPECT_LT(atEffort(0.6), atEffort(1.0));
}

TEST(Band, Hold_PlaysANoteEachQuarterAndAChordWhenItIsComplete) {
  std::vector<double> levels;
  for (const double share : {0.2, 0.25, 0.5, 0.75, 1.0}) {
    // The note of the quarter before has been played already.
    levels.push_back(levelDb(addedBy({.playing = true, .hold = share},
                                     {.playing = true, .hold = share < 0.25 ? 0.0 : share - 0.01}, 0.5, 0.03)));
  }
  EXPECT_LT(levels[0], -100.0) << "nothing yet";
  for (std::size_t i = 1; i < levels.size(); ++i) {
    EXPECT_GT(levels[i], -50.0) << "heard within 30 ms: note " << i;
  }
  EXPECT_GT(levels[4], levels[3] + 3.0) << "the chord below the last note";
}

TEST(Band, StillnessAndProgress_AddLayers) {
  EXPECT_GT(levelDb(addedBy({.playing = true, .stillness = 1.0}, {.playing = true}, 1.0, 10.0)), -50.0);
  EXPECT_GT(levelDb(addedBy({.playing = true, .progress = 1.0}, {.playing = true}, 1.0, 10.0)), -50.0);
}

}  // namespace
}  // namespace surefoot::test
