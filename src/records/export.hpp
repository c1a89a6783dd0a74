// SPDX-License-Identifier: MIT
// The way out: a Frictionless Tabular Data Package (datapackage.json and CSV) with pseudonyms only, that replays to the
// same score and digest.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

#include "records/database.hpp"

namespace surefoot {

struct ExportChoice {
  std::string personId;   ///< Empty: everybody.
  std::string sessionId;  ///< Empty: all sessions.
};

struct ExportSummary {
  std::uint64_t sessions = 0;
  std::uint64_t samples = 0;
  bool replaced = false;  ///< An older package of ours was there and is replaced: tell the user.
};

/// Samples written so far and in all.
using ExportProgress = std::function<void(std::uint64_t done, std::uint64_t total)>;

/// Writes the package into `dir` in constant memory. Another package of ours there is replaced, once the new one is
/// whole; a directory with anything else in it is refused. Throws Error, with nothing changed, when it cannot be done.
ExportSummary exportData(Database& db, const std::filesystem::path& dir, const ExportChoice& choice,
                         const ExportProgress& progress = {});

}  // namespace surefoot
