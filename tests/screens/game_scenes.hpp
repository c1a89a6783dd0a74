// SPDX-License-Identifier: MIT
// The games: each stage, each prompt, pauses.
#pragma once

#include <set>
#include <string>

#include "board/simulated_source.hpp"
#include "games/simulated_visit.hpp"
#include "screens/hud.hpp"
#include "screens/scene_album.hpp"
#include "screens/session_screens.hpp"
#include "screens/visit_scenes.hpp"

namespace surefoot::test {

inline void bout(const Album& album, DayTime dayTime, const std::string& where, Form form, const std::string& tag,
                 int rounds) {
  SimulatedVisit visit(where, {.seed = 3, .form = form, .dayTime = dayTime, .place = placeAfterRounds(rounds)});
  BoutTrace trace;
  const auto until = [&](const auto& reached) {
    for (Tick left = ticksOf(600.0); left > 0 && !reached(visit.session()); --left) {
      visit.tick();
      trace.tick(visit.session());
    }
  };
  const auto seconds = [&](double s) {
    const Tick end = visit.session().now() + ticksOf(s);
    until([end](const Session& session) { return session.now() >= end; });
  };
  const auto phase = [&](Phase wanted) { until([wanted](const Session& s) { return s.phase() == wanted; }); };
  const auto cue = [&](CueKind kind) {
    until([kind](const Session& s) { return s.phase() == Phase::Play && s.cue().kind == kind; });
  };
  seconds(1.0);
  album.take(tag + "1_zero", visit.session());
  phase(Phase::StepOn);
  seconds(0.4);
  album.take(tag + "2_step_on", visit.session());
  phase(Phase::StandStill);
  seconds(2.0);
  album.take(tag + "3_stand_still", visit.session());
  cue(CueKind::LeanTo);
  seconds(1.5);
  album.take(tag + "4_aim", visit.session());
  until([](const Session& s) { return s.phase() == Phase::Play && s.game().hud().ringText == "2"; });
  seconds(0.3);
  album.take(tag + "5_hold", visit.session(), {.debug = {true, 62.0, 115.7, 60.0}});
  cue(CueKind::Rest);
  seconds(0.7);
  album.take(tag + "6_flight", visit.session());
  seconds(0.8);
  album.take(tag + "7_hit", visit.session());
  seconds(1.0);
  album.take(tag + "8_rest", visit.session());
  until([](const Session& s) { return s.phase() == Phase::Result; });
  album.take(tag + "9_result", visit.session(), {.trace = &trace});
}

inline void tide(const Album& album, DayTime dayTime, const std::string& where, Form form, const std::string& tag) {
  SimulatedVisit visit(where,
                       {.seed = 5,
                        .form = form,
                        .repetitions = 1,
                        .holdS = 60.0,
                        .dayTime = dayTime,
                        .place = placeAfterRounds(60 * static_cast<int>(dayTime))},
                       "raft");
  const auto until = [&](const auto& reached) { visit.run(reached, 300.0); };
  const auto seconds = [&](double s) { visit.run([](const Session&) { return false; }, s); };
  const auto prompt = [&](const std::string& id) {
    until([id](const Session& s) { return s.phase() == Phase::Play && s.game().hud().promptId == id; });
  };
  until([](const Session& s) { return s.phase() == Phase::Play; });
  seconds(0.5);
  album.take(tag + "1_first", visit.session());
  prompt("raft.there");
  seconds(0.8);
  album.take(tag + "2_there", visit.session());
  prompt(form == Form::Seated ? "raft.still_seated" : "raft.still");
  seconds(0.4);
  album.take(tag + "3_gate", visit.session());
  seconds(2.6);
  album.take(tag + "4_still", visit.session());
  until([](const Session& s) { return s.game().hud().done == 5; });
  seconds(4.5);
  album.take(tag + "5_later", visit.session());
  until([](const Session& s) { return s.phase() == Phase::Result; });
  album.take(tag + "6_result", visit.session());
}

/// A flight of the balloon, from the ground to the choice of the next place, then a march.
inline void flight(const Album& album, DayTime dayTime, const std::string& where, Form form, int rounds,
                   const std::string& tag) {
  SimulatedVisit visit(where,
                       {.seed = 4,
                        .form = form,
                        .repetitions = 6,
                        .holdS = 12.0,
                        .restS = 10.0,
                        .dayTime = dayTime,
                        .place = placeAfterRounds(rounds)},
                       "balloon");
  const auto prompt = [&](std::string_view id, double secondsMore) {
    visit.run([id](const Session& s) { return s.phase() == Phase::Play && s.game().hud().promptId == id; }, 60.0);
    visit.run([](const Session&) { return false; }, secondsMore);
  };
  const auto shot = [&](const char* name) { album.take("balloon_" + tag + name, visit.session()); };
  prompt("balloon.ready", 1.5);
  shot("1_ready");
  prompt("balloon.hold", 7.0);
  shot("2_fly");
  prompt("balloon.lower", 0.3);
  shot("3_lower");
  prompt("balloon.rest", 2.2);
  shot("4_landed");
  prompt(form == Form::Seated ? "balloon.ready" : "balloon.choose", 1.2);
  shot("5_choose");
  prompt(form == Form::Seated ? "balloon.hold" : "balloon.keep", 5.0);
  shot("6_second");
}

/// Each stage of the winch once.
inline void circles(const Album& album, DayTime dayTime, const std::string& where, Foot foot, const std::string& tag) {
  const Form form = foot == Foot::Both ? Form::Standing : Form::Seated;
  SimulatedVisit visit(where,
                       {.seed = 3,
                        .form = form,
                        .restS = 10.0,
                        .foot = foot,
                        .dayTime = dayTime,
                        .place = placeAfterRounds(60 * static_cast<int>(dayTime))},
                       "winch");
  const auto until = [&](bool clockwise, int done, double share) {
    visit.run(
        [=](const Session& s) {
          const HudState hud = s.game().hud();
          return s.phase() == Phase::Result ||
                 (hud.ring >= share && hud.done >= done && s.cue().clockwise == clockwise);
        },
        400.0);
  };
  until(true, 0, 0.0);
  visit.run([](const Session&) { return false; }, 0.8);
  album.take(tag + "1_first", visit.session());
  until(true, 4, 0.6);
  album.take(tag + "2_tower", visit.session());
  visit.run(
      [](const Session& s) { return s.phase() == Phase::Play && s.game().hud().promptId.starts_with("winch.rest"); },
      400.0);
  visit.run([](const Session&) { return false; }, 6.0);
  album.take(tag + "3_rest", visit.session());
  until(false, 5, 0.45);
  album.take(tag + "4_beam", visit.session());
  visit.run([](const Session& s) { return s.game().hud().promptId == "winch.over"; }, 400.0);
  visit.run([](const Session&) { return false; }, 3.0);
  album.take(tag + "5_home", visit.session());
}

/// A game, half a second after each of its prompts first appears.
inline void prompts(const Album& album, const GameEntry& game) {
  SimulatedVisit visit("sim:player,seed=7", {.seed = 7, .repetitions = 2, .dayTime = DayTime::Midday}, game.id);
  std::set<std::string> seen{""};
  const auto isNew = [&seen](const Session& session) {
    return session.phase() == Phase::Result ||
           (session.phase() == Phase::Play && !seen.contains(session.game().hud().promptId));
  };
  BoutTrace trace;
  const auto run = [&](const auto& reached, double s) {
    for (Tick left = ticksOf(s); left > 0 && !reached(visit.session()); --left) {
      visit.tick();
      trace.tick(visit.session());
    }
  };
  run(isNew, 120.0);
  while (visit.session().phase() == Phase::Play) {
    const std::string prompt = visit.session().game().hud().promptId;
    seen.insert(prompt);
    run([](const Session&) { return false; }, 0.5);
    album.take("prompts_" + prompt, visit.session());
    run(isNew, 120.0);
  }
  const ScoreHistory history{.usual = 84.0, .best = 100.0};
  album.take("prompts_" + std::string(game.id) + ".result", visit.session(), {.trace = &trace, .history = &history});
}

/// Somebody who only stands there: help in each game, then the question.
inline void stuck(const Album& album) {
  for (const char* game : {"catapult", "balloon", "winch", "raft"}) {
    SimulatedVisit visit("sim:quiet,seed=3", {.seed = 3, .dayTime = DayTime::Midday, .place = placeAfterRounds(20)},
                         game);
    visit.run([](const Session& s) { return s.helper().help() == Help::Shown; }, 90.0);
    visit.run([](const Session&) { return false; }, 2.0);
    album.take(std::string("help_") + game, visit.session());
    if (visit.run([](const Session& s) { return s.pause() == PauseReason::Asked; }, 40.0)) {
      album.take(std::string("help_asked_") + game, visit.session());
    }
  }
}

/// Something lies on the board, or a cell drifts, for longer than a zero takes.
inline void zeroThatIsStuck(const Album& album) {
  for (const bool loaded : {true, false}) {
    SimulatedVisit visit("sim:player,seed=3", {.seed = 3});
    for (std::uint32_t i = 0; i < 900; ++i) {
      Sample sample{.boardTimeUs = i * 8333ULL, .sequence = i};
      for (std::size_t cell = 0; cell < visit.session().board().cells.size(); ++cell) {
        sample.counts[cell] = static_cast<std::int32_t>((i * (cell + 3)) % 41);
      }
      sample.counts[2] += loaded ? 300'000 : static_cast<std::int32_t>(i % 480 * 40);
      visit.session().tick({.samples = {sample}});
    }
    album.take(loaded ? "zero_loaded" : "zero_restless", visit.session());
  }
}

inline void pauses(const Album& album) {
  SimulatedVisit visit("sim:player,seed=3", {.seed = 3});
  visit.run([](const Session& s) { return s.phase() == Phase::Play; }, 60.0);
  visit.run([](const Session&) { return false; }, 6.0);
  for (int i = 0; i < 60; ++i) {
    visit.session().tick({});
  }
  album.take("pause_silent", visit.session());
  for (std::uint32_t i = 1; i < 20; ++i) {
    const auto timeUs = static_cast<std::uint64_t>(1e9) + i * 8333U;
    visit.session().tick({.samples = {{.boardTimeUs = timeUs, .sequence = 90000 + i, .faults = kFaultDead << 2U}}});
  }
  album.take("pause_faulty", visit.session());
  BodySetup hangs = bodyFromText("player");
  hangs.actions = {{15.0, ActionKind::Rail, 0.2, 60.0}};
  SimulatedVisit rail(std::make_unique<SimulatedSource>(hangs, BoardModel::Split, ""), {.seed = 3}, "catapult");
  rail.run([](const Session& s) { return s.pause() == PauseReason::OnRail && s.progress() > 0.4; }, 60.0);
  album.take("pause_rail", rail.session());
  zeroThatIsStuck(album);
}

}  // namespace surefoot::test
