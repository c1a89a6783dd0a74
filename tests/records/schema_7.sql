
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
