// SPDX-License-Identifier: MIT
// The landing places on the balloon's route: their names and what they look like. Knows no rules.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/enum_table.hpp"
#include "play/bay.hpp"
#include "play/draw_list.hpp"

namespace surefoot {

enum class PlaceKind : std::uint8_t { Mill, Village, Orchard, Market, Chapel, Boathouse };
inline constexpr auto kPlaceKinds = static_cast<int>(countOf<PlaceKind>());

/// Message id of its name.
std::string_view nameOf(PlaceKind kind);

/// Draws the place standing on `foot`, about 2.6 m wide and 2.5 m high. `dusk` from 0 to 1 darkens it towards the stage
/// colour.
void drawPlace(DrawList& out, PlaceKind kind, Vec2 foot, double scale, const Light& light, double dusk, double timeS);

}  // namespace surefoot
