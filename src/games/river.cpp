// SPDX-License-Identifier: MIT
// Gates come in pairs, one to each side in a seeded order, so that the sides stay even and at most two in a row are on
// one side.
#include "games/river.hpp"

namespace surefoot {

namespace {

constexpr double kFirstGate = 7.0;
constexpr double kNearest = 1.9;  ///< Distance of a gate's middle from the middle of the stream, metres.
constexpr double kFurthest = 2.1;
constexpr double kPadEvery = 3.1;
constexpr double kIsletEvery = 4.6;
constexpr double kSeenAhead = 50.0;  ///< Scenery continues this far behind the last gate.

void layGates(River& river, int gates, double difficulty, Random& random) {
  double side = 1.0;
  for (int i = 0; i < gates; ++i) {
    if (i % 2 == 0) {
      side = random.next() % 2U == 0 ? 1.0 : -1.0;
    } else {
      side = -side;
    }
    const double off = random.uniform(kNearest, kFurthest);
    river.gates.push_back({{side * off, kFirstGate + i * kGateEvery}, 1.05 - 0.15 * difficulty});
  }
  river.endY = kFirstGate + (gates - 1) * kGateEvery;
}

void layPads(River& river, Random& random) {
  for (double y = 3.0; y < river.endY + 14.0; y += kPadEvery) {
    const double x = random.uniform(-3.0, 3.0);
    const double dy = random.uniform(0.0, 2.0);
    const int company = 1 + static_cast<int>(random.next() % 3U);
    for (int i = 0; i < company; ++i) {
      const double offX = random.uniform(-0.3, 0.3);
      const double radius = random.uniform(0.18, 0.30);
      const bool flower = random.next() % 4U == 0;
      river.pads.push_back({{x + 0.66 * i + offX, y + dy + 0.3 * (i % 2)}, radius, flower});
    }
  }
}

void layIslets(River& river, Random& random) {
  for (double y = -4.0; y < river.endY + kSeenAhead; y += kIsletEvery) {
    for (const double side : {-1.0, 1.0}) {
      const double half = random.uniform(0.9, 2.4);
      const double gap = random.uniform(0.0, 1.6);
      const double deep = random.uniform(0.7, 1.7);
      const double dy = random.uniform(-1.2, 1.2);
      const double phase = random.uniform(0.0, 6.0);
      const int reeds = 4 + static_cast<int>(random.next() % 5U);
      // One in four is left out, so that the bay can be seen in between.
      if (random.next() % 4U != 0) {
        river.islets.push_back({{side * (3.9 + half + gap), y + dy}, {half, deep}, reeds, phase});
      }
    }
  }
}

}  // namespace

River planRiver(int gates, double difficulty, Random& random) {
  River river;
  layGates(river, gates, difficulty, random);
  layPads(river, random);
  layIslets(river, random);
  return river;
}

}  // namespace surefoot
