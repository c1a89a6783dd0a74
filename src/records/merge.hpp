// SPDX-License-Identifier: MIT
// Merges the rows of another database into this one. Ids are UUIDv7, so data from many homes never mix, and what is
// already here is recognised.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "records/database.hpp"

namespace surefoot {

struct MergeSummary {
  std::uint64_t people = 0;    ///< New ones; the same for the other counts.
  std::uint64_t sessions = 0;  ///< Trials of tests are sessions too.
  std::uint64_t measures = 0;  ///< Including those that known sessions have received since.
  std::uint64_t answers = 0;
  std::uint64_t plans = 0;
  std::uint64_t handTests = 0;
  std::uint64_t notes = 0;
  std::uint64_t knownSessions = 0;   ///< Sessions that were already here; they are not changed.
  std::vector<std::string> remarks;  ///< Remarks for the user, one sentence each.

  bool nothingNew() const { return people + sessions + measures + answers + plans + handTests + notes == 0; }
};

/// Merges everything in the database file `staged` that is not here yet, all or nothing. Existing rows do not change,
/// except that empty facts about a person are filled in and measures added later are included. Throws Error, changing
/// nothing, if a session exists here with a different ending or if a database cannot be used.
MergeSummary mergeFrom(Database& db, const std::filesystem::path& staged);

}  // namespace surefoot
