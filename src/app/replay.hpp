// SPDX-License-Identifier: MIT
// A kept session, played again from its log.
#pragma once

#include "play/session.hpp"
#include "records/session_log.hpp"

namespace surefoot {

class Replay {
 public:
  explicit Replay(SessionLog log);

  void tick();
  const Session& session() const { return session_; }
  const SessionLog& log() const { return log_; }
  bool over() const { return session_.now() >= log_.tickCount; }
  /// Score and digest are those of the recording (or it has none). Once it is over.
  bool matches() const;

 private:
  SessionLog log_;
  Session session_;
};

}  // namespace surefoot
