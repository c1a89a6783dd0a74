// SPDX-License-Identifier: MIT
// Breaks words into lines that fit, and makes them smaller when they do not. Knows no font: how wide a text is, is
// asked.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace surefoot {

/// Width in pixels of a text in one line at a type size in pixels.
using MeasureText = std::function<double(std::u32string_view text, int sizePx)>;

struct FittedText {
  std::vector<std::u32string> lines;
  std::vector<double> widthsPx;  ///< Of each line.
  int sizePx = 0;
  double widthPx = 0.0;  ///< Of the widest line.
};

/// Breaks at spaces into at most `maxLines` lines of about the same length, none wider than `maxWidthPx`; if that
/// cannot be done at `sizePx`, at the largest size down to 60 % of it that can; if not even there, the last line is cut
/// short with an ellipsis. `maxWidthPx` 0: one line.
FittedText fitText(std::u32string_view text, int sizePx, double maxWidthPx, int maxLines, const MeasureText& measure);

}  // namespace surefoot
