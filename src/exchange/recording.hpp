// SPDX-License-Identifier: MIT
// Recordings as CSV, in and out: a plain table of time and CoP, what `surefoot record` writes with its sidecar, or the
// samples of an exported session with its sibling files.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "measures/trace.hpp"
#include "posture/reading.hpp"
#include "records/session_log.hpp"

namespace surefoot {

/// Load of each reading of a file without load_n: somebody stands there, nobody knows how heavy.
inline constexpr double kAssumedLoadN = 700.0;

/// A recording as the rest understands it. `tS` of a reading is the file's time_s.
struct Recording {
  std::vector<Reading> readings;  ///< `whole.valid` false where the CoP is empty or the load below the gate.
  bool hasLoad = false;
  bool hasToes = false;
  std::optional<Board> board;   ///< With the calibration that the readings are made with (its zero of that day).
  std::vector<Sample> samples;  ///< One a reading where the file has raw counts and the board is known, else empty.
  std::optional<SessionLog> session;  ///< For an exact replay, when the file lies in an export.
  std::optional<TimeSpan> trial;      ///< Of a trial of a balance test in an export: its own time, by `tS` of readings.
};

/// Reads any of the three. Throws Error with file and line: an unknown, doubled or missing column, text in a number, a
/// time that goes back, no rows. A seated session has its own gate.
Recording readRecording(const std::filesystem::path& csv, ValidityGate gate = {});

/// By its header and the files around it: readRecording would find a session to replay. False where nothing can be
/// read.
bool isExportedSession(const std::filesystem::path& csv);

/// What a recording knows of its own quality; for the sidecar.
struct RecordingHealth {
  double rateHz = 0.0;
  std::uint64_t badFrames = 0;
  std::uint64_t lostSamples = 0;
  std::uint64_t gaps = 0;
  std::uint64_t overflowed = 0;
  std::uint64_t straddled = 0;
  std::uint64_t reconnects = 0;
};

/// Streams samples to FILE.csv, with FILE.json beside it. An older recording of that name is replaced.
class RecordingWriter {
 public:
  /// Writes header and sidecar. Throws Error when the files cannot be made.
  RecordingWriter(const std::filesystem::path& csv, const Board& board, const std::string& source);
  ~RecordingWriter();

  /// One row; throws Error when it cannot be written (full disk). The whole rows before it stay.
  void append(const Sample& sample);

  /// Completes the sidecar. Throws Error when something could not be written.
  void finish(const RecordingHealth& health);

  std::uint64_t samples() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// A board with its calibration as JSON text, and back. Throws Error naming what is missing or wrong.
std::string boardToJson(const Board& board);
Board boardFromJson(const std::string& text);

}  // namespace surefoot
