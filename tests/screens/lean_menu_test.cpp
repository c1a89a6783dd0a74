// SPDX-License-Identifier: MIT
#include "screens/lean_menu.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace surefoot::test {
namespace {

MenuSetup three(int suggested = 0) {
  return {.promptId = "visit.choose", .tiles = {{.id = "=a"}, {.id = "=b"}, {.id = "=c"}}, .suggested = suggested};
}

/// A person who leans, tick by tick.
class Leaner {
 public:
  explicit Leaner(const MenuSetup& setup) : menu(setup) { lean(0, 0.1); }

  void lean(int side, double forS) {
    for (Tick left = ticksOf(forS); left > 0; --left) {
      TickInput input;
      input.movement.onBoard = onBoard;
      input.movement.lean.side = side;
      menu.step(input);
    }
  }
  void press(Key key) {
    TickInput input;
    input.keys = {&key, 1};
    menu.step(input);
  }

  LeanMenu menu;
  bool onBoard = true;
};

TEST(LeanMenu, Lean_SelectsAndStayingChooses) {
  Leaner leaner(three());
  leaner.lean(1, 0.5);
  EXPECT_EQ(leaner.menu.selected(), 2);
  EXPECT_FALSE(leaner.menu.finished());
  leaner.lean(1, kStayS);
  EXPECT_EQ(leaner.menu.choice(), 2);
}

// People who were slow to come upright used to choose the middle tile, "once more", again and again.
TEST(LeanMenu, OneSlowLean_ReachesTheOutermostTiles) {
  for (const int side : {-1, 1}) {
    Leaner leaner(three());
    leaner.lean(side, kStayS + 0.5);
    EXPECT_EQ(leaner.menu.choice(), side < 0 ? 0 : 2);
  }
}

TEST(LeanMenu, EachLean_MovesByOne) {
  Leaner leaner(three());
  leaner.lean(-1, 0.5);
  leaner.lean(0, 0.3);
  leaner.lean(-1, 0.5);
  EXPECT_EQ(leaner.menu.selected(), 0);
  leaner.lean(0, 0.3);
  leaner.lean(1, 0.5);
  EXPECT_EQ(leaner.menu.selected(), 1);
  leaner.lean(0, 0.3);
  leaner.lean(1, 2.0);
  EXPECT_EQ(leaner.menu.choice(), 2);
}

TEST(LeanMenu, OpenPage_SpeaksItsLinesHowToChooseAndTheSelectedTile) {
  MenuSetup setup = three();
  setup.lines = {"visit.safety.place"};
  setup.tiles[2] = {.id = "visit.do.tiptoe", .arguments = {"6", "8"}};
  Leaner leaner(setup);
  EXPECT_EQ(leaner.menu.spoken(), (std::vector<std::string>{"visit.choose", "visit.safety.place", "menu.how"}));
  EXPECT_EQ(leaner.menu.spokenTile(), "");
  leaner.lean(1, 0.5);
  EXPECT_EQ(leaner.menu.spokenTile(), "visit.do.tiptoe.spoken");
  leaner.lean(0, 0.3);
  leaner.lean(-1, 0.5);
  EXPECT_EQ(leaner.menu.spokenTile(), "=b");
  setup.rests = 20.0;
  EXPECT_THAT(LeanMenu(setup).spoken(), testing::Not(testing::Contains("menu.how"))) << "a rest goes on by itself";
}

TEST(LeanMenu, StandingStill_ChoosesNothingHoweverLong) {
  Leaner leaner(three());
  leaner.lean(0, 300.0);
  EXPECT_FALSE(leaner.menu.finished());
}

TEST(LeanMenu, LeanFromBefore_ChoosesNothing) {
  LeanMenu menu(three());
  TickInput input;
  input.movement.lean.side = 1;
  for (Tick left = ticksOf(5.0); left > 0; --left) {
    menu.step(input);
  }
  EXPECT_EQ(menu.selected(), -1);
  EXPECT_FALSE(menu.finished());
}

TEST(LeanMenu, UprightTooSoon_KeepsTheSelectionAndStartsTheRingAgain) {
  Leaner leaner(three());
  leaner.lean(1, 1.5);
  leaner.lean(0, 1.0);
  leaner.lean(1, 1.5);
  EXPECT_FALSE(leaner.menu.finished());
  EXPECT_EQ(leaner.menu.selected(), 2);
}

TEST(LeanMenu, Keys_DoTheSameAsLeans) {
  Leaner arrows(three());
  arrows.press(Key::Right);
  arrows.press(Key::Right);
  arrows.press(Key::Confirm);
  EXPECT_EQ(arrows.menu.choice(), 1);
  Leaner digits(three());
  digits.press(Key::Tile3);
  EXPECT_EQ(digits.menu.choice(), 2);
  Leaner outside(three());
  outside.press(Key::Tile6);
  EXPECT_FALSE(outside.menu.finished());
}

TEST(LeanMenu, Rest_GoesOnByItself) {
  MenuSetup setup = three(1);
  setup.rests = 5.0;
  Leaner leaner(setup);
  leaner.lean(0, 4.5);
  EXPECT_FALSE(leaner.menu.finished());
  leaner.lean(0, 0.6);
  EXPECT_EQ(leaner.menu.choice(), 1);
}

TEST(LeanMenu, PageThatWaits_GoesOnByItselfWhenItsConditionLasts) {
  bool there = false;
  MenuSetup setup = three(1);
  setup.until = [&there](const TickInput&) { return there; };
  setup.asks = {.kind = CueKind::Sit};
  Leaner leaner(setup);
  EXPECT_TRUE(leaner.menu.waitsForPerson());
  EXPECT_EQ(leaner.menu.cue().kind, CueKind::Sit);
  leaner.lean(0, 60.0);
  there = true;
  leaner.lean(0, 1.5);
  there = false;
  leaner.lean(0, 0.1);
  there = true;
  leaner.lean(0, 1.9);
  EXPECT_FALSE(leaner.menu.finished());
  leaner.lean(0, 0.2);
  EXPECT_EQ(leaner.menu.choice(), 1);
  Leaner other(setup);
  there = false;
  other.lean(1, 2.5);
  EXPECT_EQ(other.menu.choice(), 2) << "a tile does the same";
}

TEST(LeanMenu, FollowingTheCue_ChoosesWhatIsSuggested) {
  for (int count = 1; count <= 6; ++count) {
    for (int suggested = 0; suggested < count; ++suggested) {
      LeanMenu menu({.promptId = "visit.choose",
                     .tiles = std::vector<Tile>(static_cast<std::size_t>(count)),
                     .suggested = suggested});
      TickInput input;
      input.movement.onBoard = true;
      int side = 0;
      for (Tick tick = 0; tick < ticksOf(60.0) && !menu.finished(); ++tick) {
        if (tick % 60 == 0) {  // reaction time
          const Cue cue = menu.cue();
          side = cue.kind != CueKind::LeanTo ? 0 : cue.targetShare.x > 0.0 ? 1 : -1;
        }
        input.movement.lean.side = side;
        menu.step(input);
      }
      EXPECT_EQ(menu.choice(), suggested) << count;
    }
  }
}

TEST(LeanMenu, SingleTile_StandingStill_IsChosenAfterTheTimeToRead) {
  const MenuSetup safety{.promptId = "visit.safety", .lines = {"a", "b"}, .tiles = {{.id = "=ready"}}};
  Leaner leaner(safety);
  EXPECT_EQ(leaner.menu.cue().kind, CueKind::Rest) << "nobody is asked to lean";
  leaner.lean(0, 6.8);
  EXPECT_EQ(leaner.menu.selected(), -1) << "two lines are being read";
  leaner.lean(0, 0.5);
  EXPECT_EQ(leaner.menu.selected(), 0);
  leaner.lean(0, LeanMenu::kStillS);
  EXPECT_EQ(leaner.menu.choice(), 0);
  EXPECT_EQ(leaner.menu.spoken().back(), "menu.still");
}

TEST(LeanMenu, SingleTile_NobodyOnTheBoardOrSwaying_Waits) {
  const MenuSetup safety{.promptId = "visit.safety", .tiles = {{.id = "=ready"}}};
  Leaner nobody(safety);
  nobody.onBoard = false;
  nobody.lean(0, 60.0);
  EXPECT_FALSE(nobody.menu.finished());
  Leaner swaying(safety);
  for (int i = 0; i < 10; ++i) {
    swaying.lean(0, 1.5);
    swaying.lean(i % 2 == 0 ? 1 : -1, 0.5);
  }
  EXPECT_FALSE(swaying.menu.finished()) << "the ring begins again after each lean";
  swaying.lean(1, kStayS + 0.1);
  EXPECT_EQ(swaying.menu.choice(), 0) << "a lean chooses too";
}

TEST(LeanMenu, SeveralTiles_StandingStill_ChooseNothing) {
  Leaner leaner(three());
  leaner.lean(0, 120.0);
  EXPECT_FALSE(leaner.menu.finished());
}

TEST(LeanMenu, AnyNumberOfTiles_StayOnTheCanvasAndApart) {
  for (const Canvas canvas : {Canvas{1920.0, 1080.0}, Canvas{1440.0, 1080.0}, Canvas{1080.0, 1920.0}}) {
    for (const bool low : {false, true}) {
      for (int count = 1; count <= 6; ++count) {
        LeanMenu menu(
            {.promptId = "visit.choose", .tiles = std::vector<Tile>(static_cast<std::size_t>(count)), .low = low});
        const auto boxes = menu.hits(canvas);
        for (std::size_t i = 0; i < boxes.size(); ++i) {
          EXPECT_GE(boxes[i].centre.x - boxes[i].size.x / 2.0, 0.0);
          EXPECT_LE(boxes[i].centre.x + boxes[i].size.x / 2.0, canvas.width);
          EXPECT_LE(boxes[i].centre.y + boxes[i].size.y / 2.0, canvas.height);
          for (std::size_t j = 0; j < i; ++j) {
            const Vec2 apart = boxes[i].centre - boxes[j].centre;
            EXPECT_TRUE(std::abs(apart.x) >= boxes[i].size.x || std::abs(apart.y) >= boxes[i].size.y);
          }
        }
      }
    }
  }
}

}  // namespace
}  // namespace surefoot::test
