// SPDX-License-Identifier: MIT
// A copy of everything in one file, and restoring it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "records/database.hpp"

namespace surefoot {

struct BackupSummary {
  std::uint64_t people = 0;
  std::uint64_t sessions = 0;
  std::uint64_t bytes = 0;
};

/// Copies the database as it is at one moment, including names, into `file`, which only its owner can read. Sessions
/// may be running. Throws Error, leaving nothing behind, if `file` exists or cannot be written.
BackupSummary backUp(Database& db, const std::filesystem::path& file);

struct RestoreSummary {
  BackupSummary content;
  /// The previous database under its new name; if there was none, the log that it had left; otherwise empty. Erasing a
  /// person covers a database here, and refuses to run if there is a log.
  std::filesystem::path kept;
};

/// Replaces the database in `dir` by the copy `file`, after checking that it is complete, a Surefoot database and not
/// from a newer program. Throws Error, changing nothing, if it is not or if another program uses the database.
RestoreSummary restoreFrom(const std::filesystem::path& dir, const std::filesystem::path& file);

/// True for a file with our tables in it, whatever its name. Throws Error if it cannot be opened.
bool isOurDatabase(const std::filesystem::path& file);

}  // namespace surefoot
