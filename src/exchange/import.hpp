// SPDX-License-Identifier: MIT
// Import: the sessions of another database, from the package that `exportData` wrote there. Ids are UUIDv7, so data
// from many homes never mix, and what is already here is recognised.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>

#include "records/merge.hpp"

namespace surefoot {

struct ImportSummary : MergeSummary {
  std::uint64_t samples = 0;
};

/// Samples read so far and in total. May throw to cancel the import: nothing is changed then.
using ImportProgress = std::function<void(std::uint64_t done, std::uint64_t total)>;

/// Imports everything in the package in `dir` that is not here yet, all or nothing. The package is first read into a
/// separate database (in the data directory, removed afterwards), so that a running session waits only for a moment.
/// Throws Error with file and line, changing nothing, if the package is damaged, incomplete or from a newer program.
ImportSummary importData(Database& db, const std::filesystem::path& dir, const ImportProgress& progress = {});

}  // namespace surefoot
