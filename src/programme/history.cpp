// SPDX-License-Identifier: MIT
#include "programme/history.hpp"

#include <algorithm>
#include <map>

#include "base/median.hpp"

namespace surefoot {
namespace {

constexpr DayNumber kStreakDays = 400;
constexpr std::size_t kUsualBouts = 10;

double shareDone(const BoutDone& bout) {
  const int asked = std::max(1, repetitionsAsked(bout.exercise, bout.repetitions));
  return std::min(1.0, static_cast<double>(bout.done) / asked);
}

}  // namespace

std::vector<DayDone> daysDone(std::span<const DatedBout> bouts, const Plan& plan, DayNumber today) {
  std::map<DayNumber, std::vector<BoutDone>> days;
  for (const DatedBout& one : bouts) {
    if (one.day >= today - kStreakDays && one.day <= today) {
      days[one.day].push_back(one.bout);
    }
  }
  std::vector<DayDone> done;
  for (const auto& [day, ofDay] : days) {
    done.push_back({day, todayOf(plan, ofDay).share});
  }
  return done;
}

Place withBout(const Place& place, const BoutDone& bout) {
  return withBout(place, bout.exercise, shareDone(bout));
}

Place placeOf(std::span<const DatedBout> bouts) {
  Place place;
  for (const DatedBout& one : bouts) {
    place = withBout(place, one.bout);
  }
  return place;
}

Place placeAfter(const Session& session) {
  const BoutSetup& bout = session.setup().bout;
  return withBout(bout.place,
                  {.exercise = session.exercise(), .repetitions = bout.repetitions, .done = session.game().done()});
}

ScoreHistory historyOf(std::span<const DatedBout> bouts, Exercise exercise) {
  ScoreHistory history;
  std::vector<double> scores;
  for (const auto& [date, bout] : bouts) {
    const bool scored = !bout.stopped && bout.score;
    if (bout.exercise != exercise || (!scored && bout.done == 0)) {
      continue;
    }
    if (history.days.empty() || history.days.back().day != date) {
      history.days.push_back({.day = date});
    }
    DayScore& day = history.days.back();
    day.rounds += shareDone(bout);
    if (scored) {
      scores.push_back(*bout.score);
      day.mean = (day.mean * day.bouts + *bout.score) / (day.bouts + 1);
      day.best = std::max(day.best, *bout.score);
      ++day.bouts;
    }
  }
  if (!scores.empty()) {
    history.best = std::ranges::max(scores);
    const std::size_t from = scores.size() - std::min(scores.size(), kUsualBouts);
    history.usual = medianOf({scores.begin() + static_cast<std::ptrdiff_t>(from), scores.end()});
  }
  return history;
}

}  // namespace surefoot
