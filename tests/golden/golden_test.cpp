// SPDX-License-Identifier: MIT
// Whole simulated sessions against the digests in sessions.txt, which every compiler and optimisation level must reach.
// After a wanted change: SUREFOOT_BLESS=1 golden_tests writes the file anew, and git diff shows what changed.
#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <iomanip>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "board/simulated_source.hpp"
#include "games/simulated_visit.hpp"
#include "paths.hpp"
#include "posture/boards.hpp"

namespace surefoot::test {
namespace {

const std::string kFile = SUREFOOT_SOURCE_DIR "/tests/golden/sessions.txt";

struct Played {
  const char* game;
  const char* where;
};

constexpr std::array kSessions{
    Played{"catapult", "sim:player,seed=1"},
    Played{"catapult", "sim:player+shaky,seed=2"},
    Played{"catapult", "sim:player+supported,seed=3"},
    Played{"catapult", "sim:player+seated,seed=4"},
    Played{"catapult", "sim:player+older,seed=5"},
    Played{"catapult", "sim:player,board=classic,seed=6"},
    Played{"catapult", "sim:player+seated,board=classic,seed=7"},
    Played{"catapult", "sim:toe-press,seed=8"},
    Played{"catapult", "sim:quiet,seed=9"},
    Played{"balloon", "sim:player,seed=10"},
    Played{"balloon", "sim:player+shaky,board=classic,seed=11"},
    Played{"balloon", "sim:player+seated,seed=12"},
    Played{"winch", "sim:player,seed=13"},
    Played{"winch", "sim:player+shaky,board=classic,seed=14"},
    Played{"winch", "sim:player+seated,board=classic,seed=15"},
    Played{"raft", "sim:player,seed=16"},
    Played{"raft", "sim:player+older,board=classic,seed=17"},
    Played{"raft", "sim:player+seated,seed=18"},
};

/// The usual dose, but for flights that are few and short and tides that are short: the file shall be quick to make.
BoutSetup boutOf(const GameEntry& game, const std::string& where) {
  BoutSetup bout = game.usual;
  bout.seed = 11;
  const bool seated = where.find("seated") != std::string::npos;
  const bool led = game.exercise == Exercise::ToePress && where.find("classic") != std::string::npos;
  bout.form = seated ? Form::Seated : led ? Form::Guided : Form::Standing;
  bout.foot = seated && game.exercise == Exercise::AnkleCircle ? Foot::Left : Foot::Both;
  if (game.exercise == Exercise::Tiptoe) {
    bout.repetitions = 3;
    bout.holdS = 8.0;
  } else if (game.exercise == Exercise::Free) {
    bout.holdS = 60.0;
  }
  return bout;
}

/// One readable line: what was played, how much of it was done, each part of the score, and the digest of it all.
std::string play(const Played& played) {
  SimulatedVisit visit(played.where, boutOf(gameNamed(played.game), played.where), played.game);
  visit.runToEnd();
  const Session& session = visit.session();
  const HudState hud = session.game().hud();
  const ScoreSheet sheet = session.score();
  std::ostringstream line;
  line << std::left << std::setw(9) << played.game << std::setw(40) << played.where << " ticks " << std::setw(6)
       << session.now() << " done " << std::right << std::setw(2) << hud.done << " of " << std::setw(2) << hud.total
       << std::fixed << std::setprecision(4) << " score " << std::setw(7);
  if (const auto score = sheet.score()) {
    line << *score;
  } else {
    line << '-';
  }
  line << " digest " << hexOf(session.digest());
  for (const ScorePart& part : sheet.parts) {
    line << "  " << part.id.substr(part.id.find('.') + 1) << ' ' << part.value;
  }
  return line.str();
}

TEST(Golden, SimulatedSessions_AreTheSameOnEveryCompiler) {
  std::vector<std::string> played;
  for (const Played& session : kSessions) {
    played.push_back(play(session));
  }
  if (std::getenv("SUREFOOT_BLESS") != nullptr) {
    std::ofstream out(kFile);
    for (const std::string& line : played) {
      out << line << '\n';
    }
  }
  std::ifstream in(kFile);
  std::vector<std::string> golden;
  for (std::string line; std::getline(in, line);) {
    golden.push_back(line);
  }
  EXPECT_EQ(played, golden);
}

// Boards and recordings from before toe bars lay on their plates: the digests are those of that time.
TEST(Golden, BoardWithBarsOnTheBase_KeepsItsDigests) {
  struct Kept {
    const char* game;
    const char* person;
    std::uint64_t seed;
    const char* digest;
  };
  for (const auto& [game, person, seed, digest] :
       {Kept{"catapult", "player", 1, "d50053e1ac9a4621"}, Kept{"catapult", "player+supported", 3, "a0b7d3c7a4616cce"},
        Kept{"balloon", "player", 10, "0af54883568fcb79"}, Kept{"winch", "player", 13, "7b18423e557f40b3"},
        Kept{"raft", "player", 16, "5933a38ccb07c4cf"}}) {
    BodySetup body = bodyFromText(person);
    body.seed = seed;
    SimulatedVisit visit(std::make_unique<SimulatedSource>(body, boardWithBarsOnTheBase()), boutOf(gameNamed(game), ""),
                         game);
    visit.runToEnd();
    EXPECT_EQ(hexOf(visit.session().digest()), digest) << game << ' ' << person;
  }
}

TEST(Golden, EveryGame_HasASession) {
  for (const GameEntry& game : games()) {
    EXPECT_TRUE(std::ranges::any_of(kSessions, [&](const Played& session) { return session.game == game.id; }))
        << game.id;
  }
}

}  // namespace
}  // namespace surefoot::test
