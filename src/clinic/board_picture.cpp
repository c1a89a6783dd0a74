// SPDX-License-Identifier: MIT
#include "clinic/board_picture.hpp"

#include <algorithm>
#include <cmath>

#include "base/text.hpp"
#include "clinic/style.hpp"

namespace surefoot {
namespace {

constexpr double kLarger = 50.0;
constexpr double kMarginMm = 45.0;

std::string px(double value) {
  return fixedText(value, 1);
}

Html dot(Vec2 at, double radius, const char* fill) {
  return el("circle", {{"cx", px(at.x)}, {"cy", px(at.y)}, {"r", px(radius)}, {"fill", fill}, {"stroke", "#3d4666"}});
}

}  // namespace

Html boardPicture(const std::string& title, std::span<const Vec2> cellsMm, std::span<const PlacedError> errors) {
  double halfX = 0.0;
  double halfY = 0.0;
  for (const Vec2 cell : cellsMm) {
    halfX = std::max(halfX, std::fabs(cell.x) + kMarginMm);
    halfY = std::max(halfY, std::fabs(cell.y) + kMarginMm);
  }
  const auto toPage = [&](Vec2 mm) { return Vec2{halfX + mm.x, halfY - mm.y}; };
  Html shapes = el("rect", {{"x", "1"},
                            {"y", "1"},
                            {"width", px(2.0 * halfX - 2.0)},
                            {"height", px(2.0 * halfY - 2.0)},
                            {"rx", "25"},
                            {"fill", "#ffffff"},
                            {"stroke", "#3d4666"}});
  double worst = 0.0;
  for (const Vec2 cell : cellsMm) {
    shapes += dot(toPage(cell), 9.0, "#dcebea");
  }
  for (const PlacedError& one : errors) {
    const Vec2 from = toPage(one.atMm);
    const Vec2 to = toPage(one.atMm + one.errorMm * kLarger);
    worst = std::max(worst, length(one.errorMm));
    shapes += dot(from, 3.0, "#3d4666");
    shapes += el("line", {{"x1", px(from.x)},
                          {"y1", px(from.y)},
                          {"x2", px(to.x)},
                          {"y2", px(to.y)},
                          {"stroke", "#8f2a30"},
                          {"stroke-width", "3"}});
  }
  // Ten millimetres of this line are 0.2 mm of error.
  const Vec2 rule{12.0, 2.0 * halfY - 14.0};
  shapes += el("line", {{"x1", px(rule.x)},
                        {"y1", px(rule.y)},
                        {"x2", px(rule.x + 0.5 * kLarger)},
                        {"y2", px(rule.y)},
                        {"stroke", "#8f2a30"},
                        {"stroke-width", "3"}});
  shapes += el("text", {{"x", px(rule.x + 0.5 * kLarger + 6.0)}, {"y", px(rule.y + 5.0)}}, text("0.5 mm of error"));
  shapes += el("text", {{"x", px(halfX)}, {"y", "20"}, {"text-anchor", "middle"}}, text("front"));
  const std::string words = std::to_string(errors.size()) + " points, the largest error is " + fixedText(worst, 2) +
                            " mm. Rings are the cells, dots the points where the weight stood; a line leads to where "
                            "the board saw it, 50 times as far.";
  return el(
      "figure", {}, el("figcaption", {}, text(title)),
      el("svg", {{"viewBox", "0 0 " + px(2.0 * halfX) + " " + px(2.0 * halfY)}, {"role", "img"}, {"aria-label", words}},
         shapes),
      el("p", {{"class", "chart-words"}}, text(words)));
}

Html pageOfItsOwn(const std::string& title, const Html& body) {
  const Html head = el("head", {}, el("meta", {{"charset", "utf-8"}}),
                       el("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}}),
                       el("title", {}, text(title)), styleElement(styleSheet()));
  return document(el("html", {{"lang", "en"}}, head,
                     el("body", {}, el("main", {{"class", "alone"}}, el("h1", {}, text(title)), body))));
}

}  // namespace surefoot
