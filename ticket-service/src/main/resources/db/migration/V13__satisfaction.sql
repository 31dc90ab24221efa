-- How content contacts are, as an answer to one of two questions: csat from 1 to 5, nps from 0 to 10.
alter table rating
    add column question text not null default 'csat',
    add column channel  text,
    add column category text,
    add column first_at timestamptz;

update rating r set channel = t.channel, category = t.category, first_at = r.rated_at from ticket t where t.id = r.ticket;

alter table rating
    alter column question drop default,
    alter column channel  set not null,
    alter column category set not null,
    alter column first_at set not null,
    drop constraint rating_score_check,
    drop constraint rating_pkey,
    add check (question = 'csat' and score between 1 and 5 or question = 'nps' and score between 0 and 10),
    add primary key (ticket, question);

-- What contacts were asked, each row by one message of ours, whose id it has.
create table satisfaction_request (
    id           uuid primary key,
    ticket       uuid        not null references ticket (id),
    question     text        not null,
    team         text        not null,
    channel      text        not null,
    category     text        not null,
    account      text        not null,
    conversation text        not null,
    -- Who was asked, where that is known.
    contact      uuid,
    asked_at     timestamptz not null,
    -- The message that asked last; another one where they were reminded.
    last_message uuid        not null,
    reminders    int         not null default 0
);

create index satisfaction_request_of_ticket on satisfaction_request (ticket, asked_at);
create index satisfaction_request_at on satisfaction_request (asked_at);
create index satisfaction_request_of_contact on satisfaction_request (contact, asked_at) where contact is not null;
create index satisfaction_request_in on satisfaction_request (conversation, asked_at);
create index satisfaction_request_by on satisfaction_request (account, asked_at);

-- What is still to be done about a ticket: to ask its contact, or to remind them of what they were asked.
create table satisfaction_due (
    ticket  uuid primary key references ticket (id),
    due_at  timestamptz not null,
    request uuid references satisfaction_request (id)
);

create index satisfaction_due_at on satisfaction_due (due_at);
