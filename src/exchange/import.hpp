// SPDX-License-Identifier: MIT
// The way in: the sessions of another database, from the package that `exportData` wrote there. Ids are UUIDv7, so
// what comes from many homes never mixes, and what is here already is known again.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>

#include "records/merge.hpp"

namespace surefoot {

struct ImportSummary : MergeSummary {
  std::uint64_t samples = 0;
};

/// Samples read so far and in all. May throw to end it: nothing is changed then.
using ImportProgress = std::function<void(std::uint64_t done, std::uint64_t total)>;

/// Takes in everything of the package in `dir` that is not here yet, all or nothing. The package is read into a
/// database of its own first (in the data directory, removed afterwards), so that a running session waits for a moment
/// only. Throws Error with file and line, with nothing changed, when the package is damaged, incomplete, for
/// spreadsheets or of a newer program.
ImportSummary importData(Database& db, const std::filesystem::path& dir, const ImportProgress& progress = {});

}  // namespace surefoot
