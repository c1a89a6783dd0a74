// SPDX-License-Identifier: MIT
// Makes a session log from rows and samples, in the same way for the database and for an export.
#pragma once

#include <vector>

#include "records/chunk.hpp"
#include "records/rows.hpp"
#include "records/session_log.hpp"

namespace surefoot {

/// The rows of one session.
struct SessionRows {
  Row session;
  Row bout;
  std::vector<Row> calibrations;
  std::vector<Row> events;
  std::vector<Row> digests;
};

/// The board with the session's zero, or as the board described itself if there was never a zero. Throws Error if the
/// rows are invalid.
Board zeroedBoard(const SessionRows& rows);

/// `samples` in the order of their ticks. Throws Error if rows or ticks are invalid.
SessionLog logFrom(const SessionRows& rows, const std::vector<LoggedSample>& samples);

/// The state of the session at a tick. Ticks must be requested in increasing order.
class Course {
 public:
  explicit Course(const std::vector<Row>& events) : events_(events) {}

  void goTo(Tick tick);

  const std::string& phase() const { return phase_; }
  const std::string& pause() const { return pause_; }  ///< "none" while the clock runs.
  bool supported() const { return supported_; }

 private:
  const std::vector<Row>& events_;
  std::size_t next_ = 0;
  std::string phase_ = "zero";
  std::string pause_ = "none";
  bool supported_ = false;
};

/// The body weight that the session measured last, 0 if it never did.
double bodyWeightFrom(const std::vector<Row>& events);

}  // namespace surefoot
