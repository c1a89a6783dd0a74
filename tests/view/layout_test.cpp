// SPDX-License-Identifier: MIT
// Every word of every screen has its room, in every language and in one that is 40 % longer than English, on all kinds
// of screens: measured with the fonts that are painted with.
#include <algorithm>

#include <gtest/gtest.h>

#include "screens/scenes.hpp"
#include "view/painter.hpp"
#include "view/share.hpp"

namespace surefoot {
namespace {

struct Area {
  Vec2 from;
  Vec2 to;

  double size() const { return std::max(0.0, to.x - from.x) * std::max(0.0, to.y - from.y); }
  /// To a pixel: painted words lie on whole ones.
  bool holds(const Area& other) const {
    return other.from.x >= from.x - 1.0 && other.from.y >= from.y - 1.0 && other.to.x <= to.x + 1.0 &&
           other.to.y <= to.y + 1.0;
  }
};

Area common(const Area& a, const Area& b) {
  return {{std::max(a.from.x, b.from.x), std::max(a.from.y, b.from.y)},
          {std::min(a.to.x, b.to.x), std::min(a.to.y, b.to.y)}};
}

Area areaOf(Vec2 centre, Vec2 size, double scale) {
  return {scale * (centre - 0.5 * size), scale * (centre + 0.5 * size)};
}

constexpr std::array<std::array<double, 2>, 4> kSizesPx{
    {{1280.0, 720.0}, {1920.0, 1080.0}, {1440.0, 1080.0}, {1080.0, 1920.0}}};

class LayoutAlbum final : public Album {
 public:
  explicit LayoutAlbum(const std::string& language) : words_(shareDirectory() / "locale", language) {}

  void keep(const std::string& name, const Draw& draw) const override {
    for (const auto& [widthPx, heightPx] : kSizesPx) {
      const Canvas canvas = canvasFor(widthPx, heightPx);
      DrawList list;
      draw(list, canvas);
      SCOPED_TRACE(name + " in " + words_.language() + " at " + std::to_string(static_cast<int>(widthPx)) + " x " +
                   std::to_string(static_cast<int>(heightPx)));
      look(list, canvas, widthPx / canvas.width);
    }
  }

  mutable int looked = 0;

 private:
  /// Words lie on the canvas and on the panel they were put on, whole, and on no other words.
  void look(const DrawList& list, const Canvas& canvas, double scale) const {
    const Area screen = areaOf(0.5 * Vec2{canvas.width, canvas.height}, {canvas.width, canvas.height}, scale);
    std::vector<Area> panels;
    std::vector<std::pair<Area, std::string>> before;
    for (const Shape& shape : list.shapes) {
      if (const auto* box = std::get_if<Box>(&shape); box != nullptr && box->angle == 0.0 && box->top.a > 100) {
        panels.push_back(areaOf(box->centre, box->size, scale));
        if (panels.back().holds(screen)) {
          before.clear();  // a veil over all that was there
        }
      } else if (const auto* label = std::get_if<Label>(&shape); label != nullptr && label->color.a > 0) {
        place(*label, scale, screen, panels, before);
      }
    }
  }

  void place(const Label& label, double scale, const Area& screen, const std::vector<Area>& panels,
             std::vector<std::pair<Area, std::string>>& before) const {
    const LabelLayout layout = painter_.layoutOf(label, words_, scale);
    const std::string what = label.id + ", \"" + words_.text(label.id, label.arguments) + "\"";
    const Vec2 plate{layout.plateX, layout.plateY};
    // A line is a quarter higher than its letters.
    const Vec2 leading{0.0, 0.12 * layout.size.y / static_cast<double>(layout.text.lines.size())};
    const Area words{layout.topLeft + leading, layout.topLeft + layout.size - leading};
    const Area all = plate.y > 0.0 ? Area{layout.topLeft - plate, layout.topLeft + layout.size + plate} : words;
    EXPECT_FALSE(layout.text.lines.back().ends_with(U'\u2026')) << what << " is cut short";
    EXPECT_TRUE(screen.holds(all)) << what << " leaves the screen";
    const Vec2 at = scale * label.at;
    const auto panel = std::find_if(panels.rbegin(), panels.rend(), [at](const Area& area) {
      return at.x >= area.from.x && at.x <= area.to.x && at.y >= area.from.y && at.y <= area.to.y;
    });
    if (label.platePadding <= 0.0 && panel != panels.rend()) {
      EXPECT_TRUE(panel->holds({{words.from.x, panel->from.y}, {words.to.x, panel->to.y}}))
          << what << " is wider than its panel";
      EXPECT_TRUE(panel->holds({{panel->from.x, words.from.y}, {panel->to.x, words.to.y}}))
          << what << " is higher than its panel";
    }
    for (const auto& [area, other] : before) {
      EXPECT_LT(common(area, words).size(), 0.02 * words.size()) << what << " lies on " << other;
    }
    before.emplace_back(words, what);
    ++looked;
  }

  Words words_;
  Painter painter_;
};

class Layout : public testing::TestWithParam<const char*> {};

TEST_P(Layout, EveryWordHasItsRoom) {
  const LayoutAlbum album(GetParam());
  takeEveryScene(album);
  EXPECT_GT(album.looked, 300);
}

INSTANTIATE_TEST_SUITE_P(Languages, Layout, testing::Values("en", "de", "xx-long"), [](const auto& language) {
  std::string name = language.param;
  std::erase(name, '-');
  return name;
});

}  // namespace
}  // namespace surefoot
