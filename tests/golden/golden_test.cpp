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

#include "games/simulated_visit.hpp"

namespace surefoot {
namespace {

const std::string kFile = SUREFOOT_SOURCE_DIR "/tests/golden/sessions.txt";

constexpr std::array kSessions{
    "sim:player,seed=1",
    "sim:player+shaky,seed=2",
    "sim:player+supported,seed=3",
    "sim:player+seated,seed=4",
    "sim:player+older,seed=5",
    "sim:player,board=classic,seed=6",
    "sim:player+seated,board=classic,seed=7",
    "sim:toe-press,seed=8",
    "sim:quiet,seed=9",
};

Form formOf(const std::string& where) {
  if (where.find("seated") != std::string::npos) {
    return Form::Seated;
  }
  return where.find("classic") != std::string::npos ? Form::Guided : Form::Standing;
}

/// One readable line: what was played and what came out.
std::string play(const std::string& where) {
  SimulatedVisit visit(where, {.seed = 11, .form = formOf(where)});
  visit.runToEnd();
  const Session& session = visit.session();
  const auto complete = std::ranges::count_if(session.log(), [](const LoggedEvent& logged) {
    return logged.event.kind == EventKind::PressEnd && logged.event.press.complete;
  });
  std::ostringstream line;
  line << std::left << std::setw(42) << where << " ticks " << std::setw(6) << session.now() << " presses "
       << std::setw(3) << complete << " score " << std::setw(8) << std::fixed << std::setprecision(4)
       << session.score().score() << " digest " << hexOf(session.digest());
  return line.str();
}

TEST(Golden, SimulatedSessionsAreTheSameOnEveryCompiler) {
  std::vector<std::string> played;
  for (const char* where : kSessions) {
    played.push_back(play(where));
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

}  // namespace
}  // namespace surefoot
