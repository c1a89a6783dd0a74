// SPDX-License-Identifier: MIT
// A draw list as SVG text: for golden pictures, and to see any screen without a window. Close to what the window
// paints, not identical: text width is estimated, and gradients along slanted strips are averaged.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "play/draw_list.hpp"

namespace surefoot {

/// The words for a message id with its arguments filled in; never called for ids that start with '='.
using WordsFor = std::function<std::string(std::string_view id, std::span<const std::string> arguments)>;

/// A complete SVG document; canvas units are user units; numbers have one decimal.
std::string svgOf(const DrawList& list, const Canvas& canvas, const WordsFor& words);

}  // namespace surefoot
