// SPDX-License-Identifier: MIT
// A stored session as readings, with the calibration and zero of that day.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "measures/trace.hpp"
#include "posture/reading.hpp"
#include "records/database.hpp"

namespace surefoot {

struct SessionReadings {
  std::vector<Reading> readings;    ///< tS is in seconds from the first sample of the session, board time.
  double firstBoardS = 0.0;         ///< Board time of that sample.
  std::vector<TimeSpan> played;     ///< In the same time as tS. The bout or trial was running and not paused.
  std::vector<TimeSpan> supported;  ///< Hand support was detected.
  int faulty = 0;  ///< Readings with a cell that was dead, saturated or out of sync, without single wrong ones.
};

/// Throws Error if there is no such session.
SessionReadings readingsOf(Database& db, const std::string& sessionId);

/// The test to which the session's trial belongs; absent for a training bout.
std::optional<std::string> testOfSession(Database& db, const std::string& sessionId);

}  // namespace surefoot
