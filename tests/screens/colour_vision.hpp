// SPDX-License-Identifier: MIT
// Contrast as defined by WCAG 2.2, and colours as seen by people who lack one kind of cone.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <type_traits>
#include <variant>

#include "play/draw_list.hpp"

namespace surefoot::test {

/// Linear light of an sRGB channel, 0 to 1 (WCAG 2.2, relative luminance).
inline double linearOf(std::uint8_t channel) {
  const double c = channel / 255.0;
  return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

inline std::uint8_t channelOf(double linear) {
  const double l = std::clamp(linear, 0.0, 1.0);
  const double c = l <= 0.0031308 ? 12.92 * l : 1.055 * std::pow(l, 1.0 / 2.4) - 0.055;
  return static_cast<std::uint8_t>(std::lround(255.0 * c));
}

inline double luminance(Color c) {
  return 0.2126 * linearOf(c.r) + 0.7152 * linearOf(c.g) + 0.0722 * linearOf(c.b);
}

/// 1 to 21, opacity ignored.
inline double contrast(Color a, Color b) {
  const double la = luminance(a);
  const double lb = luminance(b);
  return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

/// The colour that results from `above` with its opacity over an opaque colour.
inline Color over(Color above, Color below) {
  Color seen = mix(below, above, above.a / 255.0);
  seen.a = 255;
  return seen;
}

/// A matrix from linear RGB to linear RGB.
struct ColourVision {
  std::string_view name;
  std::array<std::array<double, 3>, 3> rows;
};

/// Machado, Oliveira and Fernandes 2009 (10.1109/TVCG.2009.113), severity 1.0: no red, no green, no blue cones.
inline constexpr std::array<ColourVision, 3> kColourVisions{{
    {"protan", {{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}}},
    {"deutan", {{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}}},
    {"tritan", {{{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}}},
}};

/// Null if there is no such vision.
inline const ColourVision* visionNamed(std::string_view name) {
  const auto* found = std::find_if(kColourVisions.begin(), kColourVisions.end(),
                                   [name](const ColourVision& vision) { return vision.name == name; });
  return found == kColourVisions.end() ? nullptr : found;
}

inline Color seenWith(const ColourVision& vision, Color c) {
  const auto channel = [&](const std::array<double, 3>& row) {
    return channelOf(row[0] * linearOf(c.r) + row[1] * linearOf(c.g) + row[2] * linearOf(c.b));
  };
  return {channel(vision.rows[0]), channel(vision.rows[1]), channel(vision.rows[2]), c.a};
}

/// The picture with every colour converted.
inline DrawList seenWith(const ColourVision& vision, DrawList list) {
  const auto see = [&vision](Color& c) { c = seenWith(vision, c); };
  for (Shape& shape : list.shapes) {
    std::visit(
        [&see](auto& s) {
          using S = std::decay_t<decltype(s)>;
          if constexpr (std::is_same_v<S, Strip>) {
            std::for_each(s.vertices.begin(), s.vertices.end(), [&see](Vertex& v) { see(v.color); });
          } else if constexpr (std::is_same_v<S, Polygon>) {
            see(s.fill);
            see(s.outlineColor);
          } else if constexpr (std::is_same_v<S, Ellipse>) {
            see(s.middle);
            see(s.rim);
            see(s.outlineColor);
          } else if constexpr (std::is_same_v<S, Box>) {
            see(s.top);
            see(s.bottom);
            see(s.outlineColor);
          } else if constexpr (std::is_same_v<S, Label>) {
            see(s.color);
            see(s.plate);
          } else {
            see(s.color);
          }
        },
        shape);
  }
  return list;
}

}  // namespace surefoot::test
