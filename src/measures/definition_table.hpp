// SPDX-License-Identifier: MIT
// The table behind definition.hpp, family by family.
#pragma once

#include <string_view>
#include <vector>

#include "measures/definition.hpp"

namespace surefoot {

struct KeyOf {
  std::string_view key;
  Axis axis;
  std::string_view detail = {};
};

/// What the keys of one definition share.
struct Family {
  std::string_view id;
  MeasureGroup group;
  std::string_view unit;
  int decimals;
  std::string_view name;
  std::string_view what;
  std::string_view isNot;
  std::string_view formula;
  std::string_view source;
  std::string_view settings = {};
  std::string_view needs;
  std::vector<KeyOf> keys;
};

/// In the order in which they are shown and written.
const std::vector<Family>& families();

}  // namespace surefoot
