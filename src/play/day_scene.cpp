// SPDX-License-Identifier: MIT
#include "play/day_scene.hpp"

#include <array>
#include <chrono>
#include <span>
#include <utility>

#include "base/enum_table.hpp"
#include "base/random.hpp"

namespace surefoot {
namespace {

using Chances = EnumTable<Weather, double>;

/// Of a day of each season; they add up to 1.
constexpr EnumTable<Season, Chances> kChances{{
    Chances{{0.20, 0.32, 0.14, 0.08, 0.10, 0.16, 0.00}},
    Chances{{0.32, 0.36, 0.10, 0.10, 0.04, 0.08, 0.00}},
    Chances{{0.12, 0.28, 0.18, 0.14, 0.18, 0.10, 0.00}},
    Chances{{0.16, 0.20, 0.20, 0.06, 0.12, 0.00, 0.26}},
}};

constexpr std::size_t kEvents = countOf<Event>() - 1;

Season seasonOf(int day) {
  const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{day}}};
  const unsigned month = static_cast<unsigned>(date.month());
  return month < 3 || month == 12 ? Season::Winter
         : month < 6              ? Season::Spring
         : month < 9              ? Season::Summer
                                  : Season::Autumn;
}

Weather weatherOf(int day, Season season) {
  Random random(static_cast<std::uint64_t>(day), 17);
  double left = random.uniform();
  for (std::size_t i = 0; i < countOf<Weather>(); ++i) {
    const auto weather = static_cast<Weather>(i);
    left -= kChances[season][weather];
    if (left < 0.0) {
      return weather;
    }
  }
  return Weather::Fair;
}

using Order = std::array<Event, kEvents>;

/// All events, in the order of these eight weeks.
Order orderOf(int round) {
  Order order{};
  for (std::size_t i = 0; i < kEvents; ++i) {
    order[i] = static_cast<Event>(i + 1);
  }
  Random shuffle(static_cast<std::uint64_t>(round), 29);
  for (std::size_t i = kEvents - 1; i > 0; --i) {
    const auto other = static_cast<std::size_t>(static_cast<double>(i + 1) * shuffle.uniform());
    std::swap(order[i], order[other]);
  }
  return order;
}

Event eventOf(int day) {
  constexpr int kWeeks = static_cast<int>(kEvents);
  const int week = (day + 3) / 7;  // 1 January 1970 was a Thursday
  Random weekly(static_cast<std::uint64_t>(week), 23);
  const auto weekday = static_cast<int>(7.0 * weekly.uniform());
  if ((day + 3) % 7 != weekday) {
    return Event::None;
  }
  Order order = orderOf(week / kWeeks);
  if (week >= kWeeks && order.front() == orderOf(week / kWeeks - 1).back()) {
    std::swap(order[0], order[1]);
  }
  return order[static_cast<std::size_t>(week % kWeeks)];
}

}  // namespace

std::string_view nameOf(Event event) {
  constexpr EnumTable<Event, std::string_view> kNames{{"", "event.regatta", "event.market", "event.whale",
                                                       "event.kites", "event.air_mail", "event.dolphins",
                                                       "event.tall_ship", "event.lantern_feast"}};
  return kNames[event];
}

DayScene dayScene(int day) {
  if (day <= 0) {
    return {};
  }
  const Season season = seasonOf(day);
  return {.season = season, .weather = weatherOf(day, season), .event = eventOf(day)};
}

}  // namespace surefoot
