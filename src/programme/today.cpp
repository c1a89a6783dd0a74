// SPDX-License-Identifier: MIT
#include "programme/today.hpp"

#include <algorithm>

namespace surefoot {
namespace {

constexpr double kRoundShare = 0.8;

/// How many repetitions of `line` a bout counts for.
double creditFor(const TodayLine& line, const BoutDone& bout) {
  if (bout.foot == line.foot || bout.foot == Foot::Both) {
    return bout.done;
  }
  return line.foot == Foot::Both ? bout.done / 2.0 : 0.0;
}

void fill(TodayLine& line, const PlanItem& item, std::span<const BoutDone> bouts) {
  const double asked = repetitionsAsked(item.exercise, item.repetitions);
  double open = 0.0;
  for (const BoutDone& bout : bouts) {
    if (bout.exercise == item.exercise) {
      open += creditFor(line, bout);
    }
    for (; open >= kRoundShare * asked; open = std::max(0.0, open - asked)) {
      ++line.roundsDone;
    }
  }
  line.openDone = static_cast<int>(open);
}

std::vector<Foot> feetOf(const PlanItem& item) {
  const bool oneByOne = item.exercise == Exercise::AnkleCircle && item.form == Form::Seated;
  return oneByOne && item.foot == Foot::Both ? std::vector{Foot::Left, Foot::Right} : std::vector{item.foot};
}

double shareOf(const TodayLine& line, const PlanItem& item) {
  const double open = static_cast<double>(line.openDone) / repetitionsAsked(item.exercise, item.repetitions);
  return std::min(1.0, (line.roundsDone + open) / line.rounds);
}

}  // namespace

Today todayOf(const Plan& plan, std::span<const BoutDone> boutsToday) {
  Today today;
  for (std::size_t i = 0; i < plan.items.size(); ++i) {
    const PlanItem& item = plan.items[i];
    for (const Foot foot : feetOf(item)) {
      TodayLine line{.item = i, .foot = foot, .rounds = item.perDay};
      fill(line, item, boutsToday);
      today.lines.push_back(line);
    }
  }
  for (const TodayLine& line : today.lines) {
    today.share += shareOf(line, plan.items[line.item]) / static_cast<double>(today.lines.size());
  }
  today.complete = std::ranges::all_of(today.lines, &TodayLine::complete);
  return today;
}

int roundsDueBy(DayTime part, int perDay) {
  return (perDay * (static_cast<int>(part) + 1) + 1) / 3;
}

std::optional<std::size_t> nextLine(const Plan& plan, const Today& today, DayTime until) {
  for (const DayTime part : {DayTime::Morning, DayTime::Midday, DayTime::Evening}) {
    for (std::size_t i = 0; part <= until && i < today.lines.size(); ++i) {
      const TodayLine& line = today.lines[i];
      if (!line.setAside && line.roundsDone < roundsDueBy(part, plan.items[line.item].perDay)) {
        return i;
      }
    }
  }
  return std::nullopt;
}

DayTime dayTimeAt(double hour) {
  if (hour < 11.0) {
    return DayTime::Morning;
  }
  return hour < 17.0 ? DayTime::Midday : DayTime::Evening;
}

}  // namespace surefoot
