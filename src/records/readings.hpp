// SPDX-License-Identifier: MIT
// A kept session as readings: what its samples meant, with the calibration and zero of that day.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "measures/trace.hpp"
#include "posture/reading.hpp"
#include "records/database.hpp"

namespace surefoot {

struct SessionReadings {
  std::vector<Reading> readings;    ///< tS: seconds from the first sample of the session, board time.
  double firstBoardS = 0.0;         ///< Board time of that sample.
  std::vector<TimeSpan> played;     ///< As tS. Bout or trial was under way and not paused.
  std::vector<TimeSpan> supported;  ///< Hands took part of the weight.
  int faulty = 0;                   ///< Readings with a cell that was dead, saturated or out of step.
};

/// Throws Error when there is no such session.
SessionReadings readingsOf(Database& db, const std::string& sessionId);

/// The test that a session is a trial of; nothing when it is a bout of training.
std::optional<std::string> testOfSession(Database& db, const std::string& sessionId);

}  // namespace surefoot
