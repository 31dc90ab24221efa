-- What a reply says beside its text, so that it can be sent once more, and which one it repeats.
alter table message add column words jsonb;
alter table message add column repeats uuid;

create index message_repeated on message (repeats) where repeats is not null;

-- In which each message is written, as far as that can be told.
alter table message add column language text;
