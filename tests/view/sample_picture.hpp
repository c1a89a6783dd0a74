// SPDX-License-Identifier: MIT
// A picture with every kind of shape, about as full as a game's: sky, glow, ridges, water, blocks, ring, pips, feet,
// words.
#pragma once

#include <cmath>
#include <numbers>
#include <string>

#include "play/draw_list.hpp"

namespace surefoot::test {

/// `t` from 0 to 1 moves the moving parts.
inline DrawList samplePicture(const Canvas& canvas, double t) {
  const double w = canvas.width;
  const double h = canvas.height;
  DrawList picture;
  Strip sky;
  const Color bands[] = {rgb(0x1B2A55), rgb(0x8A6FA8), rgb(0xF5A97F), rgb(0xFFE3B3)};
  for (int i = 0; i < 4; ++i) {
    const double y = h * 0.66 * i / 3.0;
    sky.vertices.push_back({{0.0, y}, bands[i]});
    sky.vertices.push_back({{w, y}, bands[i]});
  }
  picture.add(sky);
  const Vec2 sun{w * 0.72, h * 0.5};
  picture.add(Ellipse{.centre = sun, .radius = {390, 390}, .middle = rgb(0xFFE9B0, 0.9), .rim = rgb(0xFFE9B0, 0.0)});
  picture.add(Ellipse{.centre = sun, .radius = {68, 68}, .middle = rgb(0xFFF4D6), .rim = rgb(0xFFF4D6)});
  for (int i = 0; i < 12; ++i) {
    picture.add(Ellipse{.centre = {w * (0.08 * i + 0.03 * t), h * (0.15 + 0.03 * (i % 4))},
                        .radius = {130, 24},
                        .middle = rgb(0xFFFFFF, 0.25),
                        .rim = rgb(0xFFFFFF, 0.2)});
  }
  const Color ridges[] = {rgb(0x6C6E9E), rgb(0x4B5687), rgb(0x333F6E)};
  for (int ridge = 0; ridge < 3; ++ridge) {
    Strip strip;
    for (int i = 0; i <= 96; ++i) {
      const double x = w * i / 96.0;
      const double top =
          h * (0.54 + 0.04 * ridge) - 60.0 * std::sin(0.004 * x + ridge) - 25.0 * std::sin(0.011 * x + 2.0 * ridge);
      strip.vertices.push_back({{x, top}, ridges[ridge]});
      strip.vertices.push_back({{x, h * 0.66}, ridges[ridge]});
    }
    picture.add(strip);
  }
  picture.add(Strip{{{{0, h * 0.66}, rgb(0xF5A97F)},
                     {{w, h * 0.66}, rgb(0xF5A97F)},
                     {{0, h}, rgb(0x222C54)},
                     {{w, h}, rgb(0x222C54)}}});
  for (int i = 0; i < 24; ++i) {
    const double y = h * (0.67 + 0.008 * i);
    picture.add(Line{{{sun.x - 160 + 37 * (i % 5), y}, {sun.x + 40 + 29 * (i % 7), y}}, 4.0, rgb(0xFFE9C4, 0.5)});
  }
  for (int row = 0; row < 5; ++row) {
    for (int column = 0; column < 8; ++column) {
      picture.add(Box{.centre = {w * 0.72 + 78.0 * (column - 3.5), h * 0.86 - 60.0 * row},
                      .size = {74, 56},
                      .corner = 8,
                      .top = rgb(column % 2 == 0 ? 0xE9A178 : 0xD9776B),
                      .bottom = rgb(column % 2 == 0 ? 0xD9776B : 0xC65D62),
                      .angle = 0.02 * row});
    }
  }
  for (int i = 0; i < 60; ++i) {
    picture.add(
        Ellipse{.centre = {w * (0.1 + 0.6 * i / 60.0), h * (0.6 - 0.35 * std::sin(std::numbers::pi * i / 60.0))},
                .radius = {14, 14},
                .middle = rgb(0xFFC857, 0.8),
                .rim = rgb(0xFFC857, 0.0)});
  }
  picture.add(Line{{{w * 0.06, h * 0.84}, {w * 0.1, h * 0.75}, {w * 0.18, h * 0.66}, {w * 0.2, h * 0.72}},
                   28.0,
                   rgb(0x8A5A4E, 0.8)});
  picture.add(
      Polygon{{{w * 0.12, h * 0.82}, {w * 0.17, h * 0.7}, {w * 0.19, h * 0.82}}, rgb(0x5A3A44), 6.0, rgb(0x0E1530)});
  const Vec2 ring{w * 0.5, h * 0.42};
  picture.add(Ellipse{.centre = ring, .radius = {150, 150}, .middle = rgb(0x0E1530, 0.86), .rim = rgb(0x0E1530, 0.86)});
  picture.add(Arc{ring, 126, 24, 0.0, 1.0, rgb(0xFFFFFF, 0.25)});
  picture.add(Arc{ring, 126, 24, 0.0, t, rgb(0xFFC857)});
  picture.add(Label{.id = "=2", .at = ring, .size = 200});
  picture.add(Label{.id = "=Hold the press …",
                    .at = {w * 0.5, h * 0.11},
                    .size = 96,
                    .maxWidth = w * 0.8,
                    .maxLines = 2,
                    .platePadding = 28});
  picture.add(
      Label{.id = "=Toe presses, Tiptoe walk, Wavy AV To Ty", .at = {60, h * 0.24}, .anchor = {0, 0.5}, .size = 56});
  picture.add(Label{.id = "=Three short games. About nine minutes.",
                    .at = {60, h * 0.31},
                    .anchor = {0, 0.5},
                    .size = 36,
                    .bold = false,
                    .color = rgb(0xFFE9C4)});
  picture.add(Label{.id = "=Lean left or right to choose. Stay to start.",
                    .at = {w * 0.3, h * 0.92},
                    .size = 56,
                    .maxWidth = w * 0.36,
                    .maxLines = 2,
                    .platePadding = 20});
  for (int i = 0; i < 10; ++i) {
    const Color fill = i < 3 ? rgb(0xFFC857) : rgb(0xFFFFFF, 0.0);
    picture.add(Ellipse{.centre = {w * 0.5 + 51.0 * (i - 4.5), h * 0.8},
                        .radius = {17, 17},
                        .middle = fill,
                        .rim = fill,
                        .outline = 4,
                        .outlineColor = rgb(0xFFFFFF, 0.7)});
  }
  return picture;
}

}  // namespace surefoot::test
