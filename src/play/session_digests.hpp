// SPDX-License-Identifier: MIT
// Fingerprints of the parts of a session, to say in what two runs differ.
#pragma once

#include <cstdint>

#include "play/session.hpp"

namespace surefoot {

struct SessionDigests {
  std::uint64_t game = 0;
  std::uint64_t movement = 0;  ///< Reading, weight, neutral and events.
  std::uint64_t clock = 0;     ///< Ticks, phase and pauses.

  friend bool operator==(const SessionDigests&, const SessionDigests&) = default;
};

/// Of the session so far.
SessionDigests digestsOf(const Session& session);

}  // namespace surefoot
