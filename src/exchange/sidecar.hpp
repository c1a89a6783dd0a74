// SPDX-License-Identifier: MIT
// What lies beside a recording as FILE.json: the board with its calibration, and how well it did.
#pragma once

#include <optional>
#include <string>

#include "exchange/recording.hpp"

namespace surefoot {

struct Sidecar {
  Board board;
  std::string source;
  std::string startedAt;
  std::uint64_t samples = 0;
  std::optional<RecordingHealth> health;  ///< Absent until the recording is complete.
};

std::string sidecarText(const Sidecar& sidecar);

/// Throws Error, naming what is missing or wrong.
Board boardFromSidecar(const std::string& text);

}  // namespace surefoot
