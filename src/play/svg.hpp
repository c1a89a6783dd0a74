// SPDX-License-Identifier: MIT
// A draw list as SVG text: golden pictures, and a look at any screen with no window. Close to what the window paints,
// not equal: letters are measured by a rule of thumb and gradients along slanted strips are averaged.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "play/draw_list.hpp"

namespace surefoot {

/// The words for a message id with its arguments filled in; ids that start with '=' never get there.
using WordsFor = std::function<std::string(std::string_view id, std::span<const std::string> arguments)>;

/// A whole SVG document, canvas units as user units, numbers with one decimal.
std::string svgOf(const DrawList& list, const Canvas& canvas, const WordsFor& words);

}  // namespace surefoot
