// SPDX-License-Identifier: MIT
// Keeps a session while it runs: a thread writes a transaction every half second, so that after a sudden death
// everything older than a second is there. The caller never waits for the disk.
#pragma once

#include <memory>
#include <span>
#include <string>

#include "play/session.hpp"
#include "programme/visit.hpp"
#include "records/database.hpp"
#include "records/session_log.hpp"

namespace surefoot {

/// What is known before the first tick.
struct SessionStart {
  std::string personId;  ///< Empty: a guest.
  std::string exercise;  ///< As on the command line: "toe-press".
  std::string source;    ///< SampleSource::describe().
  std::string programVersion;
  SessionSetup setup;
  std::string visitId = {};  ///< The same for all sessions of one visit; empty when it is played alone.
  HandSupport support = HandSupport::Unknown;  ///< As the person said.
};

/// What a tick led to.
struct TickRecord {
  Tick tick = 0;
  Phase phase = Phase::Zero;
  PauseReason pause = PauseReason::None;
  std::span<const MovementEvent> events;
  const Board* zeroed = nullptr;  ///< The board with this session's zero, once it is known.
};

/// Of the tick that `session` has just made.
inline TickRecord recordOf(const Session& session) {
  return {session.now() - 1, session.phase(), session.pause(), session.newEvents(),
          session.zeroKnown() ? &session.board() : nullptr};
}

struct SessionResult {
  bool stopped = false;  ///< Ended before the game was over.
  ScoreSheet score;
  std::uint64_t digest = 0;  ///< Session::digest() after the last tick.
  int done = 0;              ///< Complete repetitions; laps both ways together.
};

class SessionWriter {
 public:
  /// Keeps the start of the session before it returns. Throws Error when that cannot be done (read-only, full disk).
  SessionWriter(const Database& db, const SessionStart& start);
  /// Without finish() the session stays, as interrupted.
  ~SessionWriter();

  const std::string& sessionId() const;

  /// `command` and what it led to, tick by tick without a hole. Copies and returns; never waits for the disk. After
  /// Session::tick: `writer.append(command, recordOf(session))`.
  void append(const TickCommand& command, const TickRecord& record);

  /// Empty while all is well, else one line for the user: what could not be kept and why. What could not be written
  /// stays in memory and is tried again every half second. Any thread.
  std::string trouble() const;

  /// Writes the rest and the result, and waits for it. Throws Error when something could not be kept.
  void finish(const SessionResult& result);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace surefoot
