// SPDX-License-Identifier: MIT
// The way in: the sessions of another database, from the package that `exportData` wrote there. Ids are UUIDv7, so
// what comes from many homes never mixes, and what is here already is known again.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "records/database.hpp"

namespace surefoot {

struct ImportSummary {
  std::uint64_t people = 0;    ///< New ones, as are the others.
  std::uint64_t sessions = 0;  ///< Trials of tests are sessions too.
  std::uint64_t samples = 0;
  std::uint64_t measures = 0;  ///< Also those that sessions known before have got since.
  std::uint64_t answers = 0;
  std::uint64_t plans = 0;
  std::uint64_t handTests = 0;
  std::uint64_t notes = 0;
  std::uint64_t knownSessions = 0;   ///< Were here already and stay as they are.
  std::vector<std::string> remarks;  ///< What the user should know, a sentence each.

  bool nothingNew() const { return people + sessions + measures + answers + plans + handTests + notes == 0; }
};

/// Samples read so far and in all. May throw to end it: nothing is changed then.
using ImportProgress = std::function<void(std::uint64_t done, std::uint64_t total)>;

/// Takes in everything of the package in `dir` that is not here yet, all or nothing. The package is read into a
/// database of its own first (in the data directory, removed afterwards), so that a running session waits for a moment
/// only. Throws Error with file and line, with nothing changed, when the package is damaged, incomplete, for
/// spreadsheets or of a newer program.
ImportSummary importData(Database& db, const std::filesystem::path& dir, const ImportProgress& progress = {});

/// Where a package is read into first: erasing people covers it.
std::filesystem::path stagingDirectory(const std::filesystem::path& data);
/// True while some program imports into this data directory.
bool importIsRunning(const std::filesystem::path& data);

}  // namespace surefoot
