
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
