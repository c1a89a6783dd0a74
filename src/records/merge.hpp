// SPDX-License-Identifier: MIT
// Taking the rows of another database into this one. Ids are UUIDv7, so what comes from many homes never mixes, and
// what is here already is recognised.
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

/// Takes in everything of the database file `staged` that is not here yet, all or nothing. What is here stays as it is,
/// but for empty facts about a person and for measures that were added since. Throws Error, with nothing changed, when
/// a session is here with another end or a database cannot be used.
MergeSummary mergeFrom(Database& db, const std::filesystem::path& staged);

}  // namespace surefoot
