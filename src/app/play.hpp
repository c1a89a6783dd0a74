// SPDX-License-Identifier: MIT
// What playing with and without a window have in common: who plays, and the result as text or JSON.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/options.hpp"
#include "app/replay.hpp"
#include "app/visit.hpp"
#include "play/session.hpp"
#include "records/people.hpp"

namespace surefoot {

/// By the local clock.
DayTime dayTimeNow();

/// What these bouts have earned, in the season and weather of today.
Place placeToday(std::span<const DatedBout> bouts);

/// Empty if nobody is named: a guest. Throws Error if there is no such person.
std::optional<Person> personNamed(Database& db, const std::string& who);

struct ResultText {
  std::string sessionId;
  std::string source;
  std::string data;
  std::string csv;
  std::optional<bool> matches;                ///< Of a replay that can be compared.
  std::optional<Divergence> divergence = {};  ///< Likewise.
  std::vector<std::string> notKept = {};      ///< As Keeper::notKept().
  std::optional<int> rules = {};              ///< Of a replay that cannot: the rules that it was recorded under.
  bool demonstration = false;
  std::string stoppedBecause;  ///< One sentence if something other than the player stopped it.
};

/// "The replay differs from the recording from second 12 on, in game and movement."
std::string sentenceOn(const Divergence& divergence);

/// One line: `kept` ("Session ... is") in `data`, or what is not kept.
std::string keptText(const std::string& kept, const std::string& data, const std::vector<std::string>& notKept);

/// Prints the result of a session: a few lines, or JSON.
void printResult(const Session& session, const ResultText& text, bool json);

/// Before a bout is played: throws Error if `dir` (empty: none) could not take an export afterwards.
void checkExportTarget(const std::string& dir);

/// The same for a visit: every bout in turn, and how much of the day's plan is done.
void printVisit(const Visit& visit, const ResultText& text, bool json);

/// The exit code after a result was printed: throws Error with `trouble` unless it is empty.
int endWith(const std::string& trouble);

/// For ResultText.
std::optional<int> rulesUnlessComparable(const Replay& replay);

int playHeadless(const Program& program, const PlayOptions& options);
int playInWindow(const Program& program, const PlayOptions& options);

}  // namespace surefoot
