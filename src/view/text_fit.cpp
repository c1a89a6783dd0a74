// SPDX-License-Identifier: MIT
// Line breaking for a few words, not for paragraphs.
#include "view/text_fit.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace surefoot {
namespace {

constexpr double kSmallest = 0.6;
constexpr char32_t kEllipsis = U'\u2026';

std::vector<std::u32string> wordsOf(std::u32string_view text) {
  std::vector<std::u32string> words(1);
  for (const char32_t c : text) {
    if (c == U' ') {
      words.emplace_back();
    } else {
      words.back() += c;
    }
  }
  std::erase_if(words, [](const std::u32string& word) { return word.empty(); });
  return words;
}

/// Puts as many words on each line as fit into `widthPx`; a single word may be wider.
std::vector<std::u32string> broken(const std::vector<std::u32string>& words, int sizePx, double widthPx,
                                   const MeasureText& measure) {
  std::vector<std::u32string> lines;
  for (const std::u32string& word : words) {
    if (!lines.empty() && measure(lines.back() + U' ' + word, sizePx) <= widthPx) {
      lines.back() += U' ' + word;
    } else {
      lines.push_back(word);
    }
  }
  return lines;
}

double widest(const std::vector<std::u32string>& lines, int sizePx, const MeasureText& measure) {
  double width = 0.0;
  for (const std::u32string& line : lines) {
    width = std::max(width, measure(line, sizePx));
  }
  return width;
}

/// The same number of lines, each as narrow as that allows.
std::vector<std::u32string> evened(std::vector<std::u32string> lines, const std::vector<std::u32string>& words,
                                   int sizePx, const MeasureText& measure) {
  const std::size_t count = lines.size();
  while (count > 1) {
    std::vector<std::u32string> narrower = broken(words, sizePx, widest(lines, sizePx, measure) - 1.0, measure);
    if (narrower.size() != count || widest(narrower, sizePx, measure) >= widest(lines, sizePx, measure)) {
      break;
    }
    lines = std::move(narrower);
  }
  return lines;
}

void cutShort(std::u32string& line, int sizePx, double widthPx, const MeasureText& measure) {
  while (!line.empty() && measure(line + kEllipsis, sizePx) > widthPx) {
    line.pop_back();
  }
  line += kEllipsis;
}

FittedText measured(std::vector<std::u32string> lines, int sizePx, const MeasureText& measure) {
  FittedText fitted;
  fitted.sizePx = sizePx;
  for (std::u32string& line : lines) {
    fitted.widthsPx.push_back(measure(line, sizePx));
    fitted.widthPx = std::max(fitted.widthPx, fitted.widthsPx.back());
    fitted.lines.push_back(std::move(line));
  }
  return fitted;
}

}  // namespace

FittedText fitText(std::u32string_view text, int sizePx, double maxWidthPx, int maxLines, const MeasureText& measure) {
  if (maxWidthPx <= 0.0 || measure(text, sizePx) <= maxWidthPx) {
    return measured({std::u32string(text)}, sizePx, measure);
  }
  const std::vector<std::u32string> words = wordsOf(text);
  const auto most = static_cast<std::size_t>(std::max(maxLines, 1));
  const int smallest = std::max(1, static_cast<int>(kSmallest * sizePx + 0.5));
  for (int size = sizePx; size >= smallest; --size) {
    std::vector<std::u32string> lines = broken(words, size, maxWidthPx, measure);
    if (lines.size() <= most && widest(lines, size, measure) <= maxWidthPx) {
      return measured(evened(std::move(lines), words, size, measure), size, measure);
    }
  }
  std::vector<std::u32string> lines = broken(words, smallest, maxWidthPx, measure);
  for (std::size_t i = most; i < lines.size(); ++i) {
    lines[most - 1] += U' ' + lines[i];
  }
  lines.resize(std::min(lines.size(), most));
  for (std::u32string& line : lines) {
    if (measure(line, smallest) > maxWidthPx) {
      cutShort(line, smallest, maxWidthPx, measure);
    }
  }
  return measured(std::move(lines), smallest, measure);
}

}  // namespace surefoot
