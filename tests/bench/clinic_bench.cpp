// SPDX-License-Identifier: MIT
// How quickly the clinic's list and a person's page answer with 10,000 people and 1,000,000 sessions, over real HTTP. A
// plain program: makes the database in a temporary directory, prints median and p95.
//   clinic_bench [PEOPLE] [SESSIONS]
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <iostream>

#include "clinic/believable.hpp"
#include "clinic/browser.hpp"

namespace surefoot::test {
namespace {

constexpr int kLooks = 200;

void fill(const std::filesystem::path& dir, int people, int sessions) {
  { const Database made(dir); }
  BareDatabase bare(dir);
  const auto count = std::to_string(people);
  const auto all = std::to_string(sessions);
  bare.run("pragma synchronous = off");
  bare.run("begin");
  bare.run("create temp table n (i integer primary key)");
  bare.run("with recursive c(i) as (select 0 union all select i + 1 from c where i < " +
           std::to_string(std::max(people, sessions)) + " - 1) insert into n select i from c");
  bare.run(
      "insert into people (id, pseudonym, birth_year, sex, note, created_at) select "
      "printf('01900000-0000-7000-8000-%012d', i),"
      " printf('gull-%06d', i), 1930 + i % 60, 'female', '', '2026-01-01T09:00:00+00:00' from n where i < " +
      count);
  bare.run(
      "insert into names select printf('01900000-0000-7000-8000-%012d', i), printf('Patient %06d', i * 7919 % 1000003) "
      "from n where i < " +
      count);
  // One a day each, every tenth a trial of a test. The latest was today; but every fourth person has stopped coming,
  // and every twentieth never came.
  const std::string who = "(i % " + count + ")";
  const std::string came = who + " % 20 <> 19";
  const std::string when = "strftime('%Y-%m-%dT09:30:00+00:00', 'now', printf('-%d days', (" + all + " - 1 - i) / " +
                           count + " + iif(" + who + " % 4 = 0, " + who + " / 4 % 120, 0)))";
  bare.run(
      "insert into sessions (id, person_id, status, started_at, source, program_version, board_model, board_serial, "
      "firmware,"
      " nominal_rate_hz, board_calibrated, foot_length_mm, best_toe_n, tick_count, sample_count) select"
      " printf('01910000-0000-7000-8000-%012d', i), printf('01900000-0000-7000-8000-%012d', i % " +
      count + "), 'finished', " + when + ", 'bench', '0', 'split', '', '', 80, 1, 240, 60, 7200, 0 from n where i < " +
      all + " and " + came);
  bare.run(
      "insert into bouts (id, session_id, number, exercise, game, seed, form, repetitions, hold_s, rest_s, difficulty, "
      "day_time, score,"
      " measured, done) select printf('01920000-0000-7000-8000-%012d', i), printf('01910000-0000-7000-8000-%012d', i), "
      "1,"
      " case when i / " +
      count +
      " % 10 = 9 then 'balance-test' when i % 3 = 0 then 'tiptoe' else 'toe-press' end, 'g', '1', 'standing',"
      " 10, 3, 3, 0, 'morning', 50 + i % 50, 1, 10 from n where i < " +
      all + " and " + came);
  bare.run(
      "insert into measures (session_id, bout_id, measure, value, unit, definition_version, filter) select"
      " printf('01910000-0000-7000-8000-%012d', i), printf('01920000-0000-7000-8000-%012d', i), 'score', 50 + i % 50, "
      "'1', 'x/1', 'none'"
      " from n where i < " +
      all + " and " + came);
  bare.run(
      "insert into tests (id, person_id, protocol, status, started_at, footwear, aid, hands, stance, foam, helper, "
      "note) select"
      " printf('01930000-0000-7000-8000-%012d', i), printf('01900000-0000-7000-8000-%012d', i % " +
      count + "), 'quiet', 'finished', " + when +
      ", 'barefoot', 'none', 'sides', 'marked', 'none', 'near', '' from n where i < " + all + " and i / " + count +
      " % 10 = 9 and " + came);
  bare.run(
      "insert into trials (id, test_id, session_id, number, condition, practice, planned_s, outcome, counts, reasons) "
      "select"
      " printf('01940000-0000-7000-8000-%012d', i), printf('01930000-0000-7000-8000-%012d', i), "
      "printf('01910000-0000-7000-8000-%012d', i),"
      " 1, 'eyes-open-firm', 0, 60, 'complete', 1, '' from n where i < " +
      all + " and i / " + count + " % 10 = 9 and " + came);
  bare.run(
      "insert into measures (session_id, measure, value, unit, definition_version, filter, duration_s, rate_hz, trial, "
      "condition) select"
      " printf('01910000-0000-7000-8000-%012d', i), 'mean_velocity_mm_s', 8 + i % 7, 'mm/s', 'mean-velocity/1', "
      "'butterworth', 60, 100,"
      " printf('01940000-0000-7000-8000-%012d', i), 'eyes-open-firm' from n where i < " +
      all + " and i / " + count + " % 10 = 9 and " + came);
  bare.run(
      "insert into answers (id, person_id, visit_id, question, answer, answered_at) select "
      "printf('01950000-0000-7000-8000-%012d', i),"
      " printf('01900000-0000-7000-8000-%012d', i % " +
      count + "), '', 'how-was-it', case when i % 97 = 0 then 'pain' else 'fine' end, " + when + " from n where i < " +
      all + " and i % 5 = 0 and " + came);
  // A tenth has a test that nobody has looked at since; of the others every fiftieth has changed.
  const std::string number = "cast(substr(person_id, -12) as integer)";
  bare.run("update roster set change_stale = 0, change = iif(" + number + " % 50 = 1, 'steadier', 'within') where " +
           number + " % 10 > 0");
  bare.run("commit");
}

template <typename Address>
bool look(Browser& browser, const char* what, Address&& address) {
  std::vector<double> ms;
  for (int i = 0; i < kLooks; ++i) {
    const auto start = std::chrono::steady_clock::now();
    const auto reply = browser.get(address(i));
    ms.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
    if (!reply || reply->status != 200) {
      std::cerr << "no page at " << address(i) << '\n';
      return false;
    }
  }
  std::ranges::sort(ms);
  const double p95 = ms[ms.size() * 95 / 100];
  std::cout << what << ": median " << ms[ms.size() / 2] << " ms, p95 " << p95 << " ms\n";
  return p95 < 50.0;
}

int run(int people, int sessions) {
  const TempDir dir;
  std::cout << people << " people, " << sessions << " sessions\n";
  const auto start = std::chrono::steady_clock::now();
  fill(dir / "data", people, sessions);
  std::cout << "filled in " << std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count()
            << " s\n";
  RunningClinic clinic(dir / "data");
  Browser browser(clinic);
  browser.makeFirstUser(clinic);
  const auto person = [people](int i) {
    char id[40];
    std::snprintf(id, sizeof id, "01900000-0000-7000-8000-%012d", i * 7919 % people);
    return std::string("/people/") + id;
  };
  bool good = look(browser, "list, by name", [](int i) { return "/people?page=" + std::to_string(1 + i % 100); });
  good &= look(browser, "list, searched", [](int i) { return "/people?q=" + std::to_string(1000 + i); });
  good &= look(browser, "list, due", [](int) { return std::string("/people?view=due"); });
  good &= look(browser, "list, changed", [](int) { return std::string("/people?view=changed"); });
  good &= look(browser, "list, trouble", [](int) { return std::string("/people?view=trouble&sort=trouble&way=down"); });
  good &= look(browser, "a person's page", person);
  good &= look(browser, "access log", [](int) { return std::string("/audit"); });
  std::cout << (good ? "all under 50 ms at p95\n" : "over 50 ms at p95\n");
  return good ? 0 : 1;
}

}  // namespace
}  // namespace surefoot::test

int main(int argc, char** argv) {
  return surefoot::test::run(argc > 1 ? std::atoi(argv[1]) : 10'000, argc > 2 ? std::atoi(argv[2]) : 1'000'000);
}
