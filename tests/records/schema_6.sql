
update roster set change_stale = 1 where tested_at is not null;
