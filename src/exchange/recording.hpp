// SPDX-License-Identifier: MIT
// Recordings as CSV, reading and writing: a plain table of time and CoP, what `surefoot record` writes with its
// sidecar, or the samples of an exported session with the files beside it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "measures/trace.hpp"
#include "posture/reading.hpp"
#include "posture/wrong_readings.hpp"
#include "records/session_log.hpp"

namespace surefoot {

/// Load of each reading in a file without load_n: somebody stands on the board, but the weight is unknown.
inline constexpr double kAssumedLoadN = 700.0;

/// A recording in a common form. `tS` of a reading is the file's time_s.
struct Recording {
  std::vector<Reading> readings;  ///< `whole.valid` is false if the CoP is empty or the load is below the gate.
  bool hasLoad = false;
  bool hasToes = false;
  std::optional<Board> board;  ///< With the calibration used for the readings (the zero of that day).
  /// One for each reading if the file has raw counts and the board is known; otherwise empty.
  std::vector<Sample> samples;
  std::optional<SessionLog> session;  ///< For an exact replay, if the file is part of an export.
  /// For a trial of a balance test in an export: its time span, in `tS` of the readings.
  std::optional<TimeSpan> trial;
  std::string read;      ///< How the table was read: "semicolons, decimal commas, UTF-16".
  bool unusual = false;  ///< This program would have written it otherwise, so `read` should be told.
};

/// Reads any of the three. Throws Error with file and line for: an unknown, duplicate or missing column, text in place
/// of a number, a time that goes back, no rows. README.md says which tables are understood. A seated session has its
/// own gate.
Recording readRecording(const std::filesystem::path& csv, ValidityGate gate = {});

/// Judged by its header and the files around it: true if readRecording would find a session to replay, false also if
/// nothing can be read.
bool isExportedSession(const std::filesystem::path& csv);

/// Quality of a recording, for the sidecar.
struct RecordingHealth {
  double rateHz = 0.0;
  std::uint64_t badFrames = 0;
  std::uint64_t lostSamples = 0;
  std::uint64_t gaps = 0;
  std::uint64_t overflowed = 0;
  std::uint64_t straddled = 0;
  std::uint64_t reconnects = 0;
  double silentS = 0.0;  ///< Time without samples, also at the end.
  WrongReadings wrong;
};

/// Streams samples to FILE.csv, with FILE.json beside it. An older recording with that name is replaced.
class RecordingWriter {
 public:
  /// Writes header and sidecar. Throws Error if the files cannot be created.
  RecordingWriter(const std::filesystem::path& csv, const Board& board, const std::string& source);
  ~RecordingWriter();

  /// Writes one row. Throws Error if that fails (full disk); the complete rows before it are kept.
  void append(const Sample& sample);

  /// Completes the sidecar. Throws Error if something could not be written.
  void finish(const RecordingHealth& health);

  std::uint64_t samples() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// A board with its calibration as JSON text, and back. The Error names what is missing or wrong.
std::string boardToJson(const Board& board);
Board boardFromJson(const std::string& text);

}  // namespace surefoot
