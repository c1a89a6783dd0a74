// SPDX-License-Identifier: MIT
// The landing places of the balloon's route: what they are called and what stands there. Knows no rules.
#pragma once

#include <cstdint>
#include <string_view>

#include "play/bay.hpp"
#include "play/draw_list.hpp"

namespace surefoot {

enum class PlaceKind : std::uint8_t { Mill, Village, Orchard, Market, Chapel, Boathouse };
inline constexpr int kPlaceKinds = 6;

/// Message id of its name.
std::string_view nameOf(PlaceKind kind);

/// Draws it standing on `foot`, about 2.6 m wide and 2.5 m high. `dusk` from 0 to 1 takes it back into the stage.
void drawPlace(DrawList& out, PlaceKind kind, Vec2 foot, double scale, const Light& light, double dusk, double timeS);

}  // namespace surefoot
