// SPDX-License-Identifier: MIT
// The text of assets/reference/hbedb.csv, embedded at build time.
#pragma once

#include <string_view>

namespace surefoot {

extern const std::string_view kBuiltInReference;

}  // namespace surefoot
