// SPDX-License-Identifier: MIT
// Reads an exported package into an empty database, every cell checked against its column. Knows nothing of what else
// there may be.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "records/database.hpp"

namespace surefoot {

struct PackageContent {
  std::vector<std::string> unfinished;  ///< Sessions that were running when they were exported: left out.
  std::uint64_t samples = 0;
};

/// `wantsSamples` says whether the samples of a session are needed; `progress` has samples read and in all. Throws
/// Error with file and line.
PackageContent readPackage(const std::filesystem::path& dir, Database& into,
                           const std::function<bool(const std::string& sessionId)>& wantsSamples,
                           const std::function<void(std::uint64_t, std::uint64_t)>& progress);

}  // namespace surefoot
