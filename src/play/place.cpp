// SPDX-License-Identifier: MIT
#include "play/place.hpp"

#include <algorithm>

namespace surefoot {
namespace {

/// Number of pieces built after this many rounds.
int piecesOf(double rounds, double each, double more, int most) {
  int n = 0;
  // The tolerance is there because tenths of rounds do not add up exactly.
  while (n < most && each * (n + 1) + more * (n + 1) * n / 2.0 <= rounds + 1e-6) {
    ++n;
  }
  return n;
}

}  // namespace

Place withBout(Place place, Exercise exercise, double share) {
  const double rounds = std::clamp(share, 0.0, 1.0);
  switch (exercise) {
    case Exercise::ToePress:
      place.harbour += rounds;
      break;
    case Exercise::Tiptoe:
      place.route += rounds;
      break;
    case Exercise::AnkleCircle:
      place.tower += rounds;
      break;
    case Exercise::Free:
      place.boats += rounds;
      break;
  }
  return place;
}

Standing standingOf(const Place& place) {
  const double all = place.harbour + place.route + place.tower + place.boats;
  return {.harbour = piecesOf(place.harbour, 1.0, 1.4, kAllBuilt.harbour),
          .route = piecesOf(place.route, 1.0, 0.4, kAllBuilt.route),
          .tower = piecesOf(place.tower, 1.0, 0.7, kAllBuilt.tower),
          .boats = piecesOf(place.boats + 0.5 * place.tower, 1.0, 1.0, kAllBuilt.boats),
          .village = piecesOf(all, 8.0, 7.0, kAllBuilt.village),
          .windows = piecesOf(all, 5.0, 1.2, kAllBuilt.windows)};
}

std::string_view newPiece(const Standing& before, const Standing& now) {
  if (now.tower > before.tower) {
    return now.tower == kAllBuilt.tower ? "place.beam" : now.tower == kCourses + 1 ? "place.keeper" : "place.tower";
  }
  if (now.harbour > before.harbour) {
    return "place.harbour";
  }
  if (now.route > before.route) {
    return now.route % kFlagEvery == 0 ? "place.flag" : "place.lantern";
  }
  if (now.boats > before.boats) {
    return "place.boat";
  }
  return now.village > before.village ? "place.village" : "";
}

}  // namespace surefoot
