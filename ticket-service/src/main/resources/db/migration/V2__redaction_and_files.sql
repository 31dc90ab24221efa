-- Deletions by what they delete, because one may come before what it deletes. Hashed, like message_of_provider.
create index message_deletion on message (md5(content ->> 'target')) where content ->> 'type' = 'deletion';

-- What became of files of messages that have not come yet: they travel by other ways.
create table early_attachment (
    id          bigint generated always as identity primary key,
    message     uuid        not null,
    report      bytea       not null,
    received_at timestamptz not null
);

create index early_attachment_of_message on early_attachment (message);
