// SPDX-License-Identifier: MIT
// Which font files to use. Knows fontconfig but not SFML.
#pragma once

#include <filesystem>

namespace surefoot {

struct FontFiles {
  std::filesystem::path bold;     ///< Inter SemiBold, else DejaVu Sans Bold.
  std::filesystem::path regular;  ///< Inter Regular, else DejaVu Sans.
};

/// Looks the fonts up through fontconfig. Throws Error if neither family is installed.
FontFiles findFonts();

}  // namespace surefoot
