// SPDX-License-Identifier: MIT
// Where the files made from assets/ are: words in locale/, sounds in sounds/.
#pragma once

#include <filesystem>

namespace surefoot {

/// `share/surefoot` beside the running program (a build directory) or beside its `bin` (an installation). Throws Error
/// if neither exists.
std::filesystem::path shareDirectory();

}  // namespace surefoot
