// SPDX-License-Identifier: MIT
// Opens real windows and looks at real pixels. Without a display it says that it was skipped.
#include <filesystem>
#include <set>

#include <SFML/Graphics/Image.hpp>
#include <gtest/gtest.h>

#include "base/error.hpp"
#include "view/display.hpp"
#include "view/sample_picture.hpp"
#include "view/share.hpp"
#include "view/window.hpp"

namespace surefoot {
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

  /// What a window of so many pixels shows of a picture.
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

  /// The bounds of what is not black, in pixels.
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

TEST_F(Paint, EveryShapeWhereItShouldBe) {
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

TEST_F(Paint, LaterLiesOverEarlierAndOpacityMixes) {
  DrawList picture = only(Box{.centre = {400, 400}, .size = {400, 400}, .top = kRed, .bottom = kRed});
  picture.add(Label{.id = "=words", .at = {400, 1000}});
  picture.add(Box{.centre = {400, 400}, .size = {100, 100}, .top = rgb(0x0000FF, 0.5), .bottom = rgb(0x0000FF, 0.5)});
  const sf::Color mixed = shot(picture).getPixel(200, 200);
  EXPECT_NEAR(mixed.r, 128, 2);
  EXPECT_NEAR(mixed.b, 128, 2);
}

TEST_F(Paint, LabelsHangOnTheirAnchor) {
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

TEST_F(Paint, LabelsStayWithinTheirWidth) {
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

TEST_F(Paint, APlateCoversItsWords) {
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

TEST_F(Paint, OpensAtEverySize) {
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

TEST_F(Paint, CanvasFollowsTheWindow) {
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

TEST_F(Paint, KeepsToItsPace) {
  Window window({.widthPx = 320, .heightPx = 180}, english());
  for (int i = 0; i < 40; ++i) {
    window.present({});
  }
  EXPECT_LE(window.frameTimes().framesPerSecond, 66.0);
  EXPECT_GT(window.frameTimes().paintMedianMs, 0.0);
}

TEST_F(Paint, AMissingIdIsShown) {
  EXPECT_GT(bounds(shot(only(Label{.id = "no.such_id", .at = {960, 540}}))).width, 60);
}

TEST_F(Paint, AScreenshotThatCannotBeWrittenIsAnError) {
  Window window({.widthPx = 320, .heightPx = 180, .frameCap = 0}, english());
  EXPECT_THROW(window.saveScreenshot({}, "/nonexistent/picture.png"), Error);
}

}  // namespace
}  // namespace surefoot
