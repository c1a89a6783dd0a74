// SPDX-License-Identifier: MIT
// A copy of everything in one file, and the way back.
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

/// Copies the database as it is at one moment, names included, into `file`, readable for its owner alone. Sessions may
/// run meanwhile. Throws Error, with nothing left behind, when `file` exists or cannot be written.
BackupSummary backUp(Database& db, const std::filesystem::path& file);

struct RestoreSummary {
  BackupSummary content;
  /// The database that was there before, renamed; of one that was missing the log that it left, if any; else empty.
  /// Erasing people covers a database and refuses for a log.
  std::filesystem::path kept;
};

/// Puts the copy `file` in the place of the database in `dir`, after checking that it is whole, of ours and not of a
/// newer program. Throws Error, with nothing changed, when it is not or while another program has the database in use.
RestoreSummary restoreFrom(const std::filesystem::path& dir, const std::filesystem::path& file);

/// True of a file with our tables in it, whatever its name. Throws Error when it cannot be opened.
bool isOurDatabase(const std::filesystem::path& file);

}  // namespace surefoot
