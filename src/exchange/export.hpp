// SPDX-License-Identifier: MIT
// Export: a Frictionless Tabular Data Package (datapackage.json and CSV) with pseudonyms only, which replays to the
// same score and digest. It never contains names, years of birth, remarks on people and tests, who timed a test by
// hand, users, the access log or settings; notes only on request.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "records/database.hpp"

namespace surefoot {

struct ExportChoice {
  std::vector<std::string> personIds;  ///< Empty: all people but those made for demonstration.
  /// Empty: all sessions of these people; otherwise exactly these sessions, whoever played them.
  std::vector<std::string> sessionIds;
  bool demonstrations = false;  ///< With all people: also all demonstrations.
  bool oldestTogether = false;  ///< Ages over 89 as "90+": the oldest are few, and could be recognised.
  bool wide = false;            ///< Add wide.csv: one row for each session, one column for each measure.
  bool notes = false;           ///< Add notes.csv: free text that may name people.
  /// Semicolons, decimal commas and a byte order mark. Such an export cannot be replayed or imported.
  bool forSpreadsheets = false;
  bool replace = false;  ///< Allow an older package of ours in the directory to be replaced.
};

struct ExportSummary {
  std::uint64_t sessions = 0;
  std::uint64_t samples = 0;
  bool replaced = false;  ///< An older package of ours was replaced: tell the user.
};

/// Rows written so far and in total. May throw to cancel the export: nothing is left behind then.
using ExportProgress = std::function<void(std::uint64_t done, std::uint64_t total)>;

/// Writes the package into `dir` with constant memory. `dir` must be new or empty, or with `replace` contain an older
/// package, which is removed once the new one is complete. Throws Error, changing nothing, if that fails.
ExportSummary exportData(Database& db, const std::filesystem::path& dir, const ExportChoice& choice,
                         const ExportProgress& progress = {});

}  // namespace surefoot
