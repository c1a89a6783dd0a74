// SPDX-License-Identifier: MIT
// A kept session, played again from its log.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "play/session.hpp"
#include "records/session_log.hpp"

namespace surefoot {

/// The first whole second at which a replay is not what was recorded.
struct Divergence {
  Tick second = 0;
  std::vector<std::string> parts;  ///< Of game, movement and clock those that differ.
};

class Replay {
 public:
  explicit Replay(SessionLog log);

  void tick();
  const Session& session() const { return session_; }
  const SessionLog& log() const { return log_; }
  bool over() const { return session_.now() >= log_.tickCount; }
  /// False if it was recorded under other rules: then a difference says nothing about the recording.
  bool comparable() const { return log_.rules == kRules; }
  /// Empty: none so far, not comparable, or the recording has no digests by second.
  const std::optional<Divergence>& divergence() const { return divergence_; }
  /// Score and digests are those of the recording (or it has none). Empty before it is over, or if not comparable.
  std::optional<bool> matches() const;

 private:
  void compare();

  SessionLog log_;
  Session session_;
  std::size_t compared_ = 0;  ///< Of the digests by second.
  std::optional<Divergence> divergence_;
};

}  // namespace surefoot
