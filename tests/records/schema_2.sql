
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
