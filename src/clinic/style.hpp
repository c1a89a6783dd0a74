// SPDX-License-Identifier: MIT
// Appearance of the clinic's pages: the style sheet, the bay at the top, and the script that makes scrubbing smooth. No
// page depends on the script.
#pragma once

#include <string>
#include <string_view>

namespace surefoot {

std::string_view styleSheet();
std::string_view bayPicture();
std::string_view scrubScript();

}  // namespace surefoot
