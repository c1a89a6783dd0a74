// SPDX-License-Identifier: MIT
#include "records/progress.hpp"

#include "base/median.hpp"
#include "base/text.hpp"
#include "records/sql.hpp"
#include "records/stamp.hpp"
#include "records/words.hpp"

namespace surefoot {
namespace {

constexpr DayNumber kLevelDays = 60;
constexpr std::chrono::hours kLatelySpan{14 * 24};

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
                   .stopped = row.get<std::string>(7) != wordFor(SessionStatus::Finished),
                   .difficulty = row.get<double>(8),
                   .holdS = row.get<double>(9),
                   .heldS = number(10).value_or(0.0),
                   .startedH = hourOf(started)}};
}

/// From `first` to `last`, inclusive.
std::vector<DatedBout> boutsOf(Database& db, const std::string& personId, DayNumber first, DayNumber last) {
  return guarded(db.file(), [&] {
    const std::string from = dayText(first);
    const std::string to = dayText(last);
    const soci::rowset<soci::row> rows =
        (db.sql().prepare
             << "select s.started_at, b.exercise, b.form, b.foot, b.repetitions, b.done, b.score, s.status,"
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

}  // namespace

std::vector<DatedBout> allBouts(Database& db, const std::string& personId) {
  return boutsOf(db, personId, 0, today());
}

std::vector<BoutDone> boutsToday(Database& db, const std::string& personId, DayNumber day) {
  return withoutDays(boutsOf(db, personId, day, day));
}

std::vector<BoutDone> boutsBefore(Database& db, const std::string& personId, DayNumber day) {
  return withoutDays(boutsOf(db, personId, day - kLevelDays, day - 1));
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

}  // namespace surefoot
