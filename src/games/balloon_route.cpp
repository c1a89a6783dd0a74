// SPDX-License-Identifier: MIT
#include "games/balloon_route.hpp"

#include <algorithm>
#include <string_view>

#include "games/staged.hpp"
#include "play/easing.hpp"

namespace surefoot {

namespace {

using namespace balloon;

constexpr double kDwellS = 1.5;

constexpr std::array<std::string_view, kLanterns> kLanternNotes{"lantern1", "lantern2", "lantern3", "lantern4",
                                                                "lantern5", "lantern6", "lantern7", "lantern8",
                                                                "lantern9", "lantern10"};

int lanternsFor(double share) {
  return std::min(kLanterns, static_cast<int>(share * kLanterns + 1e-9));
}

}  // namespace

BalloonRoute::BalloonRoute(Random& random) {
  home_ = static_cast<PlaceKind>(random.next() % static_cast<std::uint32_t>(kPlaceKinds));
  offer(random);
  legs_.push_back({.to = offered_[0]});
}

void BalloonRoute::closeChoice() {
  offering_ = false;
  decided_ = false;
  dwell_ = 0.0;
}

void BalloonRoute::arrive(Random& random) {
  legs_[static_cast<std::size_t>(place_)].reached = true;
  ++place_;
  offer(random);
  legs_.push_back({.to = offered_[static_cast<std::size_t>(chosen_)]});
}

void BalloonRoute::offer(Random& random) {
  const PlaceKind here = place_ == 0 ? home_ : legs_[static_cast<std::size_t>(place_ - 1)].to;
  const auto after = [](PlaceKind kind, std::uint32_t by) {
    return static_cast<PlaceKind>((static_cast<std::uint32_t>(kind) + by) % kPlaceKinds);
  };
  const std::uint32_t first = 1U + random.next() % 5U;
  const std::uint32_t further = 1U + random.next() % 4U;
  const std::uint32_t second = 1U + (first - 1U + further) % 5U;
  offered_ = {after(here, first), after(here, second)};
  chosen_ = static_cast<int>(random.next() % 2U);
}

void BalloonRoute::choose(const LeanState& lean, double openS, Sounds& sounds) {
  offering_ = true;
  if (decided_) {
    return;
  }
  if (lean.side == 0) {
    dwell_ = 0.0;
    return;
  }
  const int chosen = lean.side < 0 ? 0 : 1;
  if (chosen != chosen_) {
    chosen_ = chosen;
    sounds.say("tick", 0.6, chosen == 0 ? -0.5 : 0.5);
  }
  legs_.back().to = offered_[static_cast<std::size_t>(chosen_)];
  dwell_ = std::min(clamp01(bounded(lean.dwellS, 0.0, 60.0) / kDwellS), clamp01(openS / kDwellS));
  if (dwell_ >= 1.0) {
    decided_ = true;
    sounds.say("note2", 0.8);
  }
}

void BalloonRoute::light(double share, Sounds& sounds) {
  Leg& leg = legs_.back();
  const int lit = lanternsFor(share);
  if (lit > leg.lit) {
    leg.lit = lit;
    newest_ = 0.0;
    sounds.say(kLanternNotes[static_cast<std::size_t>(lit - 1)], 0.7);
  }
}

void BalloonRoute::dim(double share) {
  legs_.back().lit = std::min(legs_.back().lit, lanternsFor(share));
}

void BalloonRoute::step(bool choosing) {
  newest_ = eased(newest_, 1.0, 0.5);
  choiceShown_ = eased(choiceShown_, choosing ? 1.0 : 0.0, 0.2);
}

void BalloonRoute::show(BalloonScene& scene) const {
  scene.home = home_;
  for (const Leg& leg : legs_) {
    const bool last = &leg == &legs_.back();
    scene.legs.push_back({leg.lit, last ? newest_ : 1.0, leg.to, leg.reached});
  }
  scene.choice.shown = choiceShown_;
  scene.choice.places = offered_;
  scene.choice.chosen = chosen_;
  scene.choice.dwell = decided_ ? 1.0 : dwell_;
}

void BalloonRoute::digestOffer(Digest& digest) const {
  for (const int number :
       {place_, chosen_, static_cast<int>(home_), static_cast<int>(offered_[0]), static_cast<int>(offered_[1])}) {
    digest.add(number);
  }
}

void BalloonRoute::digestLegs(Digest& digest) const {
  for (const Leg& leg : legs_) {
    digest.add(leg.lit);
    digest.add(static_cast<int>(leg.to));
    digest.add(leg.reached);
  }
}

}  // namespace surefoot
