-- Whether the first word on a ticket was ours.
alter table ticket add column ours boolean not null default false;
