// SPDX-License-Identifier: MIT
// A board from above with its cells, and at points of its deck where the weight stood and where the board saw it.
#pragma once

#include <span>
#include <string>

#include "base/vec2.hpp"
#include "clinic/html.hpp"

namespace surefoot {

struct PlacedError {
  Vec2 atMm;
  Vec2 errorMm;  ///< Seen less true.
};

/// Errors are drawn 50 times larger than the board; `title` heads the figure.
Html boardPicture(const std::string& title, std::span<const Vec2> cellsMm, std::span<const PlacedError> errors);

/// A document of its own, with the style sheet in it: a title, then `body`.
Html pageOfItsOwn(const std::string& title, const Html& body);

}  // namespace surefoot
