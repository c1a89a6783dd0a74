// SPDX-License-Identifier: MIT
// What playing with a window and without one have in common: who plays what on which board, one tick, and the result as
// text or JSON.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/options.hpp"
#include "app/visit.hpp"
#include "play/session.hpp"
#include "records/people.hpp"

namespace surefoot {

/// By the local clock.
DayTime dayTimeNow();

/// Nothing when the person is not named: a guest.
std::optional<Person> personNamed(Database& db, const std::string& who);

/// Prints the result of a session: a few lines, or JSON. `where` says where the data is.
struct ResultText {
  std::string sessionId;
  std::string source;
  std::string data;
  std::string csv;
  std::optional<bool> matches;            ///< Of a replay.
  std::vector<std::string> notKept = {};  ///< As Keeper::notKept().
  std::string stoppedBecause;             ///< One sentence where something other than the player stopped it.
};
/// `data` with the words for what is kept there and what is not.
std::string keptText(const std::string& kept, const std::string& data, const std::vector<std::string>& notKept);

void printResult(const Session& session, const ResultText& text, bool json);

/// Before a bout is played: throws Error when `dir` (may be empty: none) could not take an export afterwards.
void checkExportTarget(const std::string& dir);

/// The same of a visit through the plan: every bout in turn. False in `complete`: the day's plan is not done.
void printVisit(const Visit& visit, const ResultText& text, bool json);

/// Exit code of what was printed although it could not be kept: throws Error with `trouble` unless that is empty.
int endWith(const std::string& trouble);

int playHeadless(const Program& program, const PlayOptions& options);
int playInWindow(const Program& program, const PlayOptions& options);

}  // namespace surefoot
