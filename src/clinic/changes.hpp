// SPDX-License-Identifier: MIT
// Marks for changes that exceed the minimal detectable change (MDC).
#pragma once

#include <string_view>

#include "clinic/html.hpp"

namespace surefoot {

/// "steadier", "less-steady" or "within" as a mark; nothing for an empty word.
Html changeMark(std::string_view change);

}  // namespace surefoot
