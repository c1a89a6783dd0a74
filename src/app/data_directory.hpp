// SPDX-License-Identifier: MIT
// Where this user's data is: the one place that asks the environment.
#pragma once

#include <filesystem>
#include <string>

namespace surefoot {

/// `option` (--data) if not empty, else SUREFOOT_DATA, else surefoot in the XDG data directory. Throws Error when there
/// is neither of them nor a HOME, and when a file of that name is in the way.
std::filesystem::path dataDirectory(const std::string& option);

}  // namespace surefoot
