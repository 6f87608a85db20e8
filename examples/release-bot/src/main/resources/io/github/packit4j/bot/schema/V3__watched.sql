-- Packages and addresses of projects that something was done for: a sweep looks after them.
create table watched (
  name varchar(300) primary key
);
