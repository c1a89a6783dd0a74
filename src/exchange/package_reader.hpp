// SPDX-License-Identifier: MIT
// Reads an exported package into an empty database and checks every cell against its column. Knows nothing about other
// data.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "records/database.hpp"

namespace surefoot {

struct PackageContent {
  std::vector<std::string> unfinished;  ///< Sessions that were running when they were exported; they are left out.
  std::uint64_t samples = 0;
  /// Files that another program saved, and how they were read: "semicolons, decimal commas, UTF-8".
  std::vector<std::pair<std::string, std::string>> savedByOthers;
};

/// "people.csv was saved by another program (semicolons, decimal commas, UTF-8)"; empty if no file was.
std::string wordsForSaved(const PackageContent& content);

/// `wantsSamples` decides whether the samples of a session are needed; `progress` gets the samples read so far and in
/// total. Throws Error with file and line.
PackageContent readPackage(const std::filesystem::path& dir, Database& into,
                           const std::function<bool(const std::string& sessionId)>& wantsSamples,
                           const std::function<void(std::uint64_t, std::uint64_t)>& progress);

}  // namespace surefoot
