// SPDX-License-Identifier: MIT
#include "play/session_digests.hpp"

namespace surefoot {
namespace {

std::uint64_t movementOf(const Session& session) {
  Digest digest;
  digest.add(session.reading().whole.loadN);
  digest.add(session.reading().whole.mm.x);
  digest.add(session.reading().whole.mm.y);
  digest.add(session.movement().bodyWeightN);
  digest.add(session.movement().neutralMm.x);
  digest.add(session.movement().neutralMm.y);
  for (const LoggedEvent& logged : session.log()) {
    digest.add(logged.tick);
    digest.add(static_cast<int>(logged.event.kind));
    digest.add(logged.event.tS);
    digest.add(logged.event.value);
  }
  return digest.value();
}

std::uint64_t clockOf(const Session& session) {
  Digest digest;
  digest.add(session.now());
  digest.add(static_cast<int>(session.phase()));
  for (const PauseSpan& span : session.pauses()) {
    digest.add(static_cast<int>(span.reason));
    digest.add(span.from);
    digest.add(span.to);
  }
  return digest.value();
}

}  // namespace

SessionDigests digestsOf(const Session& session) {
  Digest game;
  session.game().digest(game);
  return {game.value(), movementOf(session), clockOf(session)};
}

}  // namespace surefoot
