// SPDX-License-Identifier: MIT
// --screenshots: nobody presses keys; every page is shown, saved as a picture once and left by itself.
#pragma once

#include <filesystem>
#include <optional>
#include <set>
#include <string>

#include "app/assess.hpp"
#include "app/visit.hpp"
#include "screens/home.hpp"

namespace surefoot {

/// Names the pictures: one for each screen and each stage of a game.
std::string sceneOf(const Session& session);
std::string sceneOf(const Visit& visit);
std::string sceneOf(const Assess& assess);

class Tour {
 public:
  /// `directory` is made; empty: there is no tour.
  explicit Tour(const std::string& directory);

  bool on() const { return !directory_.empty(); }
  /// Where to save the picture of this scene; empty when it has been saved before.
  std::optional<std::filesystem::path> pictureFor(const std::string& scene);
  /// People first, then progress, then a visit.
  HomeChoice nextFromHome();
  /// Twice, in the third second of play.
  bool wantsPause(const Visit& visit);
  static bool wantsPause(const Assess& /*assess*/) { return false; }
  /// One line on stderr at the end.
  void printSummary(double firstFrameS) const;

 private:
  std::filesystem::path directory_;
  std::set<std::string> scenes_;
  int pauses_ = 0;
  int homePages_ = 0;
};

}  // namespace surefoot
