-- What a bot has done on a branch of a package, from the first step to the last; the newest few of each branch are kept.
create table job (
  seq bigint generated always as identity primary key,
  package_name varchar(300) not null,
  branch varchar(300) not null,
  state varchar(10) not null, -- RUNNING, DONE, SKIPPED, FAILED or LOST
  started timestamp(6) with time zone not null,
  ended timestamp(6) with time zone,
  note text not null,
  link text
);

create index job_branch on job (package_name, branch, seq);
create index job_state on job (state);

create table step (
  job bigint not null references job (seq) on delete cascade,
  place int not null,
  name varchar(30) not null,
  state varchar(10) not null, -- RUNNING, DONE or FAILED
  started timestamp(6) with time zone not null,
  millis bigint,
  bytes bigint not null,
  detail text not null,
  primary key (job, place)
);

-- What an event has led to when it was handled last; forgotten with the event.
create table outcome (
  event char(64) not null references event (id) on delete cascade,
  place int not null,
  job varchar(300) not null,
  package_name varchar(300) not null,
  branch varchar(300),
  state varchar(10) not null, -- DONE, SKIPPED or FAILED
  note text not null,
  link text,
  primary key (event, place)
);

create index outcome_package on outcome (package_name);

-- What an event would do, and whether somebody has agreed. It outlives the event: who has said no is not asked again.
create table plan (
  seq bigint generated always as identity primary key,
  event char(64) not null unique, -- the id of the event
  body text not null,
  print char(64) not null, -- SHA-256 of the body: what was looked at is what is agreed to
  state varchar(10) not null, -- WAITING, APPROVED, DECLINED or DONE
  made timestamp(6) with time zone not null,
  decided timestamp(6) with time zone
);

create index plan_state on plan (state, seq);
