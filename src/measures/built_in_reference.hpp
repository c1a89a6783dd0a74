// SPDX-License-Identifier: MIT
// The text of assets/reference/hbedb.csv, put into the program when it is built.
#pragma once

#include <string_view>

namespace surefoot {

extern const std::string_view kBuiltInReference;

}  // namespace surefoot
