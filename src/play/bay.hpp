// SPDX-License-Identifier: MIT
// The bay: the one scene of every game and page, in the light of morning, midday and evening. Draws the background
// behind the actors; knows no game.
#pragma once

#include <array>
#include <optional>

#include "play/draw_list.hpp"
#include "play/game.hpp"

namespace surefoot {

/// Colours of the actors: warm and light. Amber is reserved for what the player should do now.
inline constexpr Color kSand = rgb(0xF2D0A4);
inline constexpr Color kApricot = rgb(0xE9A178);
inline constexpr Color kCoral = rgb(0xD9776B);
inline constexpr Color kBrick = rgb(0xC65D62);
inline constexpr Color kVermilion = rgb(0xE4572E);
inline constexpr Color kWood = rgb(0x8A5A4E);
inline constexpr Color kAmber = rgb(0xFFC857);
inline constexpr Color kInk = rgb(0x0E1530);
inline constexpr Color kPanel = rgb(0x0E1530, 0.86);
inline constexpr Color kWhite = rgb(0xFFFFFF);
inline constexpr Color kCream = rgb(0xFFE9C4);

/// Colours at one time of day.
struct Light {
  std::array<Color, 4> sky;     ///< Top to horizon.
  std::array<Color, 4> ridges;  ///< Far to near.
  Color sun;
  Color glow;
  Color cloud;
  Color deep;   ///< Near water.
  Color stage;  ///< Cliffs and islets that the actors stand on.
  Color rim;    ///< Their lit edges.
};

const Light& lightOf(DayTime dayTime);

/// Where the parts of the bay are on this canvas.
struct BayView {
  double horizonY = 690.0;
  Vec2 sun{1150.0, 560.0};
  double lighthouseX = 560.0;
  double swell = 0.0;    ///< 0 to 1: the sun's glow grows, for breathing and for success.
  double townX = 420.0;  ///< Middle of the headland.
  double townScale = 1.0;
  Place place;                  ///< The earned pieces to draw.
  std::optional<Place> before;  ///< If set, whatever has been earned since then is drawn in a warm glow.
};

/// Sky, sun, clouds, ridges, town, lighthouse and water, animated by `timeS`. Fills the canvas.
void drawBay(DrawList& out, const Canvas& canvas, DayTime dayTime, double timeS, const BayView& view);

/// The view for pages: a low horizon unless the page needs its space elsewhere.
BayView pageView(const Canvas& canvas, const Place& place, std::optional<double> horizonY = {});

/// The colour with its opacity multiplied.
constexpr Color faded(Color color, double opacity) {
  color.a = static_cast<std::uint8_t>(static_cast<double>(color.a) * (opacity < 0.0   ? 0.0
                                                                      : opacity > 1.0 ? 1.0
                                                                                      : opacity) +
                                      0.5);
  return color;
}

}  // namespace surefoot
