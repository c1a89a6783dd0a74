// SPDX-License-Identifier: MIT
// What tests of screens share: canvases, input, labels.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

#include <gtest/gtest.h>

#include "screens/catalogue.hpp"
#include "screens/screen.hpp"

namespace surefoot::test {

inline constexpr std::array<Canvas, 3> kCanvases{{{1920.0, 1080.0}, {1440.0, 1080.0}, {1080.0, 1920.0}}};

inline ScreenInput key(ScreenKey which) {
  return {.key = which};
}
inline ScreenInput click(Vec2 at) {
  return {.clicked = true, .at = at};
}

inline const Catalogue& catalogue() {
  return Catalogue::of("en");
}

/// Every label has text, and its anchor lies on the canvas.
inline void check(const DrawList& list, const Canvas& canvas) {
  EXPECT_FALSE(list.shapes.empty());
  for (const Shape& shape : list.shapes) {
    if (const auto* label = std::get_if<Label>(&shape)) {
      EXPECT_TRUE(label->id.starts_with('=') || !catalogue().text(label->id).empty()) << "no words for " << label->id;
      EXPECT_TRUE(label->at.x >= 0.0 && label->at.x <= canvas.width && label->at.y >= 0.0 &&
                  label->at.y <= canvas.height)
          << label->id;
      EXPECT_GE(label->size, 36.0) << label->id;
    }
  }
}

inline bool hasWords(const DrawList& list, std::string_view id) {
  return std::ranges::any_of(list.shapes, [id](const Shape& shape) {
    const auto* label = std::get_if<Label>(&shape);
    return label != nullptr && label->id == id;
  });
}

}  // namespace surefoot::test
