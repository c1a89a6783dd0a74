// SPDX-License-Identifier: MIT
// What kind of day it is in the bay: season, weather and, once a week, an event. Follows from the date alone, so that
// the same day looks the same in every game and page. Scenery only.
#pragma once

#include <cstdint>
#include <string_view>

namespace surefoot {

enum class Season : std::uint8_t { Spring, Summer, Autumn, Winter };
enum class Weather : std::uint8_t { Clear, Fair, Cloudy, Windy, Misty, Showers, Snow };
/// One day of each week has one; all eight come in eight weeks, in an order of their own.
enum class Event : std::uint8_t { None, Regatta, Market, Whale, Kites, AirMail, Dolphins, TallShip, LanternFeast };

struct DayScene {
  Season season = Season::Summer;
  Weather weather = Weather::Fair;
  Event event = Event::None;

  friend bool operator==(const DayScene&, const DayScene&) = default;
};

/// `day` counts from 1 January 1970; 0: no date, a fair summer's day. Seasons are those of the northern half of the
/// earth.
DayScene dayScene(int day);

/// Message id of an event; empty for none.
std::string_view nameOf(Event event);

}  // namespace surefoot
