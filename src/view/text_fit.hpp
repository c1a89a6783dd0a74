// SPDX-License-Identifier: MIT
// Breaks text into lines that fit, and shrinks it when they do not. Knows no font: the caller measures the text.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace surefoot {

/// Width in pixels of one line of text at a type size in pixels.
using MeasureText = std::function<double(std::u32string_view text, int sizePx)>;

struct FittedText {
  std::vector<std::u32string> lines;
  std::vector<double> widthsPx;  ///< Width of each line.
  int sizePx = 0;
  double widthPx = 0.0;  ///< Width of the widest line.
};

/// Breaks at spaces into at most `maxLines` lines of about the same length, none wider than `maxWidthPx`. If that is
/// not possible at `sizePx`, uses the largest size, down to 60 % of it, at which it is; if it is not possible even
/// there, shortens the last line with an ellipsis. `maxWidthPx` 0: one line.
FittedText fitText(std::u32string_view text, int sizePx, double maxWidthPx, int maxLines, const MeasureText& measure);

}  // namespace surefoot
