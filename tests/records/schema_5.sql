
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
