-- How tickets come to agents: what teams want, what agents can take and whether they are there, and what is offered to whom.

alter table team
    -- How many tickets it gave, by which every so many-th is one that has waited longest.
    add column given  bigint not null default 0,
    add column policy jsonb  not null default '{"strategy": "round_robin", "prefer": [], "skills": []}';

alter table agent
    add column capacity       jsonb       not null default '{"per_channel": {}}',
    add column skills         text[]      not null default '{}',
    add column presence       text        not null default 'online',
    add column presence_since timestamptz not null default now(),
    -- Absent where nobody has to say again that they are there.
    add column presence_until timestamptz;

update agent set presence = case when available then 'online' else 'offline' end;

alter table agent drop column available;

create index agent_expiring on agent (presence_until) where presence_until is not null;

alter table ticket
    -- Since when it waits in its team; of no meaning while it has an agent.
    add column queued_since  timestamptz,
    add column offered_to    text,
    add column offered_until timestamptz;

update ticket set queued_since = updated_at;

alter table ticket alter column queued_since set not null;

drop index ticket_waiting;
create index ticket_waiting on ticket (team, urgency, number)
    where agent is null and offered_to is null and status in ('new', 'open', 'pending', 'on_hold', 'snoozed');
create index ticket_waiting_longest on ticket (team, queued_since)
    where agent is null and offered_to is null and status in ('new', 'open', 'pending', 'on_hold', 'snoozed');
create index ticket_held on ticket (agent, channel)
    where agent is not null and status in ('new', 'open', 'pending', 'on_hold', 'snoozed');
create index ticket_offered on ticket (offered_to, channel) where offered_to is not null;
create index ticket_offer_ends on ticket (offered_until) where offered_until is not null;

-- Who is not to be asked about a ticket for a while.
create table declined_offer (
    ticket uuid        not null references ticket (id),
    agent  text        not null,
    how    text        not null,
    at     timestamptz not null,
    primary key (ticket, agent)
);

-- What teams gave of late that limit what one agent is given.
create table handing (
    team  text        not null,
    agent text        not null,
    at    timestamptz not null
);

create index handing_of_late on handing (team, at);
