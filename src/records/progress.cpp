// SPDX-License-Identifier: MIT
#include "records/progress.hpp"

#include <algorithm>
#include <map>

#include "base/median.hpp"
#include "base/text.hpp"
#include "records/sql.hpp"
#include "records/stamp.hpp"
#include "records/words.hpp"

namespace surefoot {
namespace {

constexpr DayNumber kLevelDays = 60;
constexpr DayNumber kStreakDays = 400;
constexpr std::size_t kUsualBouts = 10;
constexpr std::chrono::hours kLatelySpan{14 * 24};

struct DatedBout {
  DayNumber day = 0;
  BoutDone bout;
};

double hourOf(const std::string& time) {
  const std::string_view text = time;
  return parseInteger<int>(text.substr(11, 2)).value_or(0) + parseInteger<int>(text.substr(14, 2)).value_or(0) / 60.0;
}

DatedBout boutFrom(const soci::row& row) {
  const auto number = [&row](std::size_t i) {
    return row.get_indicator(i) == soci::i_null ? std::nullopt : std::optional(row.get<double>(i));
  };
  const auto started = row.get<std::string>(0);
  return {.day = dayOf(started),
          .bout = {.exercise = valueOf<Exercise>(row.get<std::string>(1)).value_or(Exercise::Free),
                   .form = valueOf<Form>(row.get<std::string>(2)).value_or(Form::Standing),
                   .foot = valueOf<Foot>(row.get<std::string>(3)).value_or(Foot::Both),
                   .repetitions = row.get<int>(4),
                   .done = row.get_indicator(5) == soci::i_null ? 0 : row.get<int>(5),
                   .score = number(6),
                   .measured = row.get_indicator(7) == soci::i_ok && row.get<int>(7) != 0,
                   .stopped = row.get<std::string>(8) != wordFor(SessionStatus::Finished),
                   .difficulty = row.get<double>(9),
                   .holdS = row.get<double>(10),
                   .heldS = number(11).value_or(0.0),
                   .startedH = hourOf(started)}};
}

/// From `first` to `last`, inclusive.
std::vector<DatedBout> boutsOf(Database& db, const std::string& personId, DayNumber first, DayNumber last) {
  return guarded(db.file(), [&] {
    const std::string from = dayText(first);
    const std::string to = dayText(last);
    const soci::rowset<soci::row> rows =
        (db.sql().prepare
             << "select s.started_at, b.exercise, b.form, b.foot, b.repetitions, b.done, b.score, b.measured, s.status,"
                " b.difficulty, b.hold_s, m.value from sessions s join bouts b on b.session_id = s.id"
                " left join measures m on m.bout_id = b.id and m.measure in ('toe_press_held_s', 'tiptoe_held_s')"
                " where s.person_id = :person and s.status <> 'running' and "
             << kIsTraining << " and substr(s.started_at, 1, 10) between :first and :last order by s.id",
         soci::use(personId), soci::use(from), soci::use(to));
    std::vector<DatedBout> bouts;
    for (const soci::row& row : rows) {
      bouts.push_back(boutFrom(row));
    }
    return bouts;
  });
}

std::vector<BoutDone> withoutDays(const std::vector<DatedBout>& dated) {
  std::vector<BoutDone> bouts;
  for (const DatedBout& one : dated) {
    bouts.push_back(one.bout);
  }
  return bouts;
}

double shareDone(const BoutDone& bout) {
  const int asked = std::max(1, repetitionsAsked(bout.exercise, bout.repetitions));
  return std::min(1.0, static_cast<double>(bout.done) / asked);
}

}  // namespace

int lapsDone(std::span<const LoggedEvent> log, int each) {
  int clockwise = 0;
  int counterClockwise = 0;
  for (const LoggedEvent& logged : log) {
    if (logged.event.kind == EventKind::LapEnd && logged.event.lap.complete) {
      ++(logged.event.lap.clockwise ? clockwise : counterClockwise);
    }
  }
  return std::min(clockwise, each) + std::min(counterClockwise, each);
}

int repetitionsDone(const Session& session, Exercise exercise) {
  switch (exercise) {
    case Exercise::AnkleCircle:
      return lapsDone(session.log(), session.setup().bout.repetitions);
    case Exercise::Free:
      return session.stopped() ? 0 : session.setup().bout.repetitions;
    case Exercise::ToePress:
    case Exercise::Tiptoe:
      break;
  }
  return session.game().hud().done;
}

std::vector<BoutDone> boutsToday(Database& db, const std::string& personId, DayNumber day) {
  return withoutDays(boutsOf(db, personId, day, day));
}

std::vector<BoutDone> boutsBefore(Database& db, const std::string& personId, DayNumber day) {
  return withoutDays(boutsOf(db, personId, day - kLevelDays, day - 1));
}

std::vector<DayDone> daysDone(Database& db, const std::string& personId, const Plan& plan, DayNumber today) {
  std::map<DayNumber, std::vector<BoutDone>> days;
  for (const DatedBout& one : boutsOf(db, personId, today - kStreakDays, today)) {
    days[one.day].push_back(one.bout);
  }
  std::vector<DayDone> done;
  for (const auto& [day, bouts] : days) {
    done.push_back({day, todayOf(plan, bouts).share});
  }
  return done;
}

double comfortableHoldS(Database& db, const std::string& personId) {
  return guarded(db.file(), [&] {
    const std::string since = idsSince(kLatelySpan);
    const soci::rowset<double> rows =
        (db.sql().prepare << "select e.held_s from events e join sessions s on s.id = e.session_id where s.person_id ="
                             " :person and s.id >= :since and e.kind = 'hold-end'",
         soci::use(personId), soci::use(since));
    return medianOf({rows.begin(), rows.end()}).value_or(0.0);
  });
}

Place withBout(const Place& place, const BoutDone& bout) {
  return withBout(place, bout.exercise, shareDone(bout));
}

Place placeOf(Database& db, const std::string& personId) {
  Place place;
  for (const DatedBout& one : boutsOf(db, personId, 0, today())) {
    place = withBout(place, one.bout);
  }
  return place;
}

Place placeAfter(const Session& session) {
  const BoutSetup& bout = session.setup().bout;
  return withBout(bout.place, {.exercise = session.exercise(),
                               .repetitions = bout.repetitions,
                               .done = repetitionsDone(session, session.exercise())});
}

ScoreHistory historyOf(Database& db, const std::string& personId, Exercise exercise) {
  ScoreHistory progress;
  std::vector<double> scores;
  for (const auto& [date, bout] : boutsOf(db, personId, 0, today())) {
    const bool scored = bout.measured && !bout.stopped && bout.score;
    if (bout.exercise != exercise || (!scored && bout.done == 0)) {
      continue;
    }
    if (progress.days.empty() || progress.days.back().day != date) {
      progress.days.push_back({.day = date});
    }
    DayScore& day = progress.days.back();
    day.rounds += shareDone(bout);
    if (scored) {
      scores.push_back(*bout.score);
      day.mean = (day.mean * day.bouts + *bout.score) / (day.bouts + 1);
      day.best = std::max(day.best, *bout.score);
      ++day.bouts;
    }
  }
  if (!scores.empty()) {
    progress.best = std::ranges::max(scores);
    const std::size_t from = scores.size() - std::min(scores.size(), kUsualBouts);
    progress.usual = medianOf({scores.begin() + static_cast<std::ptrdiff_t>(from), scores.end()});
  }
  return progress;
}

}  // namespace surefoot
