// SPDX-License-Identifier: MIT
// A session log from rows and samples: the same way whether they come out of the database or out of an export.
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
};

/// The board with the zero of the session, or as it told of itself when there never was one. Throws Error when the rows
/// are wrong.
Board zeroedBoard(const SessionRows& rows);

/// Samples in order of their ticks. Throws Error when rows or ticks are wrong.
SessionLog logFrom(const SessionRows& rows, const std::vector<LoggedSample>& samples);

/// What was going on at a tick. Ticks are asked for in growing order.
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

/// Body weight that the session measured last, 0 when it never did.
double bodyWeightFrom(const std::vector<Row>& events);

}  // namespace surefoot
