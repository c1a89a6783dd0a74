// SPDX-License-Identifier: MIT
// Stores a session while it runs: each half second is a transaction on the keeper's thread, so that after a crash
// everything older than a second is there.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include "play/session.hpp"
#include "programme/visit.hpp"
#include "records/keeper.hpp"
#include "records/session_log.hpp"

namespace surefoot {

/// What is known before the first tick.
struct SessionStart {
  /// Who was named; empty for a guest. On a simulated board the session is a demonstration of theirs and no part of
  /// their record (entersRecord).
  std::string personId;
  std::string exercise;  ///< The word used on the command line: "toe-press".
  std::string source;    ///< SampleSource::describe().
  std::string programVersion;
  SessionSetup setup;
  std::string visitId = {};                    ///< The same for all sessions of one visit; empty for a single session.
  HandSupport support = HandSupport::Unknown;  ///< As reported by the person.
};

/// The result of a tick.
struct TickRecord {
  Tick tick = 0;
  Phase phase = Phase::Zero;
  PauseReason pause = PauseReason::None;
  Help help = Help::None;
  std::span<const MovementEvent> events;
  std::optional<SessionDigests> digests = {};  ///< At each whole second.
  const Board* zeroed = nullptr;               ///< The board with this session's zero, once it is known.
};

/// For the tick that `session` has just done.
inline TickRecord recordOf(const Session& session) {
  TickRecord record{.tick = session.now() - 1,
                    .phase = session.phase(),
                    .pause = session.pause(),
                    .help = session.helper().help(),
                    .events = session.newEvents(),
                    .zeroed = session.zeroKnown() ? &session.board() : nullptr};
  if (session.now() % kTicksPerSecond == 0) {
    record.digests = digestsOf(session);
  }
  return record;
}

struct SessionResult {
  bool stopped = false;  ///< Ended before the game was over.
  ScoreSheet score;
  std::uint64_t digest = 0;  ///< Session::digest() after the last tick.
  int done = 0;              ///< Complete repetitions; laps in both directions together.
};

class SessionWriter {
 public:
  /// Queues the start of the session. Nothing here waits for the disk. `keeper` must outlive the writer and reports
  /// what cannot be stored.
  SessionWriter(Keeper& keeper, const SessionStart& start);
  /// Without finish() the session is kept as interrupted.
  ~SessionWriter();

  const std::string& sessionId() const;

  /// Takes `command` and its result, tick by tick without a gap. Call it after Session::tick:
  /// `writer.append(command, recordOf(session))`.
  void append(const TickCommand& command, const TickRecord& record);

  /// From now on the session is a guest's: somebody else than was named is on the board. Before finish().
  void giveToGuest();

  /// Queues the rest and the result.
  void finish(const SessionResult& result);

 private:
  struct Impl;
  void queue(std::function<void(Impl&, Database&)> work);

  Keeper& keeper_;
  std::shared_ptr<Impl> impl_;
};

}  // namespace surefoot
