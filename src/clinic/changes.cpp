// SPDX-License-Identifier: MIT
#include "clinic/changes.hpp"

namespace surefoot {

Html changeMark(std::string_view change) {
  if (change == "steadier") {
    return el("span", {{"class", "mark"}}, "▼ less sway, beyond the MDC");
  }
  if (change == "less-steady") {
    return el("span", {{"class", "mark warn"}}, "▲ more sway, beyond the MDC");
  }
  return change == "within" ? text("within the MDC") : Html();
}

}  // namespace surefoot
