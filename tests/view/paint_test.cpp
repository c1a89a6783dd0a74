// SPDX-License-Identifier: MIT
// Opens real windows and checks real pixels. Without a display it reports that it was skipped.
#include <cmath>
#include <filesystem>
#include <numbers>
#include <set>

#include <SFML/Graphics/Image.hpp>
#include <gtest/gtest.h>

#include "base/error.hpp"
#include "view/display.hpp"
#include "view/sample_picture.hpp"
#include "view/share.hpp"
#include "view/window.hpp"

namespace surefoot::test {
namespace {

namespace fs = std::filesystem;

class Paint : public testing::Test {
 protected:
  void SetUp() override {
    if (!displayAvailable()) {
      GTEST_SKIP() << "no display";
    }
  }

  static Words english() { return {shareDirectory() / "locale", "en"}; }

  /// What a window of this size in pixels shows of a picture.
  static sf::Image shot(const DrawList& picture, unsigned widthPx = 960, unsigned heightPx = 540) {
    Window window({.widthPx = widthPx, .heightPx = heightPx, .frameCap = 0}, english());
    const fs::path file = fs::path(testing::TempDir()) / "surefoot_paint.png";
    window.present(picture);
    window.saveScreenshot(picture, file);
    sf::Image image;
    EXPECT_TRUE(image.loadFromFile(file.string()));
    fs::remove(file);
    return image;
  }

  /// The bounding box of all pixels that are not black.
  static sf::IntRect bounds(const sf::Image& image) {
    sf::Vector2i least(1 << 20, 1 << 20);
    sf::Vector2i most(-1, -1);
    for (unsigned y = 0; y < image.getSize().y; ++y) {
      for (unsigned x = 0; x < image.getSize().x; ++x) {
        if (image.getPixel(x, y) != sf::Color::Black) {
          least = {std::min(least.x, static_cast<int>(x)), std::min(least.y, static_cast<int>(y))};
          most = {std::max(most.x, static_cast<int>(x)), std::max(most.y, static_cast<int>(y))};
        }
      }
    }
    return {least, most - least + sf::Vector2i(1, 1)};
  }
};

DrawList only(Shape shape) {
  DrawList picture;
  picture.add(std::move(shape));
  return picture;
}

const Color kRed = rgb(0xFF0000);
const sf::Color kSfRed(255, 0, 0);
const sf::Color kBlack(0, 0, 0);

TEST_F(Paint, EveryShape_IsWhereItShouldBe) {
  DrawList picture;
  picture.add(Strip{{{{0, 0}, kRed}, {{200, 0}, kRed}, {{0, 200}, kRed}, {{200, 200}, kRed}}});
  picture.add(Polygon{{{300, 0}, {500, 0}, {300, 200}}, kRed});
  picture.add(Ellipse{.centre = {700, 100}, .radius = {100, 50}, .middle = kRed, .rim = kRed});
  picture.add(Arc{{1000, 100}, 80, 20, 0.0, 0.5, kRed});
  picture.add(Box{.centre = {1300, 100}, .size = {200, 200}, .corner = 60, .top = kRed, .bottom = kRed});
  picture.add(Line{{{1500, 20}, {1500, 180}}, 20, kRed});
  const sf::Image image = shot(picture);
  for (const auto& [x, y] : {std::pair{50U, 50U},
                             {160U, 10U},
                             {350U, 50U},
                             {350U, 73U},
                             {540U, 50U},
                             {650U, 50U},
                             {750U, 50U},
                             {750U, 7U}}) {
    EXPECT_EQ(image.getPixel(x, y), kSfRed) << x << ", " << y;
  }
  for (const auto& [x, y] : {std::pair{103U, 50U},
                             {245U, 95U},
                             {350U, 80U},
                             {460U, 50U},
                             {500U, 50U},
                             {602U, 2U},
                             {758U, 50U},
                             {750U, 97U}}) {
    EXPECT_EQ(image.getPixel(x, y), kBlack) << x << ", " << y;
  }
}

TEST_F(Paint, LaterTranslucentShape_MixesWithTheEarlier) {
  DrawList picture = only(Box{.centre = {400, 400}, .size = {400, 400}, .top = kRed, .bottom = kRed});
  picture.add(Label{.id = "=words", .at = {400, 1000}});
  picture.add(Box{.centre = {400, 400}, .size = {100, 100}, .top = rgb(0x0000FF, 0.5), .bottom = rgb(0x0000FF, 0.5)});
  const sf::Color mixed = shot(picture).getPixel(200, 200);
  EXPECT_NEAR(mixed.r, 128, 2);
  EXPECT_NEAR(mixed.b, 128, 2);
}

TEST_F(Paint, LaterShape_LiesOverTheEarlierAlsoBetweenLargeSurfaces) {
  const auto disc = [](double radius, Color color) {
    return Ellipse{.centre = {400, 400}, .radius = {radius, radius}, .middle = color, .rim = color};
  };
  DrawList picture = only(disc(300, rgb(0x00FF00)));
  picture.add(Strip{{{{200, 200}, kRed}, {{600, 200}, kRed}, {{200, 600}, kRed}, {{600, 600}, kRed}}});
  picture.add(disc(100, rgb(0x0000FF)));
  picture.add(Polygon{{{380, 380}, {420, 380}, {420, 420}, {380, 420}}, rgb(0xFFFFFF)});
  const sf::Image image = shot(picture);
  EXPECT_EQ(image.getPixel(200, 200), sf::Color::White);
  EXPECT_EQ(image.getPixel(200, 230), sf::Color::Blue);
  EXPECT_EQ(image.getPixel(200, 280), kSfRed);
  EXPECT_EQ(image.getPixel(200, 310), sf::Color::Green);
  EXPECT_EQ(image.getPixel(200, 360), kBlack);
}

TEST_F(Paint, ShapeFarBeyondTheWindow_IsCutAtItsEdge) {
  for (const double far : {50.0, 1000.0, 10'000.0}) {
    DrawList picture =
        only(Strip{{{{-far, -far}, kRed}, {{600, -far}, kRed}, {{-far, 400}, kRed}, {{600, 400}, kRed}}});
    picture.add(Ellipse{.centre = {1920 + far, 540}, .radius = {far, far}, .middle = kRed, .rim = kRed});
    const sf::Image image = shot(picture, 961, 541);
    EXPECT_EQ(image.getPixel(0, 0), kSfRed);
    EXPECT_EQ(image.getPixel(299, 199), kSfRed);
    EXPECT_EQ(image.getPixel(301, 199), kBlack);
    EXPECT_EQ(image.getPixel(299, 201), kBlack);
  }
}

/// Share of a pixel that lies in an ellipse turned by `angle`.
double covered(Vec2 pixel, Vec2 centre, Vec2 radius, double angle) {
  constexpr int kParts = 8;
  int inside = 0;
  for (int i = 0; i < kParts * kParts; ++i) {
    const Vec2 d = pixel + Vec2{(i % kParts + 0.5) / kParts, (i / kParts + 0.5) / kParts} - centre;
    const Vec2 u{(d.x * std::cos(angle) + d.y * std::sin(angle)) / radius.x,
                 (d.y * std::cos(angle) - d.x * std::sin(angle)) / radius.y};
    inside += length(u) < 1.0 ? 1 : 0;
  }
  return static_cast<double>(inside) / (kParts * kParts);
}

TEST_F(Paint, AnyDisc_CoversItsPixels) {
  for (const auto& [radius, angle] : {std::pair{Vec2{3, 3}, 0.0},
                                      {Vec2{5.3, 5.3}, 0.0},
                                      {Vec2{20.5, 20.5}, 0.0},
                                      {Vec2{90, 90}, 0.0},
                                      {Vec2{60, 25}, 0.4},
                                      {Vec2{100, 8}, -1.1}}) {
    const Vec2 centre{120.3, 110.7};
    const sf::Image image = shot(
        only(Ellipse{.centre = centre * 2.0, .radius = radius * 2.0, .middle = kRed, .rim = kRed, .angle = angle}));
    double sum = 0.0;
    for (unsigned y = 0; y < 230; ++y) {
      for (unsigned x = 0; x < 240; ++x) {
        const double wanted = covered({static_cast<double>(x), static_cast<double>(y)}, centre, radius, angle);
        ASSERT_NEAR(image.getPixel(x, y).r / 255.0, wanted, 0.2) << x << ", " << y << ", radius " << radius.x;
        sum += image.getPixel(x, y).r / 255.0;
      }
    }
    EXPECT_NEAR(sum / (std::numbers::pi * radius.x * radius.y), 1.0, 0.02) << radius.x;
  }
}

TEST_F(Paint, Glow_FadesWithoutAnEdge) {
  const sf::Image image =
      shot(only(Ellipse{.centre = {400, 400}, .radius = {300, 100}, .middle = kRed, .rim = rgb(0xFF0000, 0.0)}));
  for (unsigned y = 130; y < 270; ++y) {
    for (unsigned x = 40; x < 360; ++x) {
      const double r = length({(x + 0.5 - 200.0) / 150.0, (y + 0.5 - 200.0) / 50.0});
      ASSERT_NEAR(image.getPixel(x, y).r, r < 1.0 ? 255.0 * std::pow(1.0 - r * r, 2) : 0.0, 1.5) << x << ", " << y;
    }
  }
}

TEST_F(Paint, TranslucentShapes_ShowNoSeams) {
  const Color half = rgb(0xFF0000, 0.5);
  DrawList picture =
      only(Ellipse{.centre = {300, 300}, .radius = {200, 160}, .middle = half, .rim = half, .angle = 0.5});
  picture.add(Box{.centre = {900, 300}, .size = {400, 300}, .corner = 60, .top = half, .bottom = half, .angle = 0.3});
  picture.add(Line{{{1300, 400}, {1500, 200}, {1700, 400}}, 120, half});
  picture.add(Arc{{500, 800}, 150, 100, 0.0, 0.8, half});
  picture.add(Box{.centre = {1200, 800}, .size = {600, 300}, .corner = 40, .top = half, .bottom = half});
  const sf::Image image = shot(picture);
  unsigned most = 0;
  unsigned full = 0;
  unsigned seams = 0;
  for (unsigned y = 1; y + 1 < image.getSize().y; ++y) {
    for (unsigned x = 1; x + 1 < image.getSize().x; ++x) {
      const auto red = [&](unsigned dx, unsigned dy) -> unsigned { return image.getPixel(x + dx - 1, y + dy - 1).r; };
      most = std::max(most, red(1, 1));
      full += red(1, 1) == 128 ? 1 : 0;
      // Darker than its neighbours on both sides.
      seams += red(1, 1) + 4 < std::min(red(0, 1), red(2, 1)) || red(1, 1) + 4 < std::min(red(1, 0), red(1, 2)) ? 1 : 0;
    }
  }
  EXPECT_LE(most, 129U) << "nothing covered twice";
  EXPECT_EQ(seams, 0U);
  EXPECT_GT(full, 60'000U);
}

TEST_F(Paint, Label_HangsOnItsAnchor) {
  const auto label = [](double anchorX) {
    return only(Label{.id = "=HHHH", .at = {960, 540}, .anchor = {anchorX, 0.5}, .size = 100});
  };
  const sf::IntRect left = bounds(shot(label(0.0)));
  const sf::IntRect middle = bounds(shot(label(0.5)));
  const sf::IntRect right = bounds(shot(label(1.0)));
  EXPECT_NEAR(left.left, 480, 6);
  EXPECT_NEAR(middle.left + middle.width / 2, 480, 3);
  EXPECT_NEAR(right.left + right.width, 480, 6);
  EXPECT_NEAR(middle.top + middle.height / 2, 270, 1) << "capitals sit in the middle";
  EXPECT_NEAR(middle.height, 0.73 * 50, 3);
}

TEST_F(Paint, LongLabel_StaysWithinItsWidth) {
  for (const double maxWidth : {150.0, 300.0, 600.0, 900.0}) {
    for (const int lines : {1, 2, 3}) {
      const sf::IntRect box = bounds(shot(only(Label{.id = "=Lean left or right to choose",
                                                     .at = {960, 540},
                                                     .size = 96,
                                                     .maxWidth = maxWidth,
                                                     .maxLines = lines})));
      EXPECT_LE(box.width, maxWidth / 2 + 1) << lines;
      EXPECT_LE(box.height, lines * 64 + 2);
      EXPECT_GT(box.width, 20);
    }
  }
}

TEST_F(Paint, Plate_CoversItsWords) {
  const Label words{.id = "=Hold the press", .at = {960, 540}, .size = 96, .maxWidth = 500, .maxLines = 2};
  Label plated = words;
  plated.platePadding = 20;
  plated.plate = rgb(0x00FF00);
  const sf::IntRect inner = bounds(shot(only(words)));
  const sf::Image image = shot(only(plated));
  const sf::IntRect outer = bounds(image);
  EXPECT_LE(outer.left + 10, inner.left);
  EXPECT_LE(outer.top + 10, inner.top);
  EXPECT_GE(outer.left + outer.width, inner.left + inner.width + 10);
  EXPECT_GE(outer.top + outer.height, inner.top + inner.height + 10);
  for (int x = inner.left; x < inner.left + inner.width; ++x) {
    for (int y = inner.top; y < inner.top + inner.height; ++y) {
      EXPECT_EQ(image.getPixel(static_cast<unsigned>(x), static_cast<unsigned>(y)).g, 255);
    }
  }
}

TEST_F(Paint, AnySize_OpensAndPaints) {
  for (const auto& [width, height] : {std::pair{1280U, 720U}, {1920U, 1080U}, {1024U, 768U}, {720U, 1280U}}) {
    const sf::Image image = shot(samplePicture(canvasFor(width, height), 0.5), width, height);
    EXPECT_EQ(image.getSize(), sf::Vector2u(width, height));
    std::set<sf::Uint32> colors;
    for (unsigned i = 0; i < std::min(width, height); i += 3) {
      colors.insert(image.getPixel(i, i).toInteger());
    }
    EXPECT_GT(colors.size(), 50U);
  }
}

TEST_F(Paint, WindowOfFourToThree_HasACanvasOfFourToThree) {
  Window window({.widthPx = 1024, .heightPx = 768, .frameCap = 0}, english());
  EXPECT_DOUBLE_EQ(window.canvas().height, 1080.0);
  EXPECT_DOUBLE_EQ(window.canvas().width, 1440.0);
  window.setFullscreen(true);
  EXPECT_TRUE(window.fullscreen());
  window.poll();
  window.present(samplePicture(window.canvas(), 0.1));
  window.setFullscreen(false);
  window.poll();
  EXPECT_DOUBLE_EQ(window.canvas().width, 1440.0);
}

TEST_F(Paint, UsualFrameCap_IsKept) {
  Window window({.widthPx = 320, .heightPx = 180}, english());
  for (int i = 0; i < 40; ++i) {
    window.present({});
  }
  EXPECT_LE(window.frameTimes().framesPerSecond, 66.0);
  EXPECT_GT(window.frameTimes().paintMedianMs, 0.0);
}

TEST_F(Paint, MissingId_IsShown) {
  EXPECT_GT(bounds(shot(only(Label{.id = "no.such_id", .at = {960, 540}}))).width, 60);
}

TEST_F(Paint, UnwritableScreenshot_IsAnError) {
  Window window({.widthPx = 320, .heightPx = 180, .frameCap = 0}, english());
  EXPECT_THROW(window.saveScreenshot({}, "/nonexistent/picture.png"), Error);
}

}  // namespace
}  // namespace surefoot::test
