// SPDX-License-Identifier: MIT
// Home and the pages that it leads to: who plays, and their progress.
#pragma once

#include <optional>

#include "app/sources.hpp"
#include "app/visit.hpp"
#include "app/window/stage.hpp"
#include "screens/home.hpp"

namespace surefoot {

/// What all pages share.
struct Party {
  Stage& stage;
  Database& db;
  Keeper& keeper;
  const PlayOptions& options;
  OpenedBoard board;
  std::optional<Person> person;  ///< Who plays; empty: a guest.
  /// What guests have done since the program began. It is theirs until the program ends.
  std::vector<DatedBout> guest = {};
};

/// Home, until a key chooses or, with `waiting`, a visit that waits for its person, somebody steps on the board. Empty:
/// nobody came for so long that zero and plan are to be taken anew.
std::optional<HomeChoice> askHome(Party& party, HomeScreen& home, Visit* waiting);

/// Changes `party.person`.
void askPerson(Party& party);

void showProgress(Party& party);

}  // namespace surefoot
