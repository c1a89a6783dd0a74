// SPDX-License-Identifier: MIT
// How the clinic's pages look: the style sheet, the bay at their top, and the script that makes scrubbing smooth. No
// page needs the script.
#pragma once

#include <string>
#include <string_view>

namespace surefoot {

std::string_view styleSheet();
std::string_view bayPicture();
std::string_view scrubScript();

}  // namespace surefoot
