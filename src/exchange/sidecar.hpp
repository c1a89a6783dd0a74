// SPDX-License-Identifier: MIT
// The file FILE.json beside a recording: the board with its calibration, and the quality of the recording.
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

/// The Error names what is missing or wrong.
Board boardFromSidecar(const std::string& text);

}  // namespace surefoot
