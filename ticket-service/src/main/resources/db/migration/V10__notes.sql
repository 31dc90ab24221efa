-- Which of us said what, as in events, and whom a note calls by name.
alter table message add column author text;
alter table message add column mentions jsonb;
