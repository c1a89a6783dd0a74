// SPDX-License-Identifier: MIT
// The file in which the settings of the screen are kept.
#pragma once

#include <filesystem>

#include "screens/settings.hpp"

namespace surefoot {

/// Reads `file`; whatever is missing or cannot be read has its default.
Settings loadSettings(const std::filesystem::path& file);

/// Returns false if it could not be written: then the settings hold only for this run.
bool saveSettings(const std::filesystem::path& file, const Settings& settings);

}  // namespace surefoot
