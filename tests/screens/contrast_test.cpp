// SPDX-License-Identifier: MIT
// Text on every screen stands out from its background, and what amber and the charts express can be seen without
// colour. Colours inside a game's scene are not tested: there a shape, a place or a word must express it, and people
// review pictures.
#include <iostream>

#include <gtest/gtest.h>

#include "play/bay.hpp"
#include "screens/colour_vision.hpp"
#include "screens/scenes.hpp"

namespace surefoot::test {
namespace {

/// WCAG 2.2, success criterion 1.4.6 for text, 1.4.11 for everything else.
constexpr double kText = 7.0;
constexpr double kMark = 3.0;

double cross(Vec2 a, Vec2 b) {
  return a.x * b.y - a.y * b.x;
}

bool inTriangle(Vec2 p, Vec2 a, Vec2 b, Vec2 c) {
  const double u = cross(b - a, p - a);
  const double v = cross(c - b, p - b);
  const double w = cross(a - c, p - c);
  return (u >= 0.0 && v >= 0.0 && w >= 0.0) || (u <= 0.0 && v <= 0.0 && w <= 0.0);
}

/// The colour of a picture at a point, without lines, arcs and outlines, which are thin.
class Ground {
 public:
  explicit Ground(Vec2 at) : at_(at) {}

  void operator()(const Strip& strip) {
    for (std::size_t i = 2; i < strip.vertices.size(); ++i) {
      const Vertex& a = strip.vertices[i - 2];
      const Vertex& b = strip.vertices[i - 1];
      const Vertex& c = strip.vertices[i];
      if (inTriangle(at_, a.at, b.at, c.at)) {
        lay(mix(a.color, c.color, 0.5));
        return;
      }
    }
  }
  void operator()(const Polygon& polygon) {
    for (std::size_t i = 2; i < polygon.points.size(); ++i) {
      if (inTriangle(at_, polygon.points[0], polygon.points[i - 1], polygon.points[i])) {
        lay(polygon.fill);
        return;
      }
    }
  }
  void operator()(const Ellipse& ellipse) {
    const Vec2 away = at_ - ellipse.centre;
    const double far = std::hypot(away.x / ellipse.radius.x, away.y / ellipse.radius.y);
    if (far <= 1.0) {
      lay(mix(ellipse.middle, ellipse.rim, far));
    }
  }
  void operator()(const Box& box) {
    const Vec2 away = at_ - box.centre;
    if (std::abs(away.x) <= box.size.x / 2.0 && std::abs(away.y) <= box.size.y / 2.0) {
      lay(mix(box.top, box.bottom, away.y / box.size.y + 0.5));
    }
  }
  void operator()(const Arc& /*thin*/) {}
  void operator()(const Line& /*thin*/) {}
  void operator()(const Label& /*words do not lie on words*/) {}

  Color seen() const { return seen_; }

 private:
  void lay(Color above) { seen_ = over(above, seen_); }

  Vec2 at_;
  Color seen_ = kWhite;
};

class ContrastAlbum final : public Album {
 public:
  void keep(const std::string& name, const Draw& draw) const override {
    for (const Canvas& canvas : {Canvas{1920.0, 1080.0}, Canvas{1440.0, 1080.0}, Canvas{1080.0, 1920.0}}) {
      DrawList list;
      draw(list, canvas);
      for (std::size_t i = 0; i < list.shapes.size(); ++i) {
        if (const auto* label = std::get_if<Label>(&list.shapes[i])) {
          look(name, *label, list, i);
        }
      }
    }
  }

  mutable int looked = 0;
  mutable double least = 21.0;

 private:
  void look(const std::string& name, const Label& label, const DrawList& list, std::size_t behind) const {
    // A plate must work on any background, even the sun; without a plate the picture behind counts. A label that fades
    // in or out is tested at full opacity.
    Ground ground(label.at);
    for (std::size_t i = 0; i < behind && label.platePadding <= 0.0; ++i) {
      std::visit(ground, list.shapes[i]);
    }
    if (label.color.a < 200) {
      return;
    }
    const Color back = label.platePadding > 0.0 ? over(label.plate, kWhite) : ground.seen();
    const double here = contrast(over(label.color, back), back);
    EXPECT_GE(here, kText) << label.id << " on " << name << ": put it on an ink plate";
    least = std::min(least, here);
    ++looked;
  }
};

TEST(Contrast, EveryScene_ShowsItsWordsAtSevenToOne) {
  const ContrastAlbum album;
  takeEveryScene(album);
  EXPECT_GT(album.looked, 200);
  std::cout << album.looked << " labels, the least contrast is " << album.least << ":1\n";
}

TEST(Contrast, InkPlateOnAnyColour_CarriesText) {
  for (const DayTime dayTime : {DayTime::Morning, DayTime::Midday, DayTime::Evening}) {
    const Light& light = lightOf(dayTime);
    std::vector<Color> behind{light.sun, light.glow, light.cloud, light.deep, light.stage, light.rim, kWhite};
    behind.insert(behind.end(), light.sky.begin(), light.sky.end());
    behind.insert(behind.end(), light.ridges.begin(), light.ridges.end());
    for (const Color color : behind) {
      for (const Color text : {kWhite, kCream}) {
        EXPECT_GE(contrast(text, over(kPanel, color)), kText);
        EXPECT_GE(contrast(text, over(Label{}.plate, color)), kText);
      }
    }
  }
}

/// Tests a pair of colours that carries a meaning, for all kinds of colour vision.
void expectSeen(Color mark, Color ground, const char* what) {
  EXPECT_GE(contrast(mark, ground), kMark) << what;
  for (const ColourVision& vision : kColourVisions) {
    EXPECT_GE(contrast(seenWith(vision, mark), seenWith(vision, ground)), kMark) << what << ", " << vision.name;
  }
}

TEST(ColourVision, AmberMarks_AreToldByBrightness) {
  for (const DayTime dayTime : {DayTime::Morning, DayTime::Midday, DayTime::Evening}) {
    for (const Color sky : lightOf(dayTime).sky) {
      const Color panel = over(kPanel, sky);
      expectSeen(kAmber, panel, "pips that are done, edge of the selected tile");
      expectSeen(over(rgb(0xFFE9C4, 0.75), panel), panel, "rims of pips that are left");
      expectSeen(kAmber, over(rgb(0xFFFFFF, 0.20), panel), "the filled part of the count ring");
    }
  }
  // On sky, sand or stone, amber always has an ink outline.
  expectSeen(kAmber, kInk, "amber and its outline");
  expectSeen(kWhite, rgb(0x3A4468), "a loaded and an empty sole");
  expectSeen(kAmber, rgb(0x3A4468), "pressing and resting toes");
}

TEST(ColourVision, ChartMarks_AreToldByBrightness) {
  for (const DayTime dayTime : {DayTime::Morning, DayTime::Midday, DayTime::Evening}) {
    for (const Color sky : lightOf(dayTime).sky) {
      const Color panel = over(kPanel, sky);
      const Color chart = over(rgb(0xFFFFFF, 0.07), panel);
      expectSeen(kSand, chart, "a day's dot");
      expectSeen(kCream, chart, "the ring of a day that was not measured");
      expectSeen(kApricot, chart, "the line of a trend or a trace");
      expectSeen(over(rgb(0xFFFFFF, 0.6), chart), chart, "the dashes of the usual, or of where a press starts");
      expectSeen(kSand, over(rgb(0xFFFFFF, 0.18), panel), "what is done of a day in the week");
      expectSeen(kApricot, over(rgb(0xFFFFFF, 0.16), panel), "the score's part of its ring and of its bars");
    }
  }
}

TEST(ColourVision, GreyAndRed_AreSimulatedAsInThePaper) {
  const ColourVision& deutan = *visionNamed("deutan");
  for (const ColourVision& vision : kColourVisions) {
    EXPECT_EQ(seenWith(vision, rgb(0x808080)), rgb(0x808080)) << vision.name;
  }
  // Linear (0.367, 0.280, 0): without green cones, red is a dark yellow.
  EXPECT_EQ(seenWith(deutan, rgb(0xFF0000)), (Color{163, 144, 0}));
  EXPECT_EQ(visionNamed("none"), nullptr);
}

}  // namespace
}  // namespace surefoot::test
