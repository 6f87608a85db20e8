-- What happened, whoever has told of it and however often: SHA-256 of the body without its origin. Plans and sweeps know an event by it.
alter table event add column happened char(64);

create index event_happened on event (happened);
