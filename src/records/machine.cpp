// SPDX-License-Identifier: MIT
#include "records/machine.hpp"

#include "records/sql.hpp"
#include "records/stamp.hpp"

namespace surefoot {
namespace {

/// A day's plan with its write-ahead log takes less.
constexpr std::uintmax_t kHeadroomBytes = 32U << 20U;

DayNumber lastSessionDay(Database& db) {
  return guarded(db.file(), [&] {
    std::string at;
    db.sql() << "select coalesce((select started_at from sessions order by id desc limit 1), '')", soci::into(at);
    return dayOf(at);
  });
}

}  // namespace

std::string clockTroubleOn(DayNumber now, DayNumber built, DayNumber last) {
  const std::string clock = "this computer's clock says " + dayText(now);
  if (now + 1 < built) {
    return clock + ", but this program was built on " + dayText(built) + ": set the clock; until then no ages are kept";
  }
  if (now + 1 < last) {
    return clock + ", but the last session was on " + dayText(last) + ": set the clock; until then no ages are kept";
  }
  return "";
}

std::string clockTrouble(Database& db) {
  return clockTroubleOn(today(), buildDay(), lastSessionDay(db));
}

std::string spaceTrouble(const Database& db) {
  std::error_code error;
  const auto space = std::filesystem::space(db.directory(), error);
  if (error || space.available >= kHeadroomBytes) {
    return "";
  }
  return "only " + std::to_string(space.available >> 20U) + " MB are free where the database " + db.file().string() +
         " is: a session may not be kept; free some space first";
}

}  // namespace surefoot
