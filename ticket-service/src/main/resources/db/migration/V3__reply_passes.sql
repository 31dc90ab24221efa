-- What lets one answer to a message through at once, on channels that give such a thing; worth nothing a minute later.
alter table message add column reply_pass jsonb;
