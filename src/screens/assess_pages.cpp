// SPDX-License-Identifier: MIT
#include "screens/assess_pages.hpp"

namespace surefoot {
namespace {

TileIcon iconOf(const std::string& tileId) {
  if (tileId == "assess.ready") {
    return TileIcon::Go;
  }
  return tileId == "assess.finish" ? TileIcon::Done : TileIcon::None;
}

}  // namespace

MenuSetup assessMenu(const AssessStep& step, DayTime dayTime) {
  MenuSetup menu{.promptId = step.headingId,
                 .lines = step.lineIds,
                 .suggested = step.suggested,
                 .dayTime = dayTime,
                 .rests = step.restS,
                 .low = step.lineIds.size() > 1 || step.restS > 0.0 || step.page == AssessPage::Result};
  for (const VisitTile& tile : step.tiles) {
    menu.tiles.push_back({.id = tile.id, .icon = iconOf(tile.id)});
  }
  return menu;
}

}  // namespace surefoot
