
create table digests (
  session_id text not null references sessions(id) on delete cascade,
  second integer not null,
  game text not null,
  movement text not null,
  clock text not null,
  primary key (session_id, second));
