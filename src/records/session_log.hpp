// SPDX-License-Identifier: MIT
// Stored sessions: the list of them, and one as a log that play/session can replay to the last bit.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "play/rules.hpp"
#include "play/session_digests.hpp"
#include "records/database.hpp"

namespace surefoot {

enum class SessionStatus : std::uint8_t {
  Running,
  Finished,
  Stopped,      ///< Stopped by the person before the game was over.
  Interrupted,  ///< The program ended unexpectedly; everything up to its last second is there.
};

/// Kind of the events that say how the person was helped; the detail is the word of a Help.
inline constexpr std::string_view kHelpEvent = "help";

/// A tick that brought input.
struct LoggedTick {
  Tick tick = 0;
  TickCommand command;
};

/// A session after so many whole seconds of ticks.
struct SecondDigests {
  Tick second = 0;
  SessionDigests digests;
};

/// Everything a replay needs: ticks 0 to tickCount - 1 with these commands, in a Session with this setup.
struct SessionLog {
  std::string id;
  SessionSetup setup;
  std::vector<LoggedTick> ticks;  ///< In increasing order; all other ticks brought nothing.
  Tick tickCount = 0;
  SessionStatus status = SessionStatus::Running;
  std::optional<double> score;  ///< As recorded, 0 to 100; absent if it was not measured or did not end normally.
  std::vector<SecondDigests> digests;  ///< By second; none in older recordings.
  std::string digest;                  ///< As recorded, 16 hexadecimal digits; empty in the same case.
  int rules = kFirstRules;             ///< Under which it was played.

  /// The input of this tick.
  const TickCommand& at(Tick tick) const;
};

/// A line of the list of sessions.
struct SessionSummary {
  std::string id;
  std::string personId;  ///< Who played, or for whom it was a demonstration; empty for a guest.
  bool demonstration = false;
  std::string startedAt;  ///< ISO 8601 with offset.
  SessionStatus status = SessionStatus::Running;
  std::string exercise;
  std::string game;
  double difficulty = 0.0;
  std::optional<double> score;
  Tick tickCount = 0;
};

/// The latest first; of one person with their demonstrations, or all if `personId` is empty.
std::vector<SessionSummary> listSessions(Database& db, const std::string& personId = {});

/// Running or over.
bool hasSession(Database& db, const std::string& id);

/// Throws Error if there is no such session.
SessionLog loadSession(Database& db, const std::string& id);

}  // namespace surefoot
