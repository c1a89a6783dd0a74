// SPDX-License-Identifier: MIT
// The schema, as the steps that lead to it. A released step is never edited (tests/records/schema_*.sql keep them).
#include <array>

#include "records/database.hpp"

namespace surefoot {
namespace {

constexpr std::string_view kFirst = R"(
create table people (
  id text primary key,
  pseudonym text not null unique,
  birth_year integer,
  sex text not null,
  height_mm real,
  foot_length_mm real,
  weight_n real,
  note text not null,
  created_at text not null);
create table names (
  person_id text primary key references people(id) on delete cascade,
  name text not null unique collate nocase);
create table sessions (
  id text primary key,
  person_id text references people(id) on delete cascade,
  age_years integer,
  status text not null,
  started_at text not null,
  ended_at text,
  source text not null,
  program_version text not null,
  board_model text not null,
  board_serial text not null,
  firmware text not null,
  nominal_rate_hz real not null,
  board_calibrated integer not null,
  foot_length_mm real not null,
  best_toe_n real not null,
  body_weight_n real,
  tick_count bigint not null,
  sample_count bigint not null,
  digest text);
create index sessions_of_person on sessions(person_id, id);
create index sessions_running on sessions(status) where status = 'running';
create table calibrations (
  session_id text not null references sessions(id) on delete cascade,
  kind text not null,
  cell integer not null,
  x_mm real not null,
  y_mm real not null,
  zone text not null,
  zero_counts real not null,
  counts_per_n real not null,
  primary key (session_id, kind, cell));
create table bouts (
  id text primary key,
  session_id text not null references sessions(id) on delete cascade,
  number integer not null,
  exercise text not null,
  game text not null,
  seed text not null,
  form text not null,
  repetitions integer not null,
  hold_s real not null,
  rest_s real not null,
  difficulty real not null,
  day_time text not null,
  formula text,
  score real,
  measured integer,
  unique (session_id, number));
create table chunks (
  session_id text not null references sessions(id) on delete cascade,
  number integer not null,
  data blob not null,
  primary key (session_id, number));
create table events (
  session_id text not null references sessions(id) on delete cascade,
  number integer not null,
  tick bigint not null,
  kind text not null,
  detail text not null,
  t_s real,
  value real,
  x_mm real,
  y_mm real,
  start_s real,
  end_s real,
  held_s real,
  peak real,
  mean real,
  variation real,
  left_share real,
  release_s real,
  complete integer,
  with_lean integer,
  astray integer,
  primary key (session_id, number));
create table measures (
  session_id text not null references sessions(id) on delete cascade,
  bout_id text references bouts(id) on delete cascade,
  measure text not null,
  value real,
  unit text not null,
  weight real,
  definition_version text not null,
  filter text not null,
  duration_s real,
  rate_hz real,
  noise_mm real,
  trial text,
  condition text,
  reason text);
create index measures_of_session on measures(session_id, measure);
create index measures_of_bout on measures(bout_id);
)";

// Three exercises, visits with several sessions, and what a person's days consist of.
constexpr std::string_view kSecond = R"(
alter table sessions add column visit_id text not null default '';
alter table sessions add column support text not null default 'unknown';
alter table sessions add column zeroed integer not null default 0;
alter table sessions add column reach_mm real not null default 0;
alter table sessions add column tiptoe_share real not null default 0;
create index sessions_of_visit on sessions(visit_id);
alter table bouts add column foot text not null default 'both';
alter table bouts add column done integer;
update bouts set done = (select cast(m.value as integer) from measures m
  where m.bout_id = bouts.id and m.measure = 'press_complete_count');
alter table events add column steps integer;
alter table events add column cadence real;
alter table events add column rise real;
alter table events add column wobble real;
alter table events add column lowering_s real;
alter table events add column measured integer;
alter table events add column clockwise integer;
alter table events add column radius_mm real;
alter table events add column roundness real;
alter table events add column evenness real;
alter table events add column sectors integer;
create table plans (
  person_id text not null references people(id) on delete cascade,
  number integer not null,
  exercise text not null,
  form text not null,
  foot text not null,
  per_day integer not null,
  repetitions integer not null,
  hold_s real not null,
  own_hold integer not null,
  rest_s real not null,
  difficulty real,
  primary key (person_id, number));
create table answers (
  id text primary key,
  person_id text references people(id) on delete cascade,
  visit_id text not null,
  question text not null,
  answer text not null,
  answered_at text not null);
create index answers_of_visit on answers(visit_id);
create table seen (
  person_id text not null references people(id) on delete cascade,
  what text not null,
  seen_at text not null,
  primary key (person_id, what));
)";

// Balance tests and the clinic. A test is a protocol done once by one person; each of its trials is a separate session.
// The roster contains what the clinic's list shows of each person, kept up to date by triggers, so that ten thousand
// people can be listed at once.
constexpr std::string_view kThird = R"(
create table tests (
  id text primary key,
  person_id text references people(id) on delete cascade,
  protocol text not null,
  status text not null,
  started_at text not null,
  ended_at text,
  footwear text not null,
  aid text not null,
  hands text not null,
  stance text not null,
  foam text not null,
  helper text not null,
  note text not null);
create index tests_of_person on tests(person_id, id);
create table trials (
  id text primary key,
  test_id text not null references tests(id) on delete cascade,
  session_id text not null references sessions(id) on delete cascade,
  number integer not null,
  condition text not null,
  practice integer not null,
  planned_s real not null,
  start_s real,
  end_s real,
  outcome text not null,
  counts integer not null,
  reasons text not null,
  noise_mm real,
  unique (test_id, number));
create index trials_of_session on trials(session_id);
create table users (
  id text primary key,
  name text not null unique collate nocase,
  password_hash text not null,
  created_at text not null,
  failures integer not null,
  locked_until bigint);
create table audit (
  id text primary key,
  at text not null,
  user_name text not null,
  action text not null,
  person_id text not null,
  detail text not null);
create index audit_of_person on audit(person_id, id);
create table clinic_notes (
  id text primary key,
  person_id text not null references people(id) on delete cascade,
  user_name text not null,
  created_at text not null,
  text text not null);
create index clinic_notes_of_person on clinic_notes(person_id, id);
create table hand_tests (
  id text primary key,
  person_id text not null references people(id) on delete cascade,
  user_name text not null,
  done_at text not null,
  kind text not null,
  value real not null,
  note text not null);
create index hand_tests_of_person on hand_tests(person_id, id);
create index answers_of_person on answers(person_id, id);
create table roster (
  person_id text primary key references people(id) on delete cascade,
  trained_at text,
  tested_at text,
  trouble text,
  trouble_at text,
  change text not null default '',
  change_detail text not null default '',
  change_stale integer not null default 0);
create index roster_stale on roster(person_id) where change_stale = 1;
insert into roster (person_id, trained_at, trouble_at) select p.id, (select max(s.started_at) from sessions s
  where s.person_id = p.id), (select max(a.answered_at) from answers a where a.person_id = p.id
  and a.answer in ('pain', 'dizzy', 'nearly-fell')) from people p;
update roster set trouble = (select a.answer from answers a where a.person_id = roster.person_id
  and a.answered_at = roster.trouble_at and a.answer in ('pain', 'dizzy', 'nearly-fell')) where trouble_at is not null;
create trigger roster_person after insert on people begin insert into roster (person_id) values (new.id); end;
create trigger roster_bout after insert on bouts when new.exercise in ('toe-press', 'tiptoe', 'ankle-circle', 'free') begin
  update roster set trained_at = max(coalesce(trained_at, ''), (select s.started_at from sessions s where s.id = new.session_id))
  where person_id = (select s.person_id from sessions s where s.id = new.session_id); end;
create trigger roster_test after insert on tests begin
  update roster set tested_at = max(coalesce(tested_at, ''), new.started_at), change_stale = 1
  where person_id = new.person_id; end;
create trigger roster_test_end after update on tests begin
  update roster set change_stale = 1 where person_id = new.person_id; end;
create trigger roster_answer after insert on answers when new.answer in ('pain', 'dizzy', 'nearly-fell') begin
  update roster set trouble = new.answer, trouble_at = new.answered_at
  where person_id = new.person_id and (trouble_at is null or trouble_at <= new.answered_at); end;
)";

// What a session was like at each whole second, so that a replay can say where and in what it differs.
constexpr std::string_view kFourth = R"(
create table digests (
  session_id text not null references sessions(id) on delete cascade,
  second integer not null,
  game text not null,
  movement text not null,
  clock text not null,
  primary key (session_id, second));
)";

// Demonstrations, which are what simulated people do, leave the records of real people. `demonstration_of` is the
// person for whom one was shown. `rules` is kRules of the program that played the session.
// A bout that was not measured had its dose as a score.
constexpr std::string_view kFifth = R"(
alter table sessions add column demonstration integer not null default 0;
alter table sessions add column demonstration_of text references people(id) on delete cascade;
alter table sessions add column rules integer not null default 1;
alter table people add column demonstration integer not null default 0;
create index sessions_shown_to on sessions(demonstration_of, id) where demonstration_of is not null;
update sessions set demonstration = 1, demonstration_of = person_id, person_id = null, age_years = null
  where firmware = 'simulated' or board_serial like '5EED000%';
update tests set person_id = null where id in (select t.test_id from trials t join sessions s on s.id = t.session_id
  where s.demonstration = 1);
update answers set person_id = null where visit_id in (select s.visit_id from sessions s
  where s.demonstration = 1 and s.visit_id <> '');
update people set weight_n = (select s.body_weight_n from sessions s where s.person_id = people.id
  and s.body_weight_n is not null order by s.id desc limit 1)
  where id in (select s.demonstration_of from sessions s);
update roster set change_stale = 1, trouble = null, trained_at = (select max(s.started_at) from sessions s
  join bouts b on b.session_id = s.id where s.person_id = roster.person_id
  and b.exercise in ('toe-press', 'tiptoe', 'ankle-circle', 'free')), tested_at = (select max(x.started_at) from tests x
  where x.person_id = roster.person_id), trouble_at = (select max(a.answered_at) from answers a
  where a.person_id = roster.person_id and a.answer in ('pain', 'dizzy', 'nearly-fell'))
  where person_id in (select s.demonstration_of from sessions s);
update roster set trouble = (select a.answer from answers a where a.person_id = roster.person_id
  and a.answered_at = roster.trouble_at and a.answer in ('pain', 'dizzy', 'nearly-fell'))
  where trouble_at is not null and trouble is null;
update bouts set score = null where measured = 0;
update measures set value = null, reason = 'counted, not measured' where measure = 'score'
  and bout_id in (select b.id from bouts b where b.measured = 0);
delete from measures where weight is not null and bout_id in (select b.id from bouts b where b.measured = 0);
)";

// Changes are judged by another formula (change-ratio/2): what the roster says of them is computed again.
constexpr std::string_view kSixth = R"(
update roster set change_stale = 1 where tested_at is not null;
)";

// Certificates of boards. A session keeps what its board's said when it began. `board_objection` is why percentiles are
// withheld: '' for no reason, null in sessions from before, whose percentiles stay as they were.
constexpr std::string_view kSeventh = R"(
create table certificates (
  id text primary key,
  board_serial text not null,
  made_at text not null,
  fit integer not null,
  noise_mm real not null,
  content text not null,
  lapsed_at text);
create index certificates_of_board on certificates(board_serial, id);
alter table sessions add column certified_on text;
alter table sessions add column certified_noise_mm real;
alter table sessions add column certified_for_kg real;
alter table sessions add column board_objection text;
)";

}  // namespace

std::span<const Migration> migrations() {
  static constexpr std::array<Migration, 7> kMigrations{
      {{1, kFirst}, {2, kSecond}, {3, kThird}, {4, kFourth}, {5, kFifth}, {6, kSixth}, {7, kSeventh}}};
  return kMigrations;
}

}  // namespace surefoot
