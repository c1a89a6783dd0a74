// SPDX-License-Identifier: MIT
// The place grows for months by what was done of each exercise, never shrinks, and stays cheap to draw.
#include "play/place.hpp"

#include <array>

#include <gtest/gtest.h>

#include "play/bay.hpp"

namespace surefoot::test {
namespace {

/// Rounds in the article's proportions: 3 of presses, 2 on tiptoe, 1 of circles a day.
Place placeAfter(double rounds) {
  return {.harbour = rounds / 2.0, .route = rounds / 3.0, .tower = rounds / 6.0};
}

std::array<int, 6> countsOf(const Standing& s) {
  return {s.harbour, s.route, s.tower, s.boats, s.village, s.windows};
}

int piecesOf(const Standing& standing) {
  int sum = 0;
  for (const int count : countsOf(standing)) {
    sum += count;
  }
  return sum;
}

std::size_t shapesOf(const Place& place) {
  DrawList list;
  const Canvas canvas;
  drawBay(list, canvas, DayTime::Evening, 3.0, pageView(canvas, place));
  return list.shapes.size();
}

TEST(Place, ArticlesPlan_BuildsSomethingNewEveryDayForAMonth) {
  EXPECT_EQ(standingOf({}), Standing{});
  const auto piecesOn = [](int day) { return piecesOf(standingOf(placeAfter(6.0 * day))); };
  for (int day = 1; day <= 30; ++day) {
    EXPECT_GT(piecesOn(day), piecesOn(day - 1)) << day;
  }
  EXPECT_GE(piecesOn(60), piecesOn(30) + 20);
}

TEST(Place, FiveTwentyFiftyNinetyAnd180Rounds_LookDifferent) {
  std::size_t before = shapesOf({});
  for (const double rounds : {5.0, 20.0, 50.0, 90.0, 180.0}) {
    const std::size_t shapes = shapesOf(placeAfter(rounds));
    EXPECT_GE(shapes, before + 5) << rounds;
    before = shapes;
  }
}

TEST(Place, AnyExercise_BuildsFromItsFirstRoundOnAndTakesNothingAway) {
  for (const ExerciseWord& entry : kExercises) {
    Place place;
    EXPECT_EQ(piecesOf(standingOf(withBout(place, entry.exercise, 0.4))), 0) << entry.word;
    EXPECT_EQ(piecesOf(standingOf(withBout(place, entry.exercise, 1.0))), 1) << entry.word;
    Standing last;
    for (int bout = 0; bout < 500; ++bout) {
      place = withBout(place, entry.exercise, bout % 3 == 0 ? 0.35 : 1.0);
      const Standing now = standingOf(place);
      for (std::size_t i = 0; i < countsOf(now).size(); ++i) {
        ASSERT_GE(countsOf(now)[i], countsOf(last)[i]) << entry.word << " kind " << i;
        ASSERT_LE(countsOf(now)[i], countsOf(kAllBuilt)[i]) << entry.word << " kind " << i;
      }
      last = now;
    }
  }
  EXPECT_EQ(standingOf({1e6, 1e6, 1e6, 1e6}), kAllBuilt);
}

TEST(Place, NewPiece_IsSeenAndHasWords) {
  for (const ExerciseWord& entry : kExercises) {
    Place place;
    for (int bout = 0; bout < 200; ++bout) {
      const Place more = withBout(place, entry.exercise, 1.0);
      const Standing before = standingOf(place);
      const Standing now = standingOf(more);
      Standing unlit = now;
      unlit.windows = before.windows;
      // A course only makes the tower taller, without adding a shape; every new piece has a message except a window.
      EXPECT_EQ(newPiece(before, now).empty(), unlit == before) << entry.word << " " << bout;
      if (piecesOf(now) > piecesOf(before) && now.tower == before.tower && now.windows == before.windows) {
        EXPECT_GT(shapesOf(more), shapesOf(place)) << entry.word << " " << bout;
      }
      place = more;
    }
  }
}

TEST(Place, PartsOfARound_AddUpAndNoBoutIsMoreThanARound) {
  const Place place = withBout(withBout({}, Exercise::ToePress, 0.7), Exercise::ToePress, 0.3);
  EXPECT_EQ(standingOf(place).harbour, 1);
  EXPECT_EQ(standingOf(withBout({}, Exercise::ToePress, 2.0)).harbour, 1) << "no bout is more than a round";
}

/// Even on a page with the complete town, the picture has fewer shapes than a game: each shape costs 2 to 5 us in
/// software.
TEST(Place, CompleteTown_AddsFewShapes) {
  EXPECT_LE(shapesOf({1e6, 1e6, 1e6, 1e6}), shapesOf({}) + 190);
}

}  // namespace
}  // namespace surefoot::test
