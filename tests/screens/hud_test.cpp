// SPDX-License-Identifier: MIT
// The feet in their corner, and how feedback fades.
#include "screens/hud.hpp"

#include <optional>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "games/simulated_visit.hpp"
#include "screens/screen_checks.hpp"
#include "screens/session_screens.hpp"

namespace surefoot::test {
namespace {

TEST(Feedback, FadingFeedback_GoesInThreeThirds) {
  std::string shown;
  for (int done = 0; done < 12; ++done) {
    shown += shownWhileFading(done, 12) ? 'x' : '.';
  }
  EXPECT_EQ(shown, "xxxxx.x.....");
}

TEST(Feedback, SoundOnly_LeavesThePromptAndNothingThatMoves) {
  SimulatedVisit visit("sim:player,seed=3", {.seed = 3, .repetitions = 2}, "winch");
  visit.run([](const Session& s) { return s.phase() == Phase::Play && s.movement().circle.lapShare > 0.3; }, 120.0);
  const auto picture = [&visit](Feedback feedback) {
    DrawList list;
    drawSession(list, kCanvases[0], visit.session(), {.timeS = 1.0, .feedback = feedback});
    return list;
  };
  const DrawList before = picture(Feedback::Sound);
  EXPECT_TRUE(hasWords(before, visit.session().game().hud().promptId));
  EXPECT_LT(before.shapes.size(), picture(Feedback::Full).shapes.size());
  const std::size_t count = before.shapes.size();
  for (int i = 0; i < 30; ++i) {
    visit.tick();
    ASSERT_EQ(picture(Feedback::Sound).shapes.size(), count);
  }
  const SoundCue sound = soundOf(visit.session());
  EXPECT_EQ(sound.name, "wind");
  EXPECT_GT(sound.volume, 0.5);
  EXPECT_EQ(sound.pan > 0.0, visit.session().movement().shiftShare.x > 0.0);
}

TEST(Feedback, NothingDone_KeepsTheWindLow) {
  SimulatedVisit visit("sim:quiet,seed=3", {.seed = 3});
  visit.run([](const Session& s) { return s.phase() == Phase::Play; }, 60.0);
  EXPECT_LT(soundOf(visit.session()).volume, 0.3);
}

TEST(Hud, OneFoot_IsDrawnAlone) {
  const Board board = classicBoard();
  const auto soles = [&board](Foot foot) {
    Reading reading;
    DrawList list;
    drawFeet(list, kCanvases[0], {board, reading, 700.0, foot});
    return list.shapes.size();
  };
  EXPECT_EQ(2 * (soles(Foot::Left) - 1), soles(Foot::Both) - 1);
  EXPECT_EQ(soles(Foot::Left), soles(Foot::Right));
}

TEST(Hud, DotOfOneFoot_RestsUnderItWhereverItStands) {
  const Board board = classicBoard();
  const auto dotAt = [&board](Vec2 copMm, Foot foot, std::optional<Vec2> quietMm) {
    Reading reading;
    reading.whole = {.mm = copMm, .loadN = 100.0, .valid = true};
    DrawList list;
    drawFeet(list, kCanvases[0],
             {.board = board, .reading = reading, .bodyWeightN = 700.0, .foot = foot, .quietMm = quietMm});
    const auto* dot = std::get_if<Ellipse>(&list.shapes.back());
    return dot != nullptr && dot->outline > 0.0 ? std::optional(dot->centre) : std::nullopt;
  };
  const Vec2 middle = std::get<Box>([&] {
                        Reading reading;
                        DrawList list;
                        drawFeet(list, kCanvases[0], {.board = board, .reading = reading});
                        return list;
                      }()
                                        .shapes.front())
                          .centre;
  const auto resting = dotAt({-95.0, 20.0}, Foot::Left, Vec2{-95.0, 20.0});
  ASSERT_TRUE(resting);
  EXPECT_NEAR(length(*resting - middle), 0.0, 1e-9);
  EXPECT_GT(dotAt({-75.0, 20.0}, Foot::Left, Vec2{-95.0, 20.0})->x, middle.x) << "to the right it goes right";
  EXPECT_FALSE(dotAt({-95.0, 20.0}, Foot::Left, std::nullopt)) << "not before it is known where it rests";
  EXPECT_LT(dotAt({-95.0, 20.0}, Foot::Both, Vec2{-95.0, 20.0})->x, middle.x) << "of two feet the board's place";
}

TEST(Hud, LoadedCell_LightsItsPartOfTheFoot) {
  const Board board = splitBoard();
  const auto picture = [&board](std::size_t cell) {
    Reading reading;
    reading.cellN[cell] = 200.0;
    DrawList list;
    drawFeet(list, kCanvases[0], {board, reading, 700.0});
    std::size_t lit = 0;
    Color brightest{0, 0, 0};
    for (std::size_t i = 1; i < list.shapes.size(); ++i) {
      const Color fill = std::get<Ellipse>(list.shapes[i]).middle;
      if (fill.r > brightest.r) {
        brightest = fill;
        lit = i;
      }
    }
    return lit;
  };
  const std::size_t leftHeel = picture(2);
  const std::size_t rightHeel = picture(5);
  const std::size_t leftToes = picture(6);
  EXPECT_EQ(leftHeel, 1U);
  EXPECT_EQ(rightHeel, leftHeel + 8U);
  EXPECT_EQ(leftToes, leftHeel + 3U);
}

}  // namespace
}  // namespace surefoot::test
