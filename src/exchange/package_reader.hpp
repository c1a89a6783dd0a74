// SPDX-License-Identifier: MIT
// Reads an exported package into an empty database and checks every cell against its column. Knows nothing about other
// data.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "records/database.hpp"

namespace surefoot {

struct PackageContent {
  std::vector<std::string> unfinished;  ///< Sessions that were running when they were exported; they are left out.
  std::uint64_t samples = 0;
};

/// `wantsSamples` decides whether the samples of a session are needed; `progress` gets the samples read so far and in
/// total. Throws Error with file and line.
PackageContent readPackage(const std::filesystem::path& dir, Database& into,
                           const std::function<bool(const std::string& sessionId)>& wantsSamples,
                           const std::function<void(std::uint64_t, std::uint64_t)>& progress);

}  // namespace surefoot
