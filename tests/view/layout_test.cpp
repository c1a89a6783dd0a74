// SPDX-License-Identifier: MIT
// All text of every screen fits, in every language and in one that is 40 % longer than English, on screens of all
// shapes; measured with the fonts used for painting.
#include <algorithm>

#include <gtest/gtest.h>

#include "play/bay.hpp"
#include "screens/scenes.hpp"
#include "view/painter.hpp"
#include "view/share.hpp"

namespace surefoot::test {
namespace {

struct Area {
  Vec2 from;
  Vec2 to;

  double size() const { return std::max(0.0, to.x - from.x) * std::max(0.0, to.y - from.y); }
  /// To within a pixel, because painted text lies on whole pixels.
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

/// The area that a shape covers, roughly; text, thin arcs and scenery cover nothing.
struct Covered {
  double scale;

  std::vector<Area> operator()(const Box& box) const {
    return box.angle == 0.0 && box.top.a > 100 ? std::vector{areaOf(box.centre, box.size, scale)} : std::vector<Area>{};
  }
  std::vector<Area> operator()(const Ellipse& ellipse) const {
    return ellipse.middle.a > 100 ? std::vector{areaOf(ellipse.centre, 2.0 * ellipse.radius, scale)}
                                  : std::vector<Area>{};
  }
  std::vector<Area> operator()(const Line& line) const {
    std::vector<Area> areas;
    for (std::size_t i = 1; i < line.points.size() && line.color.a > 100; ++i) {
      const Vec2 along = line.points[i] - line.points[i - 1];
      areas.push_back(areaOf(0.5 * (line.points[i] + line.points[i - 1]),
                             Vec2{std::abs(along.x) + line.thickness, std::abs(along.y) + line.thickness}, scale));
    }
    return areas;
  }
  std::vector<Area> operator()(const Polygon& polygon) const {
    Area area{polygon.points.front(), polygon.points.front()};
    for (const Vec2 point : polygon.points) {
      area = {{std::min(area.from.x, point.x), std::min(area.from.y, point.y)},
              {std::max(area.to.x, point.x), std::max(area.to.y, point.y)}};
    }
    return {{scale * area.from, scale * area.to}};
  }
  std::vector<Area> operator()(const Arc& /*thin*/) const { return {}; }
  std::vector<Area> operator()(const Strip& /*scenery*/) const { return {}; }
  std::vector<Area> operator()(const Label& /*looked at by itself*/) const { return {}; }
};

/// Ink is the colour of panels, tiles and plates.
bool isInk(Color color) {
  color.a = 255;
  return color == kInk || color == rgb(0x1B2650);
}

bool isPanel(const Shape& shape) {
  const auto* box = std::get_if<Box>(&shape);
  const auto* disc = std::get_if<Ellipse>(&shape);
  return (box != nullptr && isInk(box->top) && box->size.x * box->size.y > 10'000.0) ||
         (disc != nullptr && disc->middle == kPanel && disc->radius.x > 50.0);
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
  /// Everything painted so far.
  struct Page {
    double scale;
    Area screen;
    std::vector<Area> boxes;
    std::vector<std::pair<Area, std::string>> panels;
    std::vector<std::pair<Area, std::string>> words;
  };

  /// Text lies on the canvas and entirely on its panel, does not overlap other text, and nothing is painted over it.
  /// Panels lie inside each other or apart.
  void look(const DrawList& list, const Canvas& canvas, double scale) const {
    Page page{scale, areaOf(0.5 * Vec2{canvas.width, canvas.height}, {canvas.width, canvas.height}, scale), {}, {}, {}};
    for (const Shape& shape : list.shapes) {
      if (const auto* label = std::get_if<Label>(&shape)) {
        if (label->color.a > 0) {
          place(*label, page);
        }
        continue;
      }
      for (const Area& area : std::visit(Covered{scale}, shape)) {
        if (area.holds(page.screen)) {
          page = {scale, page.screen, {}, {}, {}};  // a veil over everything before it
        }
        cover(area, "a shape", page);
        if (isPanel(shape)) {
          putPanel(area, "a panel", page);
        }
        if (std::holds_alternative<Box>(shape)) {
          page.boxes.push_back(area);
        }
      }
    }
  }

  static void cover(const Area& area, const std::string& what, const Page& page) {
    for (const auto& [words, other] : page.words) {
      EXPECT_LT(common(area, words).size(), 0.02 * std::min(area.size(), words.size())) << what << " lies on " << other;
    }
  }

  static void putPanel(const Area& area, const std::string& what, Page& page) {
    for (const auto& [panel, other] : page.panels) {
      EXPECT_TRUE(panel.holds(area) || area.holds(panel) || common(area, panel).size() < 0.01 * area.size())
          << what << " from " << area.from.x << ", " << area.from.y << " to " << area.to.x << ", " << area.to.y
          << " lies half on " << other << " from " << panel.from.x << ", " << panel.from.y << " to " << panel.to.x
          << ", " << panel.to.y;
    }
    page.panels.emplace_back(area, what);
  }

  void place(const Label& label, Page& page) const {
    const LabelLayout layout = painter_.layoutOf(label, words_, page.scale);
    const std::string what = label.id + ", \"" + words_.text(label.id, label.arguments) + "\"";
    const Vec2 plate{layout.plateX, layout.plateY};
    // A line is a quarter higher than its letters.
    const Vec2 leading{0.0, 0.12 * layout.size.y / static_cast<double>(layout.text.lines.size())};
    const Area words{layout.topLeft + leading, layout.topLeft + layout.size - leading};
    const Area all = plate.y > 0.0 ? Area{layout.topLeft - plate, layout.topLeft + layout.size + plate} : words;
    EXPECT_FALSE(layout.text.lines.back().ends_with(U'\u2026')) << what << " is cut short";
    EXPECT_TRUE(page.screen.holds(all)) << what << " leaves the screen";
    const Vec2 at = page.scale * label.at;
    const auto panel = std::find_if(page.boxes.rbegin(), page.boxes.rend(), [at](const Area& area) {
      return at.x >= area.from.x && at.x <= area.to.x && at.y >= area.from.y && at.y <= area.to.y;
    });
    if (label.platePadding <= 0.0 && panel != page.boxes.rend()) {
      EXPECT_TRUE(panel->holds({{words.from.x, panel->from.y}, {words.to.x, panel->to.y}}))
          << what << " is wider than its panel";
      EXPECT_TRUE(panel->holds({{panel->from.x, words.from.y}, {panel->to.x, words.to.y}}))
          << what << " is higher than its panel";
    }
    cover(words, what, page);
    if (label.platePadding > 0.0) {
      putPanel(all, what, page);
    }
    page.words.emplace_back(words, what);
    ++looked;
  }

  Words words_;
  Painter painter_;
};

class Layout : public testing::TestWithParam<const char*> {};

TEST_P(Layout, EveryScene_HasRoomForItsWords) {
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
}  // namespace surefoot::test
