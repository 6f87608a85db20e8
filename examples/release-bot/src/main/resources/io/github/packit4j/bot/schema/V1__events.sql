-- What was received. A subject's events are handled one after the other, in the order of seq.
create table event (
  seq bigint generated always as identity primary key,
  id char(64) not null unique, -- SHA-256 of the body
  subject varchar(300) not null,
  body text not null,
  state varchar(10) not null, -- WAITING, DONE or FAILED
  attempts int not null,
  due timestamp(6) with time zone not null,
  received timestamp(6) with time zone not null,
  note text
);

create index event_waiting on event (state, subject, seq);

-- The table of db-scheduler: one row a subject with events that wait.
create table scheduled_tasks (
  task_name varchar(100) not null,
  task_instance varchar(300) not null,
  task_data bytea,
  execution_time timestamp(6) with time zone not null,
  picked boolean not null,
  picked_by varchar(100),
  last_success timestamp(6) with time zone,
  last_failure timestamp(6) with time zone,
  consecutive_failures int,
  last_heartbeat timestamp(6) with time zone,
  version bigint not null,
  priority smallint,
  primary key (task_name, task_instance)
);

create index scheduled_tasks_time on scheduled_tasks (execution_time);
create index scheduled_tasks_heartbeat on scheduled_tasks (last_heartbeat);
