// SPDX-License-Identifier: MIT
// Who changed beyond measurement error, in words.
#pragma once

#include <string_view>

#include "clinic/html.hpp"

namespace surefoot {

/// "steadier", "less-steady" and "within" as a mark; nothing of an empty word.
Html changeMark(std::string_view change);

}  // namespace surefoot
