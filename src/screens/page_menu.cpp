// SPDX-License-Identifier: MIT
#include "screens/page_menu.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace surefoot {
namespace {

constexpr std::array<std::pair<std::string_view, TileIcon>, 7> kIcons{{{"visit.again", TileIcon::Again},
                                                                       {"visit.how", TileIcon::Show},
                                                                       {"visit.another", TileIcon::Go},
                                                                       {"visit.next", TileIcon::Go},
                                                                       {"visit.finish", TileIcon::Back},
                                                                       {"assess.ready", TileIcon::Go},
                                                                       {"assess.finish", TileIcon::Done}}};

TileIcon iconOf(const PageTile& tile) {
  const auto* found = std::ranges::find(kIcons, tile.id, &std::pair<std::string_view, TileIcon>::first);
  if (found != kIcons.end()) {
    return found->second;
  }
  return tile.exercise ? surefoot::iconOf(*tile.exercise) : TileIcon::None;
}

}  // namespace

TileIcon iconOf(Exercise exercise) {
  switch (exercise) {
    case Exercise::ToePress:
      return TileIcon::Catapult;
    case Exercise::Tiptoe:
      return TileIcon::Balloon;
    case Exercise::AnkleCircle:
      return TileIcon::Lighthouse;
    case Exercise::Free:
      return TileIcon::Raft;
  }
  return TileIcon::None;
}

MenuSetup pageMenu(const PageStep& step, DayTime dayTime) {
  MenuSetup menu{.promptId = step.headingId,
                 .lines = step.lineIds,
                 .suggested = step.suggested,
                 .dayTime = dayTime,
                 .rests = step.restS,
                 .low = step.lineIds.size() > 1 || step.restS > 0.0};
  for (const PageTile& tile : step.tiles) {
    menu.tiles.push_back({.id = tile.id, .arguments = tile.arguments, .icon = iconOf(tile)});
  }
  return menu;
}

}  // namespace surefoot
