-- Where tickets stand, with what belongs to that, and how they hang together.

alter table ticket
    add column status_since        timestamptz,
    add column snoozed_until       timestamptz,
    add column resolution          text,
    add column resolved_at         timestamptz,
    add column merged_into         uuid references ticket (id),
    add column status_before_merge text,
    add column spam_by             text;

update ticket set
    status_since = updated_at,
    resolution = case status when 'resolved' then 'solved' end,
    resolved_at = case status when 'resolved' then updated_at end;

alter table ticket alter column status_since set not null;

-- Whose time comes.
create index ticket_snoozed on ticket (snoozed_until) where status = 'snoozed';
create index ticket_resolved on ticket (resolved_at) where status = 'resolved';
create index ticket_parts on ticket (merged_into) where merged_into is not null;

drop index ticket_waiting;
create index ticket_waiting on ticket (team, urgency, number)
    where agent is null and status in ('new', 'open', 'pending', 'on_hold', 'snoozed');

-- Read from both sides; what is the same in both directions stands here once.
create table ticket_link (
    ticket     uuid        not null references ticket (id),
    kind       text        not null,
    other      uuid        not null references ticket (id),
    created_at timestamptz not null,
    primary key (ticket, kind, other)
);

create index ticket_link_back on ticket_link (other);
