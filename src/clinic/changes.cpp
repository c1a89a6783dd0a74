// SPDX-License-Identifier: MIT
#include "clinic/changes.hpp"

namespace surefoot {

Html changeMark(std::string_view change) {
  if (change == "steadier") {
    return el("span", {{"class", "mark"}}, "▼ less sway, beyond measurement error");
  }
  if (change == "less-steady") {
    return el("span", {{"class", "mark warn"}}, "▲ more sway, beyond measurement error");
  }
  return change == "within" ? text("within measurement error") : Html();
}

}  // namespace surefoot
