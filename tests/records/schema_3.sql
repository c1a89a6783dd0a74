
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
  locked_until text);
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
