// SPDX-License-Identifier: MIT
// The way out: a Frictionless Tabular Data Package (datapackage.json and CSV) with pseudonyms only, that replays to the
// same score and digest. Names, years of birth, remarks on people and tests, who timed a test by hand, users, the log
// of looks and settings are never in it; notes only when asked for.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "records/database.hpp"

namespace surefoot {

struct ExportChoice {
  std::vector<std::string> personIds;   ///< Empty: everybody.
  std::vector<std::string> sessionIds;  ///< Empty: all sessions of these people; else these sessions, whoever's.
  bool wide = false;                    ///< With wide.csv: one row a session, a column each measure.
  bool notes = false;                   ///< With notes.csv, free text that may name people.
  bool forSpreadsheets = false;         ///< Semicolons, decimal commas and a byte order mark. No replay, no import.
  bool replace = false;                 ///< An older package of ours in the directory may go.
};

struct ExportSummary {
  std::uint64_t sessions = 0;
  std::uint64_t samples = 0;
  bool replaced = false;  ///< An older package of ours was there and is replaced: tell the user.
};

/// Rows written so far and in all. May throw to end it: nothing is left behind then.
using ExportProgress = std::function<void(std::uint64_t done, std::uint64_t total)>;

/// Writes the package into `dir` in constant memory. `dir` must be new or empty, or with `replace` hold an older
/// package, which goes once the new one is whole. Throws Error, with nothing changed, when it cannot be done.
ExportSummary exportData(Database& db, const std::filesystem::path& dir, const ExportChoice& choice,
                         const ExportProgress& progress = {});

}  // namespace surefoot
