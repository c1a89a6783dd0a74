// SPDX-License-Identifier: MIT
// Every screen as the simulated person reaches it: for pictures, and for tests of what they contain.
#pragma once

#include "screens/assess_scenes.hpp"
#include "screens/game_scenes.hpp"
#include "screens/visit_scenes.hpp"

namespace surefoot::test {

/// All scenes; takes a few seconds.
inline void takeEveryScene(const Album& album) {
  growth(album);
  menus(album);
  pages(album);
  bout(album, DayTime::Morning, "sim:player,seed=3", Form::Standing, "morning_", 5);
  bout(album, DayTime::Midday, "sim:player+shaky,seed=5", Form::Standing, "midday_", 50);
  bout(album, DayTime::Evening, "sim:player,board=classic,seed=4", Form::Guided, "evening_", 180);
  tide(album, DayTime::Morning, "sim:player,seed=3", Form::Standing, "raft_morning_");
  tide(album, DayTime::Midday, "sim:player+seated,board=classic,seed=3", Form::Seated, "raft_midday_");
  tide(album, DayTime::Evening, "sim:player+shaky,seed=3", Form::Standing, "raft_evening_");
  flight(album, DayTime::Morning, "sim:player,seed=3", Form::Standing, 5, "morning_");
  flight(album, DayTime::Midday, "sim:player+shaky,seed=5", Form::Standing, 50, "midday_");
  flight(album, DayTime::Evening, "sim:player+seated,board=classic,seed=4", Form::Seated, 180, "evening_");
  circles(album, DayTime::Morning, "sim:player+seated,board=classic,seed=3", Foot::Left, "winch_morning_");
  circles(album, DayTime::Midday, "sim:player+shaky,seed=5", Foot::Both, "winch_midday_");
  circles(album, DayTime::Evening, "sim:player+seated+older,board=classic,seed=4", Foot::Right, "winch_evening_");
  for (const GameEntry& game : games()) {
    prompts(album, game);
  }
  pauses(album);
  stuck(album);
  testPages(album);
  testTrial(album, "eyes-closed-firm", DayTime::Midday);
  testTrial(album, "single-leg-left", DayTime::Morning);
  testTrial(album, "limits", DayTime::Evening);
  testResults(album);
}

}  // namespace surefoot::test
