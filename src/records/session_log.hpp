// SPDX-License-Identifier: MIT
// Sessions as they were kept: the list of them, and one as a log that play/session can play again to the last bit.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "play/session.hpp"
#include "records/database.hpp"

namespace surefoot {

enum class SessionStatus : std::uint8_t {
  Running,
  Finished,
  Stopped,      ///< Ended by the person before the game was over.
  Interrupted,  ///< The program died; everything up to its last second is there.
};

/// A tick that brought something.
struct LoggedTick {
  Tick tick = 0;
  TickCommand command;
};

/// All that a replay needs: tick 0 to tickCount - 1 with these commands, in a Session of this setup.
struct SessionLog {
  std::string id;
  SessionSetup setup;
  std::vector<LoggedTick> ticks;  ///< Growing; ticks that are not here brought nothing.
  Tick tickCount = 0;
  SessionStatus status = SessionStatus::Running;
  std::optional<double> score;  ///< As recorded, 0 to 100; absent when the session did not come to an end.
  std::string digest;           ///< As recorded, 16 hexadecimal digits; empty likewise.

  /// What this tick brought.
  const TickCommand& at(Tick tick) const;
};

/// A line of the list of sessions.
struct SessionSummary {
  std::string id;
  std::string personId;   ///< Empty: a guest.
  std::string startedAt;  ///< ISO 8601 with offset.
  SessionStatus status = SessionStatus::Running;
  std::string exercise;
  std::string game;
  double difficulty = 0.0;
  std::optional<double> score;
  Tick tickCount = 0;
};

/// The latest first; of one person, or of all when `personId` is empty.
std::vector<SessionSummary> listSessions(Database& db, const std::string& personId = {});

/// Running or over.
bool hasSession(Database& db, const std::string& id);

/// Throws Error when there is no such session.
SessionLog loadSession(Database& db, const std::string& id);

}  // namespace surefoot
