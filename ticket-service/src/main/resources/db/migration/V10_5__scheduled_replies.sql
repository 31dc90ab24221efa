-- Replies that are not given yet. Each becomes a message when its time has come, under the same id.
create table scheduled_reply (
    id                uuid primary key,
    ticket            uuid        not null references ticket (id),
    words             jsonb       not null,
    actor             text        not null,
    -- How many messages the ticket had, to tell whether its contact wrote since.
    position          bigint      not null,
    if_contact_writes text        not null,
    state             text        not null,
    reason            text,
    due_at            timestamptz not null,
    created_at        timestamptz not null
);

create index scheduled_reply_due on scheduled_reply (due_at) where state = 'waiting';
create index scheduled_reply_of_ticket on scheduled_reply (ticket, due_at);
